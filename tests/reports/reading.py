"""Reading a report back: its text as a person would copy it, but without blanks."""

import re
from html.parser import HTMLParser
from io import BytesIO

from pypdf import PdfReader
from pypdfium2 import PdfDocument

INVISIBLE = re.compile(r"[\s\u200b\u00ad\ufffe\u0002]+")


def flat(text: str) -> str:
    """The text without blanks and invisible characters."""
    return INVISIBLE.sub("", text)


def pages(pdf: bytes) -> list[str]:
    """The flat text of each page, by pypdf."""
    return [flat(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def pages_in_chrome(pdf: bytes) -> list[str]:
    """The flat text of each page, by the reader that Chrome uses."""
    with PdfDocument(pdf) as document:
        return [flat(page.get_textpage().get_text_range()) for page in document]


def without_frame(texts: list[str], head: str, number: re.Pattern[str]) -> str:
    """The text of a document whose table head repeats: the head stays once, the page numbers go."""
    kept = [
        number.sub("", texts[0]),
        *(number.sub("", text).replace(flat(head), "", 1) for text in texts[1:]),
    ]
    return "".join(kept)


def missing_in_order(parts: list[str], text: str) -> list[str]:
    """The parts that are not found in the text behind the one before."""
    at, missing = 0, []
    for part in map(flat, parts):
        found = text.find(part, at)
        if found < 0:
            missing.append(part)
        else:
            at = found + len(part)
    return missing


class _Text(HTMLParser):
    """Collects what a browser would show of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.shown, self.addresses = [], False, []

    def handle_starttag(self, tag, attrs):
        self.shown = self.shown or tag == "body"
        self.addresses += [
            value for name, value in attrs if name in ("src", "href", "action", "data", "srcset")
        ]

    def handle_data(self, data):
        if self.shown:
            self.text.append(data)


def html_text(html: bytes) -> str:
    """The flat text of the body."""
    parser = _Text()
    parser.feed(html.decode())
    return flat("".join(parser.text))


def html_addresses(html: bytes) -> list[str]:
    """Every address that a browser would ask for."""
    parser = _Text()
    parser.feed(html.decode())
    return parser.addresses
