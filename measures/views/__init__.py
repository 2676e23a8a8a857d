"""The pages of measures. Each view finds, asks, answers; their addresses stand in measures/urls.py."""

from .editing import measure_add, measure_edit
from .listing import measure_list
from .moving import measure_delete, measure_move, measure_restore
from .progress import measure_progress
from .showing import measure_history, measure_show

__all__ = [
    "measure_add",
    "measure_delete",
    "measure_edit",
    "measure_history",
    "measure_list",
    "measure_move",
    "measure_progress",
    "measure_restore",
    "measure_show",
]
