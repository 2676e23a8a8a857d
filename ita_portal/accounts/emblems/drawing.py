"""A cleaned SVG drawn as the documents will draw it."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ita_portal.accounts.emblems.limits import HEIGHT, Unusable
from ita_portal.accounts.emblems.svg import box_of

SECONDS, MEMORY = 4, 1024**3  # of a processor, start included; bytes
PATIENCE = 60  # seconds in which a busy machine gives it those of a processor
_ADDRESS = "emblem:picture"
_ROOT = Path(__file__).resolve().parents[3]
_one_at_a_time = Lock()  # PDFium is not made for two threads


def drawn_within_limits(svg: bytes) -> bytes:
    """The same as `drawn`, by a process of its own: a drawing that repeats itself for ever ends with it.

    Raises:
        Unusable: nothing can be seen of it, or it takes too long.
    """
    command = [sys.executable, "-m", "ita_portal.accounts.emblems.process", str(SECONDS)]
    too_much = Unusable("ระบบวาดแฟ้ม SVG นี้ไม่ได้ ให้ส่งออกเป็น PNG แล้วอัปโหลดใหม่")
    try:
        done = subprocess.run(
            command, input=svg, capture_output=True, cwd=_ROOT, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise too_much from late
    if done.returncode or not done.stdout:
        raise too_much
    return done.stdout


def drawn(svg: bytes) -> bytes:
    """The drawing as PNG, `HEIGHT` pixels high, on no ground; the same SVG gives the same bytes.

    Raises:
        Unusable: nothing can be seen of it.
    """
    width, height = box_of(svg)
    across = 100 * width / height
    page = (
        f"@page {{ size: {across}pt 100pt; margin: 0 }} img {{ display: block; width: 100%; height: 100pt }}"
    )
    source = f'<style>{page} body {{ margin: 0 }}</style><img src="{_ADDRESS}">'
    with _one_at_a_time:
        pdf = HTML(string=source, url_fetcher=_OnlyThis(svg)).write_pdf()
        file = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = file[0].render(scale=HEIGHT / 100, fill_color=(255, 255, 255, 0), maybe_alpha=True)
            picture = bitmap.to_pil().convert("RGBA")
        finally:
            file.close()
    if picture.getchannel("A").getbbox() is None:
        raise Unusable("ไม่เห็นภาพใดในแฟ้ม SVG นี้ ให้ส่งออกเป็น PNG แล้วอัปโหลดใหม่")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class _OnlyThis(URLFetcher):
    """Hands out the drawing and nothing else."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """The drawing.

        Raises:
            ValueError: the address is another.
        """
        if url != _ADDRESS:
            raise ValueError(f"an emblem may not fetch {url}")
        return URLFetcherResponse(url, self._svg, {"Content-Type": "image/svg+xml"})
