"""What differs between two versions of a document: words, figures, analysis, measures. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ita_portal import thai
from reports.differences import Part, differences
from reports.facts import MeasureFacts, Snapshot

# Fields of a measure in the order of its form, with the words of the form.
FIELDS = {
    "number": "ลำดับ",
    "name": "มาตรการ/กิจกรรม",
    "indicator": "ตัวชี้วัด",
    "sub_indicator": "ตัวชี้วัดย่อย",
    "issue": "ประเด็นการวิเคราะห์",
    "aim": "แนวทาง",
    "to_improve": "ประเด็นที่ต้องปรับปรุง",
    "steps": "ขั้นตอน/วิธีการ",
    "period": "ระยะเวลาดำเนินการ",
    "owners": "ผู้รับผิดชอบ",
    "follow_up": "การกำกับติดตาม",
    "state": "สถานะ",
    "reason": "เหตุผลที่ไม่สามารถดำเนินการได้",
    "summary": "สรุปผลการดำเนินการ",
    "result": "ผลลัพธ์หรือความสำเร็จ",
}


@dataclass(frozen=True)
class Change:
    """One thing that differs; None before: it was added, None after: it was taken away."""

    where: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @cached_property
    def _parts(self) -> tuple[Part, ...]:
        return differences(self.before or "", self.after or "")

    @property
    def old(self) -> list[Part]:
        """The text before, in parts: the same, and what was struck out."""
        return [part for part in self._parts if part.kind != "added"]

    @property
    def new(self) -> list[Part]:
        """The text after, in parts: the same, and what was put in."""
        return [part for part in self._parts if part.kind != "removed"]


@dataclass(frozen=True)
class Chapter:
    """What differs in one part of the document."""

    heading: str
    changes: tuple[Change, ...]


Texts = Mapping[str, str]  # what stands where, in the order of the document


def changes(old: Snapshot, new: Snapshot, old_words: Texts, new_words: Texts) -> tuple[Chapter, ...]:
    """The chapters in which two sealed versions of a document differ, without those that are the same.

    `old_words` and `new_words` are the texts of the document as printed, by their label.
    """
    chapters = (
        Chapter("ข้อความ", _compared({**_letter(old), **old_words}, {**_letter(new), **new_words})),
        Chapter("หน่วยงานและสายการเสนอ", _compared(_people(old), _people(new))),
        Chapter("ผลการประเมิน", _compared(_figures(old), _figures(new))),
        Chapter("การวิเคราะห์", _compared(_analysis(old), _analysis(new))),
        Chapter("มาตรการ", tuple(_measures(old, new))),
    )
    return tuple(chapter for chapter in chapters if chapter.changes)


def _compared(before: Texts, after: Texts) -> tuple[Change, ...]:
    places = [*before, *(place for place in after if place not in before)]
    return tuple(
        Change(place, before.get(place) or None, after.get(place) or None)
        for place in places
        if (before.get(place) or "") != (after.get(place) or "")
    )


def _letter(facts: Snapshot) -> dict[str, str]:
    day = facts.letter.on
    return {"เลขที่หนังสือ": facts.letter.number, "วันที่ของหนังสือ": thai.write_date(day) if day else ""}


def _people(facts: Snapshot) -> dict[str, str]:
    return {
        "หน่วยงาน": facts.agency.name_and_address,
        "ผู้เสนอ": " ".join((facts.maker.name, *facts.maker.lines)).strip(),
        **{f"ขั้นที่ {step.order}": f"{step.position} {step.name}".strip() for step in facts.chain},
    }


def _figures(facts: Snapshot) -> dict[str, str]:
    values = {
        f"คะแนนรวมปี {each.year}": f"{_points(each.total)} {each.level}".strip() for each in facts.history
    }
    if facts.result is not None:
        values |= {
            f"คะแนนรวมปี {facts.result.year}": _points(facts.result.known_total),
            "ระดับ": facts.result.known_level,
            "ลำดับที่ได้": thai.grouped(facts.result.rank),
        }
        values |= {f"แบบ {each.code}": _points(each.score) for each in facts.result.instruments}
        values |= {each.code: _points(each.score) for each in facts.result.parts}
        values |= {f"ตัวชี้วัดที่ {each.code}": _points(each.score) for each in facts.result.indicators}
    return values


def _points(score: Decimal | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _analysis(facts: Snapshot) -> dict[str, str]:
    """Each issue as one text: findings with their codes, recommendations, the measures that answer."""
    return {f"ประเด็นที่ {issue.number} {issue.name}": _issue(issue) for issue in facts.analysis}


def _issue(issue) -> str:
    lines = ["ไม่มีข้อบกพร่องหรือจุดอ่อน"] if issue.nothing else []
    for finding in issue.findings:
        lines.append(f"{' '.join(finding.codes)} {finding.text}".strip())
        lines += [f"- {line}" for line in finding.recommendation.splitlines() if line.strip()]
        if finding.measures:
            lines.append(f"มาตรการที่ {', '.join(map(str, finding.measures))}")
    return "\n".join(lines)


def _measures(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Measures that were changed field by field or added, in the order of now; then those taken away."""
    twins = _twins(old.measures, new.measures)
    for measure in new.measures:
        twin = twins.pop(measure.number, None)
        place = f"มาตรการที่ {measure.number}"
        if twin is None:
            yield Change(place, None, _whole(measure))
            continue
        before, after = _fields(twin), _fields(measure)
        for name, label in FIELDS.items():
            if before[name] != after[name]:
                yield Change(f"{place} {label}", before[name] or None, after[name] or None)
    kept = {twin.number for twin in _twins(old.measures, new.measures).values()}
    for measure in old.measures:
        if measure.number not in kept:
            yield Change(f"มาตรการที่ {measure.number}", _whole(measure), None)


def _twins(old: tuple[MeasureFacts, ...], new: tuple[MeasureFacts, ...]) -> dict[int, MeasureFacts]:
    """Which measure of old each one of now is: the same name first, then the same number."""
    left = {measure.number: measure for measure in old}
    found: dict[int, MeasureFacts] = {}
    for measure in new:
        same = next((each for each in left.values() if each.name == measure.name), None)
        if same is not None:
            found[measure.number] = left.pop(same.number)
    for measure in new:
        if measure.number not in found and measure.number in left:
            found[measure.number] = left.pop(measure.number)
    return found


def _fields(measure: MeasureFacts) -> dict[str, str]:
    steps = [
        f"{n}. {step.text}" + (f"\n{step.result}" if step.result else "") for n, step in _numbered(measure)
    ]
    return {
        **{name: str(getattr(measure, name) or "") for name in FIELDS if hasattr(measure, name)},
        "sub_indicator": f"{measure.sub_indicator} {measure.sub_indicator_name}".strip(),
        "issue": f"{measure.issue} {measure.issue_name}" if measure.issue else "",
        "steps": "\n".join(steps),
        "period": thai.write_period(measure.start, measure.end, "screen"),
        "owners": ", ".join(measure.owners),
        "state": measure.state_name,
    }


def _numbered(measure: MeasureFacts):
    return enumerate(measure.steps, start=1)


def _whole(measure: MeasureFacts) -> str:
    """A measure that is new or gone, in a few lines."""
    fields = _fields(measure)
    return "\n".join(fields[name] for name in ("name", "steps", "period", "owners") if fields[name])
