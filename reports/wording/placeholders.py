"""Placeholders: words in braces that a document fills in with its own figures, the same everywhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ita_portal.thai import grouped, write_date
from reports.facts import ResultFacts, Snapshot

UNKNOWN = "................"  # a dotted line to be filled in by hand
_PLACE = re.compile(r"\{([^{}\n]{1,40})\}")

_LONE = re.compile(r"\{\S{0,20}|\S{0,20}\}")  # a brace whose other half is gone, with what stands at it


@dataclass(frozen=True)
class Placeholder:
    """{ชื่อ}: what is typed between the braces, what it stands for, and its text from the facts."""

    name: str
    about: str
    value: Callable[[Snapshot], str]

    @property
    def typed(self) -> str:
        """How it is typed."""
        return f"{{{self.name}}}"


def _of_result(value: Callable[[ResultFacts], str]) -> Callable[[Snapshot], str]:
    return lambda snapshot: value(snapshot.result) if snapshot.result else ""


def _total(result: ResultFacts) -> str:
    return "" if result.known_total is None else f"{result.known_total:.2f}"


def _weakest(result: ResultFacts) -> str:
    known = [each for each in result.indicators if each.score is not None]
    if not known:
        return ""
    least = min(each.score for each in known)
    names = " และ".join(f"ตัวชี้วัดที่ {each.code} {each.name}" for each in known if each.score == least)
    return f"{names} ({least:.2f} คะแนน)"


def _indicators_of(code: str) -> Callable[[Snapshot], str]:
    return lambda facts: _count(
        tuple(i for each in facts.instruments if each.code == code for i in each.indicators)
    )


PLACEHOLDERS: tuple[Placeholder, ...] = (
    Placeholder("หน่วยงาน", "ชื่อหน่วยงาน", lambda facts: facts.agency.name),
    Placeholder(
        "หน่วยงานเต็ม", "ชื่อหน่วยงาน ตำบลหากกรอกไว้ อำเภอ และจังหวัด", lambda facts: facts.agency.name_and_address
    ),
    Placeholder("ประเภทหน่วยงาน", "ประเภทของหน่วยงาน", lambda facts: facts.agency.kind),
    Placeholder("ผู้บริหาร", "ตำแหน่งผู้บริหารสูงสุดของหน่วยงาน", lambda facts: facts.agency.mayor),
    Placeholder("ปลัด", "ตำแหน่งปลัดของหน่วยงาน", lambda facts: facts.agency.clerk),
    Placeholder("สำนักปลัด", "ชื่อสำนักปลัดของหน่วยงาน", lambda facts: facts.agency.clerk_office),
    Placeholder("ปีงบประมาณ", "ปีงบประมาณที่ดำเนินมาตรการ", lambda facts: str(facts.year)),
    Placeholder("ปีผลการประเมิน", "ปีงบประมาณของผลการประเมินที่วิเคราะห์", lambda facts: str(facts.result_year)),
    Placeholder("คะแนนรวม", "คะแนนรวมของปีผลการประเมิน", _of_result(_total)),
    Placeholder("ระดับ", "ระดับผลการประเมิน", _of_result(lambda result: result.known_level)),
    Placeholder("ลำดับ", "ลำดับของหน่วยงานที่ประกาศ", _of_result(lambda result: grouped(result.rank))),
    Placeholder("จำนวนตัวชี้วัด", "จำนวนตัวชี้วัดของปีผลการประเมิน", lambda facts: _count(_indicators(facts))),
    *(
        Placeholder(f"จำนวนตัวชี้วัด {code}", f"จำนวนตัวชี้วัดของแบบวัด {code} ของปีนั้น", _indicators_of(code))
        for code in ("IIT", "EIT", "OIT")
    ),
    Placeholder("จำนวนเครื่องมือ", "จำนวนเครื่องมือการประเมินของปีนั้น", lambda facts: _count(facts.instruments)),
    Placeholder("จำนวนระดับ", "จำนวนระดับผลการประเมินของปีนั้น", lambda facts: _count(facts.levels)),
    Placeholder("จำนวนประเด็น", "จำนวนประเด็นการวิเคราะห์ของปีนั้น", lambda facts: _count(facts.analysis)),
    Placeholder("จำนวนข้อค้นพบ", "จำนวนข้อบกพร่องหรือจุดอ่อนที่พบ", lambda facts: _findings(facts)),
    Placeholder("ตัวชี้วัดต่ำสุด", "ตัวชี้วัดที่ได้คะแนนน้อยที่สุด", _of_result(_weakest)),
    Placeholder("จำนวนมาตรการ", "จำนวนมาตรการของปีงบประมาณ", lambda facts: str(len(facts.measures))),
    Placeholder("เลขที่หนังสือ", "เลขที่ของหนังสือ", lambda facts: facts.letter.number),
    Placeholder("วันที่", "วันที่ของหนังสือ", lambda facts: write_date(facts.letter.on) if facts.letter.on else ""),
)
_VALUES = {each.name: each.value for each in PLACEHOLDERS}


def fill(text: str, snapshot: Snapshot) -> str:
    """The text with each known placeholder as its figure, or a dotted line where the figure is not known.

    Braces around anything else stay as typed, and what is filled in is not read again.
    """

    def filled(match: re.Match[str]) -> str:
        value = _VALUES.get(match[1].strip())
        return match[0] if value is None else value(snapshot) or UNKNOWN

    return _PLACE.sub(filled, text)


def unknown_in(text: str) -> tuple[str, ...]:
    """What stands in braces and is no placeholder, as typed, each once: `{คะแนนรวมม}`, and a lone `{ระดับ`."""
    found = [match[0] for match in _PLACE.finditer(text) if match[1].strip() not in _VALUES]
    lone = _LONE.findall(_PLACE.sub("", text))
    return tuple(dict.fromkeys([*found, *lone]))


def _indicators(snapshot: Snapshot) -> tuple:
    return tuple(each for instrument in snapshot.instruments for each in instrument.indicators)


def _findings(snapshot: Snapshot) -> str:
    found = [each for issue in snapshot.analysis for each in issue.findings if each.text]
    return str(len(found)) if any(issue.looked_at for issue in snapshot.analysis) else ""


def _count(things: tuple) -> str:
    return str(len(things)) if things else ""
