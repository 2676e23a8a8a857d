"""Facts that earlier versions of the portal wrote, as they wrote them, are read and printed for ever.

The files in `earlier_facts` are what the code of that day made of a year of an invented town; they are never
made anew. Schema 3 grew: `3a` did not know yet who records an opinion that was signed on paper, `3b` no ตำบล.
"""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reports.formats import FORMATS
from reports.render import KINDS
from reports.snapshot import from_json, to_json
from tests.reports.test_every_format import lost

FOLDER = Path(__file__).parent / "earlier_facts"
NAMES = ("1", "2", "3a", "3b", "3c")


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def differing(old, now, where="facts"):
    """What was written then and is another thing now: where it stands."""
    if isinstance(old, dict):
        return [found for name in old for found in differing(old[name], now.get(name), f"{where}.{name}")]
    if isinstance(old, list):
        if len(old) != len(now):
            return [where]
        return [
            found
            for at, pair in enumerate(zip(old, now, strict=True))
            for found in differing(*pair, f"{where}[{at}]")
        ]
    now = now.isoformat() if isinstance(now, date) else str(now) if isinstance(now, Decimal) else now
    return [] if old == now else [where]


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_was_written_then_is_there_now(name):
    old = json.loads(text_of(name))
    now = asdict(from_json(text_of(name)))
    old.pop("schema")
    if "before" in old:  # what schema 2 called the result
        old["result"] = old.pop("before")
    assert differing(old, now) == []


def test_the_newest_of_them_is_what_the_portal_writes_today():
    """Who changes a field keeps what was written before: another file here, with the next name."""
    assert to_json(from_json(text_of(NAMES[-1]))) == text_of(NAMES[-1]).rstrip("\n")


@pytest.mark.parametrize("code", [form.code for form in FORMATS])
@pytest.mark.parametrize("name", NAMES)
def test_p30_facts_of_earlier_versions_are_printed_whole_in_every_report_as_every_kind(name, code):
    snapshot = from_json(text_of(name))
    assert snapshot.agency.full_name == "เทศบาลตำบลห้วยแก้ว อำเภอแม่ริน จังหวัดนครธารา"
    assert {kind: lost(snapshot, code, kind, "thai") for kind in KINDS} == dict.fromkeys(KINDS, [])
