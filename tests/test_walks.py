"""Who follows every link sees nothing of the neighbours (P3), Thai alone (P39) and no inline code (P9)."""

import re

import pytest

from tests.test_language import foreign, official_names
from tests.twins import FOREIGN, FOREIGN_FIGURES, OWN, STRANGERS, walked

USERS = {"pimlada", "somchai", "malee", "kittipat", "orawan", "somkiat", "rattana"}
# What a sealed version has in Latin letters: its hash, its code and size; what the letters ITA stand for.
OFFICIAL = {"SHA", "KB"}
CODES = re.compile(
    r"\b[0-9a-f]{64}\b|\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b|Integrity and Transparency Assessment"
)
POLICY = {
    *(
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
    ),
    *("connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
}
FOREIGN_WORDS = (FOREIGN, *FOREIGN_FIGURES, *(code for code, _ in STRANGERS.values()))


@pytest.fixture(scope="module", params=["administrator", "engineer", "reader"])
def part(request) -> str:
    """One after the other, so that each walks once for all promises."""
    return request.param


@pytest.fixture
def answers(part, db):
    """What this person gets; the files are the same for all, and she who sees most takes them all."""
    return walked(part, files=part == "administrator")


def is_page(answer) -> bool:
    return answer.text.lstrip().lower().startswith("<!doctype html>")


def test_p03_no_page_export_or_document_shows_a_word_or_a_figure_of_the_other(answers):
    seen = {a.address: [w for w in FOREIGN_WORDS if w in a.text] for a in answers}
    assert {address: words for address, words in seen.items() if words} == {}
    assert [a.address for a in answers if a.status != 200] == [], "every link leads somewhere"
    assert sum(OWN in a.text for a in answers) >= 8, "the walk saw the town's own words"


def test_p39_all_text_is_thai_and_all_years_are_buddhist(answers):
    pages = [answer for answer in answers if is_page(answer)]
    assert len(pages) > 10
    names = official_names() | USERS | OFFICIAL
    said = {page.address: foreign(CODES.sub("", page.text), names) for page in pages}
    assert {address: words for address, words in said.items() if words} == {}


def test_p09_no_page_has_inline_code_or_a_policy_of_its_own(answers):
    pages = [answer for answer in answers if is_page(answer)]
    inline = re.compile(r"<[^>]*\s(?:style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)", re.IGNORECASE)
    assert {page.address: found for page in pages if (found := inline.findall(page.text))} == {}
    for page in pages:
        assert set(page.headers["Content-Security-Policy"].split("; ")) == POLICY, page.address
        assert page.headers["X-Frame-Options"] == "DENY", page.address
        assert page.headers["X-Content-Type-Options"] == "nosniff", page.address
