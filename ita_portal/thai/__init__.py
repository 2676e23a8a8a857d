"""Thai text at the edges of the portal: digits, years, dates in and out, clean text, words on one line.

Inside the portal a date is a `date`, a score a `Decimal`, a digit Arabic; Thai digits and Buddhist years are
only in what a person types and in what a document prints. Import from here; the files beside are its parts.
"""

from ita_portal.thai.dates import (
    DateStyle,
    PeriodStyle,
    fiscal_year,
    fiscal_year_bounds,
    is_whole_fiscal_year,
    read_date,
    write_date,
    write_period,
)
from ita_portal.thai.digits import Digits, in_digits, to_arabic, to_thai
from ita_portal.thai.numbers import grouped, read_number, read_score, read_year
from ita_portal.thai.silence import says_nothing
from ita_portal.thai.text import clean, shown, sort_key
from ita_portal.thai.words import Piece, together, words

__all__ = [
    "DateStyle",
    "Digits",
    "PeriodStyle",
    "Piece",
    "clean",
    "fiscal_year",
    "fiscal_year_bounds",
    "grouped",
    "in_digits",
    "is_whole_fiscal_year",
    "read_date",
    "read_number",
    "read_score",
    "read_year",
    "says_nothing",
    "shown",
    "sort_key",
    "to_arabic",
    "to_thai",
    "together",
    "words",
    "write_date",
    "write_period",
]
