"""One block as a picture, for files that cannot draw it: the same drawing as in the PDF."""

from dataclasses import replace
from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageChops

from reports.document import Block, Document
from reports.render import html, pdf

DPI = 400
_SIXTEEN_DEPTHS = [255 - (light >> 4) * 17 for light in range(256)]  # enough for the edge of a letter
_PAGE = """
@page picture {{ size: {width}mm 150mm !important; margin: 0 !important;
  @top-left {{ content: none !important }} @top-center {{ content: none !important }}
  @bottom-left {{ content: none !important }} @bottom-right {{ content: none !important }} }}
.document > div {{ page: picture !important }}
"""
_one_at_a_time = Lock()  # PDFium is not made for two threads


def picture_of(block: Block, document: Document, width: float) -> bytes:
    """The block in the document's digits as PNG, `DPI` dots an inch, as high as it is drawn.

    It is ink on no ground, so that the watermark of a draft is seen through it.

    Args:
        width: in millimetres.
    """
    alone = replace(document, orientation="portrait", blocks=(block,), draft=False, seal=None)
    drawn = pdf.to_pdf(html.page(alone), further_css=_PAGE.format(width=width))
    picture = rastered(drawn, DPI)
    white = Image.new("L", picture.size, 255)
    seen = ImageChops.difference(picture, white).getbbox() or (0, 0, 1, 1)
    depths = picture.crop((0, seen[1], picture.width, seen[3])).point(_SIXTEEN_DEPTHS)
    ink = Image.new("LA", depths.size, 0)
    ink.putalpha(depths)
    out = BytesIO()
    ink.save(out, "PNG")
    return out.getvalue()


def rastered(drawn: bytes, dpi: int) -> Image.Image:
    """The first page of a PDF in grey."""
    with _one_at_a_time:
        file = pypdfium2.PdfDocument(drawn)
        try:
            return file[0].render(scale=dpi / 72).to_pil().convert("L")
        finally:
            file.close()
