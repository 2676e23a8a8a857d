"""Which characters the fonts of the documents can print."""

from functools import cache

from fontTools.ttLib import TTFont

from reports.render.html import STATIC

FONTS = ("PortalSarabun-Regular.ttf", "PortalSymbols-Regular.ttf")
MISSING = "□"
BREAK_AFTER = "\u200b"  # many of them in a row need a place to break
# Joiners and the choice of a coloured picture, which print nothing themselves
SILENT = frozenset("\n\u200b\u200d\ufe0e\ufe0f")


def missing(text: str) -> list[str]:
    """The characters of the text that no font of the documents has, in their order."""
    return sorted(set(text) - printable() - SILENT)


def with_boxes(text: str) -> str:
    """The text with `MISSING` for each character that cannot be printed.

    A font of the machine may have it, but then the document would look another way on another machine.
    """
    table = dict.fromkeys(map(ord, missing(text)), MISSING + BREAK_AFTER) | {
        ord("\u200d"): None,
        ord("\ufe0f"): None,
    }
    return text.translate(table)


@cache
def printable() -> frozenset[str]:
    """Every character that the fonts have."""
    return frozenset(
        chr(code) for name in FONTS for code in TTFont(STATIC / "fonts" / name, lazy=True).getBestCmap()
    )
