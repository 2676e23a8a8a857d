"""The watermark of a draft: a picture, since office programs misplace the marks of Thai lettering."""

from functools import cache
from io import BytesIO

from PIL import Image

from reports.render import pdf
from reports.render.picture import rastered
from reports.render.text import DRAFT
from reports.render.word.pictures import Pictures

NAME = "WordPictureWatermark1"  # by this name Word's own menu finds it and takes it away
WIDTH = 95  # millimetres
_DPI, _GREY = 100, 228
_CSS = (
    "@page { size: 120mm 70mm; margin: 0 } "
    "p { margin: 0; font: bold 110pt/60mm 'Portal Sarabun'; text-align: center }"
)


def watermark_xml(pictures: Pictures) -> str:
    """A run for a header: the word across the page, behind its text."""
    return pictures.behind(_drawn(), about=DRAFT, name=NAME, width=WIDTH)


@cache
def _drawn() -> bytes:
    """The word in grey on no ground, rising from left to right."""
    page = f'<!doctype html><html lang="th"><title>{DRAFT}</title><body><p>{DRAFT}</p></body></html>'
    black = rastered(pdf.to_pdf(page, further_css=_CSS), _DPI)
    ink = black.point(lambda light: 255 - light).rotate(35, Image.Resampling.BICUBIC, expand=True)
    grey = Image.new("LA", ink.size, _GREY)
    grey.putalpha(ink)
    out = BytesIO()
    grey.crop(ink.getbbox()).save(out, "PNG", optimize=True)
    return out.getvalue()
