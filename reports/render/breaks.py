"""Places to break a line in long text that has too few, so that no pasted text can hold the server."""

from weasyprint.text.line_break import get_log_attrs

BREAK = "\u200b"
LONG = 500  # characters without a line break of their own; shorter text is fast whatever it is


def with_breaks(text: str, longest: int) -> str:
    """The text with a place to break wherever it has none for half of a line of `longest` characters.

    WeasyPrint lays out a little more than a line at a time, but takes all the rest of the text for each line
    when that little has no second place to break: the square of the time, minutes for one cell.
    """
    if len(text) <= LONG:
        return text
    places = [
        at for at, place in enumerate(get_log_attrs(text, "th")) if place.is_line_break and at < len(text)
    ]
    parts = []
    for start, end in zip([0, *places], [*places, len(text)], strict=True):
        part = text[start:end]
        parts.append(BREAK.join(_cut(part, max(longest // 3, 1))) if len(part) > longest // 2 else part)
    return "".join(parts)


def _cut(text: str, size: int) -> list[str]:
    """The text in parts of that many characters, or up to twice as many where that saves a Thai cluster."""
    parts, start = [], 0
    for at in range(1, len(text)):
        length = at - start
        if length >= 2 * size or (length >= size and not _joined(text[at - 1], text[at])):
            parts.append(text[start:at])
            start = at
    return [*parts, text[start:]]


def _joined(before: str, after: str) -> bool:
    return "เ" <= before <= "ไ" or "ะ" <= after <= "ฺ" or after == "ๅ" or "็" <= after <= "๎"
