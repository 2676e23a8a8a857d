"""An emblem as PNG: decoded within limits and drawn anew, so that only its pixels stay."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from ita_portal.accounts.emblems.limits import (
    HEIGHT,
    LARGEST,
    LEAST_HEIGHT,
    MAX_PIXELS,
    Unusable,
    refuse_odd_shape,
)

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The last one: a second head, which says another size than the first.
_DAMAGE = (
    *(OSError, SyntaxError, ValueError, EOFError, zlib.error, struct.error),
    Image.DecompressionBombError,
)
_BROKEN = "แฟ้มภาพเสียหรือไม่ครบ ให้บันทึกเป็น PNG ใหม่แล้วอัปโหลดอีกครั้ง"
# Height in pixels, number of colours (0: all of them); 354 pixels are 15 mm at 600 dpi.
_TRIES = ((HEIGHT, 0), (HEIGHT, 256), (540, 256), (420, 256), (354, 256), (354, 64), (354, 16))


def clean(data: bytes) -> bytes:
    """The picture drawn anew: what is seen of it, no larger than `LARGEST` bytes.

    Raises:
        Unusable: it is damaged, empty, or too large, small or long to be an emblem.
    """
    width, height = _size(data)
    if width * height > MAX_PIXELS:
        raise Unusable(
            f"ภาพกว้าง {width:,} สูง {height:,} จุด ใหญ่เกินไป ให้ย่อให้กว้างและสูงไม่เกิน 4,000 จุดแล้วอัปโหลดใหม่"
        )
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as file:
            file.verify()  # WeasyPrint tells Pillow to draw half pictures; an emblem is whole
        with Image.open(BytesIO(data), formats=["PNG"]) as file:
            picture = file.convert("RGBA")
    except _DAMAGE as error:
        raise Unusable(_BROKEN) from error
    seen = picture.getchannel("A").getbbox()
    if seen is None:
        raise Unusable("ภาพนี้ว่างเปล่า ให้ตรวจแฟ้มแล้วอัปโหลดใหม่")
    picture = picture.crop(seen)
    refuse_odd_shape(*picture.size)
    if picture.height < LEAST_HEIGHT:
        raise Unusable(
            f"ดวงตราสูงเพียง {picture.height} จุด พิมพ์แล้วไม่คมชัด ให้ใช้ภาพที่ดวงตราสูงอย่างน้อย {LEAST_HEIGHT} จุด"
        )
    return _small(picture)


def _size(data: bytes) -> tuple[int, int]:
    """Width and height as the head of the file says, before anything is unpacked."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        raise Unusable(_BROKEN)
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _small(picture: Image.Image) -> bytes:
    """The picture as a file within the limit: lower, then with fewer colours, until it fits."""
    for height, colours in _TRIES:
        scale = min(1, height / picture.height)
        size = round(picture.width * scale), round(picture.height * scale)
        drawing = picture.resize(size, Image.Resampling.LANCZOS) if scale < 1 else picture
        if colours:
            drawing = drawing.quantize(colours, Image.Quantize.FASTOCTREE)
        out = BytesIO()
        drawing.save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST:
            return out.getvalue()
    raise Unusable("ภาพมีรายละเอียดมากเกินไป ให้ใช้ภาพดวงตราที่เป็นลายเส้นหรือสีเรียบ")
