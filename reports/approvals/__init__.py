"""The chain of opinions: submit, give an opinion, take back, record what was signed on paper.

Every action refuses with a Thai sentence (`Refused`), which the trail keeps; then nothing else is written.
What the rules are stands in `rules`, and once more for the database in `reports.triggers`.
"""

from .actions import decide, read_scan, recall, record_on_paper
from .on_paper import wrong_day, wrong_signer
from .refusals import Refused
from .rules import may_decide, may_recall, may_record, may_submit, told_to_recorder
from .submitting import errors_of, submit

__all__ = [
    "Refused",
    "decide",
    "errors_of",
    "may_decide",
    "may_recall",
    "may_record",
    "may_submit",
    "read_scan",
    "recall",
    "record_on_paper",
    "submit",
    "told_to_recorder",
    "wrong_day",
    "wrong_signer",
]
