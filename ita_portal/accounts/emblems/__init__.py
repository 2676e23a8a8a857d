"""ตราสัญลักษณ์: what an administrator uploads becomes a small picture that does nothing but show itself.

What the file is, its content says and not its name. A PNG is drawn anew; of an SVG only its shapes stay.
Documents carry the picture in their facts, so it is never larger than `LARGEST`.
"""

from dataclasses import dataclass
from functools import lru_cache

from ita_portal.accounts.emblems import png, svg
from ita_portal.accounts.emblems.drawing import drawn, drawn_within_limits
from ita_portal.accounts.emblems.limits import LARGEST, MAX_BYTES, MAX_BYTES_OF_SVG, Unusable

__all__ = ["ENDINGS", "MAX_BYTES", "Emblem", "Unusable", "as_png", "clean"]

PNG, SVG = "image/png", "image/svg+xml"
ENDINGS = {PNG: "png", SVG: "svg"}


@dataclass(frozen=True)
class Emblem:
    """A cleaned picture; its media type is `image/png` or `image/svg+xml`."""

    data: bytes
    media_type: str


def clean(data: bytes) -> Emblem:
    """The picture without anything that is not picture.

    Raises:
        Unusable: it is none, or one that cannot be printed; a Thai sentence with what to do.
    """
    if len(data) > MAX_BYTES:
        raise Unusable(f"แฟ้มมีขนาด {len(data) / 1024 / 1024:.1f} MB ใหญ่เกิน 5 MB ให้ย่อภาพแล้วอัปโหลดใหม่")
    if data.startswith(png.SIGNATURE):
        return Emblem(png.clean(data), PNG)
    if not svg.looks_like(data):
        raise Unusable("แฟ้มนี้ไม่ใช่ภาพ PNG หรือ SVG ให้บันทึกภาพเป็น PNG แล้วอัปโหลดใหม่")
    if len(data) > MAX_BYTES_OF_SVG:
        raise Unusable("แฟ้ม SVG ใหญ่เกิน 1 MB ให้ส่งออกเป็น PNG แล้วอัปโหลดใหม่")
    shapes = svg.clean(data)
    picture = drawn_within_limits(shapes)
    return Emblem(shapes, SVG) if len(shapes) <= LARGEST else Emblem(png.clean(picture), PNG)


@lru_cache(maxsize=64)
def as_png(emblem: Emblem) -> bytes:
    """The picture as PNG, for programs that draw no SVG."""
    return emblem.data if emblem.media_type == PNG else drawn(emblem.data)
