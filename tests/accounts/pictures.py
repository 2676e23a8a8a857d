"""Pictures for the tests of emblems: drawn here, good ones and bad ones."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw, PngImagePlugin

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def a_png(width: int = 400, height: int = 400, *, comment: str = "") -> bytes:
    """A gold disc on no ground, as wide and high as the picture; a comment goes along unseen."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill=(191, 144, 0, 255))
    told = PngImagePlugin.PngInfo()
    if comment:
        told.add_text("Comment", comment)
    out = BytesIO()
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def png_bomb(width: int, height: int) -> bytes:
    """A few kilobytes that unpack to width × height pixels."""
    rows = zlib.compressobj(9)
    data = b"".join(rows.compress(b"\0" * (width // 8 + 1)) for _ in range(min(height, 2000))) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def png_with_two_heads() -> bytes:
    """Its first head says 400 × 400, its second 60,000 × 60,000."""
    whole, at = a_png(), 8 + 25
    second = _chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0))
    return whole[:at] + second + whole[at:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def an_svg(inside: str = '<circle cx="50" cy="50" r="48" fill="#bf9000"/>', *, before: str = "") -> bytes:
    """A drawing of 100 × 100 with that inside; `before` stands before its first element."""
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    box = 'viewBox="0 0 100 100"'
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {xlink} {box}>{inside}</svg>'.encode()


def svg_that_repeats_itself(levels: int = 12) -> bytes:
    """A drawing that holds 10 to the power of `levels` circles by repeating its parts."""
    parts = ['<g id="p0"><circle cx="50" cy="50" r="9"/></g>']
    parts += [
        f'<g id="p{level}">{f"""<use xlink:href="#p{level - 1}"/>""" * 10}</g>'
        for level in range(1, levels + 1)
    ]
    return an_svg(f'<defs>{"".join(parts)}</defs><use xlink:href="#p{levels}"/>')
