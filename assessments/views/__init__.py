"""The pages of results and targets. Each view finds, asks, answers; their addresses stand in urls.py."""

from .scores import scores

__all__ = ["scores"]
