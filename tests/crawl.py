"""Walks through the portal as a person would, by every link she is shown, and reads what she gets."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import docx
import openpyxl
import pypdf
from django.test import Client

LEAVES = ("/accounts/logout/",)  # a walk does not sign out
# Every year has the same pages: one of results and one of measures stand for them; one of letters for scores.
OTHER_YEARS = re.compile(r"/25(?!68|69|63/(?:scores/|$))[0-9]{2}/")
FILES = re.compile(r"/(?:download|export|sample)/")


@dataclass(frozen=True)
class Answer:
    """What one address answered: status, its text whatever the kind of file, and its head."""

    address: str
    status: int
    text: str
    headers: Mapping[str, str]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")) is not None:
            self.found.append(address)


def walk(browser: Client, start: str = "/", *, files: bool = True, within: str = "") -> Iterator[Answer]:
    """Every answer within reach of links, each address once, from `start` on.

    Args:
        files: False for pages alone.
        within: what stands in every address that is gone to.
    """
    waiting, seen = [start], {start}
    while waiting:
        address = waiting.pop(0)
        response = browser.get(address, follow=True)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        name = unquote(response.headers.get("Content-Disposition", ""))
        yield Answer(address, response.status_code, name + text_of(kind, body), response.headers)
        if kind == "text/html":
            for link in links_of(body.decode(), response.request["PATH_INFO"]):
                if link not in seen and within in link and _leads_on(link, files):
                    seen.add(link)
                    waiting.append(link)


def _leads_on(link: str, files: bool) -> bool:
    return not (link.startswith(LEAVES) or OTHER_YEARS.search(link) or (FILES.search(link) and not files))


def links_of(html: str, base: str) -> list[str]:
    """The portal's own addresses that a page links to.

    Raises:
        AssertionError: a link without an address, which would lead back to the same page.
    """
    links = _Links()
    links.feed(html)
    assert "" not in links.found, f"a link on {base} leads nowhere"
    own = (urlsplit(urljoin(base, href)) for href in links.found)
    return [
        part.path + (f"?{part.query}" if part.query else "") for part in own if not part.netloc and part.path
    ]


def text_of(kind: str, body: bytes) -> str:
    """The words of a page or a file."""
    if kind == "application/pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    if "wordprocessing" in kind:
        return "".join(docx.Document(io.BytesIO(body)).element.body.itertext())
    if "spreadsheet" in kind:
        sheets = openpyxl.load_workbook(io.BytesIO(body)).worksheets
        return "\n".join(
            str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
        )
    return body.decode()
