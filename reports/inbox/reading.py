"""A sealed version as a page to read: the words of the document, for any width, without its pages."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ita_portal.thai import Digits
from reports import formats
from reports.changes import Chapter
from reports.document import Cover, NewPage, Opinions, Rule
from reports.snapshot import from_json
from reports.views.comparing import since_facts

# A cover says no more than the page around it; opinions stand beside the document, as they are given.
_LEFT_OUT = (Cover, NewPage, Opinions, Rule)
_KEPT = 32  # versions that a process keeps drawn; what is sealed never changes


@lru_cache(maxsize=_KEPT)
def drawn(facts: str, format_code: str, digits: Digits) -> SafeString:
    """The document of sealed facts as HTML; blank where this portal has no such format any more."""
    format = formats.find(format_code)
    if format is None:
        return SafeString("")
    document = format.arrange(from_json(facts), digits)
    blocks = [
        (f"inbox/blocks/{type(block).__name__.lower()}.html", block)
        for block in document.blocks
        if not isinstance(block, _LEFT_OUT)
    ]
    return render_to_string("inbox/document.html", {"blocks": blocks, "digits": digits})


@lru_cache(maxsize=_KEPT)
def compared(before: str, now: str, format_code: str) -> tuple[Chapter, ...]:
    """What differs between two sealed facts of one format."""
    format = formats.find(format_code)
    return since_facts(from_json(before), from_json(now), format) if format else ()
