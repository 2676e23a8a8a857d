"""Document → HTML: inside a page of the portal, as the source of the PDF, and as a file that stands alone."""

import base64
import re

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ita_portal.thai import in_digits
from reports.document import Document

STATIC = settings.BASE_DIR / "static"
STYLE = STATIC / "css" / "document.css"


def body(document: Document, level: int = 1) -> SafeString:
    """The document without a page around it; `level` is that of its heading. The page brings document.css."""
    return render_to_string("reports/body.html", {"document": document, "level": level})


def page(document: Document, css: str = "") -> str:
    """The document as a whole page, with that style sheet in it."""
    context = {
        "document": document,
        "title": in_digits(document.title, document.digits),
        "author": in_digits(document.author, document.digits),
        "on_paper": not css,  # the renderer that brings its own style prints on pages of a known width
        "css": base64.b64encode(css.encode()).decode("ascii"),
    }
    return render_to_string("reports/document.html", context)


def draw(document: Document) -> bytes:
    """The document as one file that asks for nothing else: style and fonts are inside."""
    return page(document, standalone_css()).encode()


def standalone_css() -> str:
    """The style sheet with every font it names inside it."""
    return re.sub(r'url\("(\.\./fonts/[^"]+)"\)', _inlined, STYLE.read_text(encoding="utf-8"))


def _inlined(match: re.Match[str]) -> str:
    font = (STYLE.parent / match[1]).read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(font).decode("ascii")}")'
