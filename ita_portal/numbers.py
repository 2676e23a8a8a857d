"""Numbers that our own pages send back: places, ids. People's typing is read by ita_portal.thai."""


def read_positive(text: str, digits: int = 9) -> int | None:
    """A whole number from 1 on, of at most so many digits; None for anything else."""
    number = int(text) if text.isdecimal() and len(text) <= digits else 0
    return number or None
