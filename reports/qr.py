"""QR codes: an address as a drawing, for the foot of a sealed document."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import segno

QUIET = 4  # modules of blank around it, as ISO/IEC 18004 wants
_DOTS = 8  # pixels a module in a picture


@dataclass(frozen=True)
class QrPath:
    """A QR code as one SVG path: `d` fills the dark modules; `size` modules a side, the blank too."""

    d: str
    size: int


@lru_cache(maxsize=64)
def path(text: str) -> QrPath:
    """The QR code of the text as a path, for HTML and PDF; a seventh of it may be lost (level M)."""
    code = _code(text)
    runs = []
    for y, row in enumerate(code.matrix, start=QUIET):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x + QUIET} {y}h{length}v1h-{length}z")
            x += length or 1
    return QrPath("".join(runs), len(code.matrix) + 2 * QUIET)


@lru_cache(maxsize=64)
def png(text: str) -> bytes:
    """The QR code of the text as a picture, for Word; the same text gives the same bytes."""
    out = BytesIO()
    _code(text).save(out, kind="png", scale=_DOTS, border=QUIET)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m")
