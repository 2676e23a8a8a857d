"""The file `findings`: ข้อค้นพบ, one a row, under its issue."""

import re
from collections.abc import Iterable
from typing import Any

from assessments.findings import MAX_TEXT, NOTHING, FindingDraft, check
from assessments.imports.years import YearFile, read_code
from assessments.models import Finding
from assessments.storing.findings import FindingChange, draft_of, remove_finding, store_findings
from ita_portal import thai
from ita_portal.accounts.models import Agency
from ita_portal.imports.columns import Column, number, text
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.sheets import Headings

LAST_ORDER = 1000
IssueKey = tuple[str, int, int]  # agency, year, issue
_read_text = text(MAX_TEXT)
_BETWEEN_ITEMS = re.compile(r"[,\s]+")


def read_items(cell: Any) -> tuple[str, ...]:
    """The codes in a cell, parted by commas, blanks or new lines, each once."""
    codes = (read_code(each) for each in _BETWEEN_ITEMS.split(_read_text(cell)) if each)
    return tuple(dict.fromkeys(codes))


class FindingResource(YearFile):
    """ข้อค้นพบ; ไม่มี in the place of the weak point says that the issue was looked at and has none."""

    example = {
        "รหัสหน่วยงาน": "tharnsai",
        "ปีงบประมาณ": "2568",
        "ประเด็นที่": "4",
        "ลำดับ": "1",
        "ข้อบกพร่องหรือจุดอ่อน": "บุคลากรบางส่วนยังไม่ทราบขั้นตอนการยืมทรัพย์สินของราชการ",
        "ข้อเสนอแนะ": "จัดทำแนวทางการยืมและแจ้งให้ทุกส่วนราชการทราบ",
        "ข้อ": "i10, i12",
    }

    issue = Column("issue", "ประเด็นที่", number, key=True, empty=None)
    order = Column("order", "ลำดับ", number, key=True, empty=None)
    text = Column("text", "ข้อบกพร่องหรือจุดอ่อน", _read_text)
    recommendation = Column("recommendation", "ข้อเสนอแนะ", _read_text)
    items = Column("items", "ข้อ", read_items, ", ".join, empty=())

    @classmethod
    def headings(cls) -> Headings:
        """The columns of texts must be there, though their cells may be blank."""
        *required, items = (column.column_name for column in cls.fields.values())
        return Headings(tuple(required), (items,))

    def load(self, rows: list[Cells]) -> None:
        """Reads the stored findings of every agency and year, and the weak points that will stand there."""
        super().load(rows)
        codes = {assessment.pk: key[0] for key, assessment in self.assessments.items()}
        stored = Finding.objects.filter(assessment__in=self.chosen.order_by().values("pk"))
        self.findings: dict[tuple[Any, ...], Finding] = {}
        for finding in stored.select_related("assessment", "issue").prefetch_related("items"):
            key = (codes[finding.assessment_id], finding.assessment.year, finding.issue.number, finding.order)
            self.findings[key] = finding
        self.said: dict[IssueKey, dict[int, str]] = {}
        for key, finding in self.findings.items():
            self.said.setdefault(key[:3], {})[key[3]] = _said(self._record(key, finding))
        for row in rows:
            self._remember(row)

    def _remember(self, row: Cells) -> None:
        """What the finding of a row will say; "" where it says nothing more."""
        try:
            key = self.key_of(row)
        except ValueError:
            return  # reported with its row
        record = self.stored(key) or Record(text="", recommendation="")
        for name in ("text", "recommendation"):
            try:
                self.fields[name].save(record, row)
            except ValueError:
                continue  # reported with its row
        self.said.setdefault(key[:3], {})[key[3]] = _said(record)

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The stored finding of that issue and order."""
        finding = self.findings.get(key)
        return None if finding is None else self._record(key, finding)

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """Puts the items into the order of the year's rules, under the codes that these give them."""
        rules = self.rules.get(record.year)
        if rules:
            places = {item.code.casefold(): (place, item.code) for place, item in enumerate(rules.items)}
            known = sorted(places[code.casefold()] for code in record.items if code.casefold() in places)
            unknown = [code for code in record.items if code.casefold() not in places]
            record.items = tuple(dict.fromkeys([*(code for _, code in known), *unknown]))

    def check(self, record: Record, errors: Errors) -> None:
        """Agency, year, the rules of a finding, and that ไม่มี stands alone under its issue."""
        super().check(record, errors)
        if record.order and record.order > LAST_ORDER:
            errors["order"] = f"ลำดับต้องไม่เกิน {LAST_ORDER:,}"
        if record.year not in self.rules or record.issue is None:
            return
        if (record.is_stored or not self.says_nothing(record)) and not self._gives_way(record):
            for problem in check(self.rules[record.year], _draft(record)):
                errors.setdefault(problem.where, problem.message)
        others = self._others(record)
        if others and record.text and NOTHING in (record.text, *others):
            errors.setdefault("text", f"ประเด็นที่ {record.issue} ระบุว่าไม่มีพร้อมกับมีข้อบกพร่องอื่นไม่ได้ ให้เหลืออย่างเดียว")

    def _others(self, record: Record) -> list[str]:
        """What the other findings of its issue will say, those that say nothing more left out."""
        said = self.said.get((record.agency_code, record.year, record.issue), {})
        return [each for order, each in said.items() if order != record.order and each]

    def _gives_way(self, record: Record) -> bool:
        """Whether a stored finding is emptied because its issue is marked ไม่มี: it is taken away."""
        return record.is_stored and not _said(record) and self._others(record) == [NOTHING]

    def store(self) -> None:
        """Writes new and changed findings; takes away those that give way to ไม่มี."""
        changes = []
        for record, original in self.kept:
            key = (record.agency_code, record.year, record.issue, record.order)
            if self._gives_way(record):
                remove_finding(self.actor, self.findings[key])
                continue
            new = Finding(assessment=self.assessment(key[:2]), order=record.order)
            stored = _draft(original) if original else None
            changes.append(FindingChange(self.findings.get(key, new), stored, _draft(record)))
        store_findings(self.actor, changes)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The findings of that year, issue by issue."""
        rows = Finding.objects.of_agency(agency).filter(assessment__fiscal_year=year)
        for finding in rows.select_related("assessment", "issue").prefetch_related("items"):
            yield self._record((agency.code, year, finding.issue.number, finding.order), finding)

    def called(self, record: Record) -> str:
        """A finding is called by its issue, its order and its beginning."""
        return f"ประเด็นที่ {record.issue} ลำดับ {record.order} {thai.shown(record.text)}".rstrip()

    def _record(self, key: tuple[Any, ...], finding: Finding) -> Record:
        agency, year, issue, order = key
        draft = draft_of(finding)
        return Record(
            is_stored=True,
            agency_code=agency,
            year=year,
            issue=issue,
            order=order,
            text=NOTHING if draft.nothing_found else thai.clean(draft.text),
            recommendation=thai.clean(draft.recommendation),
            items=draft.items,
        )


def _said(record: Record) -> str:
    return record.text or record.recommendation


def _draft(record: Record) -> FindingDraft:
    nothing_found = record.text == NOTHING
    return FindingDraft(
        issue=record.issue,
        text="" if nothing_found else record.text,
        recommendation=record.recommendation,
        items=record.items,
        nothing_found=nothing_found,
    )
