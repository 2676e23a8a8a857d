"""The words around the tables: drafted from the facts, edited per report, with placeholders for figures."""

from reports.wording.placeholders import PLACEHOLDERS, Placeholder, fill, unknown_in
from reports.wording.words import Wording, raw_of, text_of

__all__ = ["PLACEHOLDERS", "Placeholder", "Wording", "fill", "raw_of", "text_of", "unknown_in"]
