"""Document → PDF, by WeasyPrint.

The style sheet and the fonts are read once in a process. WeasyPrint can use them again, but not in two
threads at once, so one document is drawn at a time; a server has more than one process.
"""

import atexit
import base64
import gc
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.document import Document
from reports.render import html
from reports.render.breaks import BREAK
from reports.render.glyphs import with_boxes

_one_at_a_time = Lock()
# Without HarfBuzz Subset (Ubuntu 22.04) fontTools cuts the fonts, and would write the time of day into them.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


def draw(document: Document) -> bytes:
    """The document as a tagged PDF (PDF/UA-1), its fonts inside; the same document gives the same bytes."""
    return to_pdf(html.page(document), variant="pdf/ua-1")


def to_pdf(page: str, *, further_css: str = "", variant: str | None = None) -> bytes:
    """A page of HTML drawn in the style of the documents.

    Args:
        further_css: rules that go before those of the documents' own style sheet where they say `!important`.
        variant: of PDF, as WeasyPrint calls it.
    """
    further = [CSS(string=further_css, url_fetcher=OwnFontsOnly())] if further_css else []
    with _one_at_a_time, _without_collection():
        return _written(with_boxes(page), further, variant)


def _written(page: str, further: list[CSS], variant: str | None) -> bytes:
    """The file; once it is there nothing holds the pages any more, and the next collection frees them."""
    style = _style()
    drawn = HTML(string=page, url_fetcher=OwnFontsOnly()).render(
        stylesheets=[style.sheet, *further],
        font_config=style.fonts,
        counter_style=style.counters,
        pdf_variant=variant,
        presentational_hints=True,
    )
    for each in drawn.pages:
        each.bookmarks = [
            (level, label.replace(BREAK, ""), *where) for level, label, *where in each.bookmarks
        ]
    return drawn.write_pdf(pdf_variant=variant)


def warm_up() -> None:
    """Loads the style sheet and the fonts, so that the first document does not wait for them."""
    _style()


class OwnFontsOnly(URLFetcher):
    """Hands out the fonts of the documents and the pictures inside them: no network, no other file (P29)."""

    FONTS = html.STATIC / "fonts"
    PICTURE = re.compile(r"data:(image/(?:png|svg\+xml));base64,([A-Za-z0-9+/]+=*)")

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """The font file that the address names, or the picture that it is.

        Raises:
            ValueError: it names anything else. WeasyPrint reports it and goes on without.
        """
        if picture := self.PICTURE.fullmatch(url):
            return URLFetcherResponse(url, base64.b64decode(picture[2]), {"Content-Type": picture[1]})
        for font in self.FONTS.glob("*.ttf"):
            if url == font.as_uri():
                return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})
        raise ValueError(f"a document may not fetch {url}")


@dataclass(frozen=True)
class _Style:
    sheet: CSS
    fonts: FontConfiguration
    counters: CounterStyle


@cache
def _style() -> _Style:
    fonts, counters = FontConfiguration(), CounterStyle()
    # TTF where the browser gets WOFF2: WeasyPrint would unpack that again at every rendering.
    css = html.STYLE.read_text(encoding="utf-8").replace(".woff2", ".ttf")
    sheet = CSS(
        string=css,
        base_url=html.STYLE.as_uri(),
        url_fetcher=OwnFontsOnly(),
        font_config=fonts,
        counter_style=counters,
    )
    return _Style(sheet, fonts, counters)


@atexit.register
def _let_go() -> None:
    """Frees what Pango lent while it is still there: a process that ends would crash on it afterwards."""
    _style.cache_clear()
    gc.collect()


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection while a document is drawn: it finds little, and takes a tenth of a long one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
