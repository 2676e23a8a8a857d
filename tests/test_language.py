"""What people read is Thai, and its years are Buddhist (P39); what links lead to: tests/test_walks.py."""

import re
from html.parser import HTMLParser

import pytest

from assessments.models import Indicator, Issue, Item, SubIndicator

SPOKEN = {"alt", "aria-label", "placeholder", "title"}
SILENT = {"script", "style"}
# Names and codes that stand in Latin letters in Thai official papers as well; the code of the town.
LATIN = {
    "ITA",
    "ITAS",
    "IIT",
    "EIT",
    "OIT",
    "Admin",  # ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน), as the form of the memo prints it
    "Service",
    "PDF",
    "Excel",
    "Word",
    "CSV",
    "xlsx",
    "docx",
    "PNG",
    "SVG",
    "csv",
    "MB",
    "tharnsai",
}


class Reader(HTMLParser):
    """Collects what a page says to eyes and ears."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.said += [value or "" for name, value in attrs if name in SPOKEN]
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not SILENT & set(self.inside):
            self.said.append(data)


def latin(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", text)


def foreign(html: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Words in Latin letters that are no known names, and years that are not Buddhist."""
    reader = Reader()
    reader.feed(html)
    text = re.sub(r"https?://\S+", "", "\n".join(reader.said))  # an example of an address
    words = set(latin(text)) - LATIN - names
    return sorted(words) + re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)


def official_names() -> frozenset[str]:
    """Latin words in the names that the rules of the years give: Social Network, No Gift Policy."""
    rules = (Indicator, SubIndicator, Item, Issue)
    return frozenset(
        word for rule in rules for name in rule.objects.values_list("name", flat=True) for word in latin(name)
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>รายงาน ITA ปี 2569</p>", []),
        ("<p>Save</p>", ["Save"]),
        ('<img alt="Logo">', ["Logo"]),
        ("<p>1 ต.ค. 2025</p>", ["2025"]),
        ('<time datetime="2025-10-01">1 ต.ค. 2568</time><script>let x = 2025</script>', []),
    ],
)
def test_a_foreign_word_would_be_seen(html, found):
    assert foreign(html) == found


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/key/x-wrong/",
        "/no-such-page/",
    ],
)
def test_p39_a_visitor_reads_thai(client, db, address):
    assert foreign(client.get(address).content.decode()) == []
