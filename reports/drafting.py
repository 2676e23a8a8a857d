"""The texts and the letter of a report before it is submitted: what may be stored, and storing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.models import Agency
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports.formats import Format
from reports.models import Report

LONGEST = 30_000  # characters of one text
LONGEST_NUMBER = 100
FIRST = 1  # the edition of a report that nobody wrote yet
DRAFTED = "ตามที่ระบบร่าง"
NUMBER, DATE = "เลขที่หนังสือ", "วันที่"


@dataclass(frozen=True)
class ReportDraft:
    """What somebody wants a report to say. A text that is not among `texts` is drafted from the facts."""

    number: str = ""
    on: date | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


class ChangedMeanwhile(Exception):
    """Somebody else stored this report since it was read; `report` is how it is now."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report} was changed meanwhile")
        self.report = report


def report_of(agency: Agency, fiscal_year: FiscalYear | int, format: Format) -> Report:
    """The one report of that agency, year and format; made when it is first written or submitted."""
    year = fiscal_year.pk if isinstance(fiscal_year, FiscalYear) else fiscal_year
    return Report.objects.select_related("agency").get_or_create(
        agency=agency, fiscal_year_id=year, format=format.code
    )[0]


def draft_of(report: Report | None) -> ReportDraft:
    """What is stored; of a report that nobody wrote yet everything is drafted."""
    if report is None:
        return ReportDraft()
    return ReportDraft(report.letter_number, report.letter_date, dict(report.texts))


@transaction.atomic
def change_report(*, actor: Actor, year: int, format: Format, draft: ReportDraft, edition: int) -> Report:
    """Stores the texts and the letter of a report; nothing happens when nothing differs.

    Args:
        edition: the one that was read; FIRST where there was no report yet.

    Raises:
        ChangedMeanwhile: it is no longer the edition that was read.
        PermissionDenied: the actor may not prepare reports.
        ValidationError: a text is too long, or of a name that the format does not have.
    """
    require(actor, May.SUBMIT_REPORTS)
    _refuse_unfit(format, draft)
    report = report_of(actor.agency, year, format)
    report = Report.objects.select_for_update(of=("self",)).select_related("agency").get(pk=report.pk)
    stored = draft_of(report)
    if draft == stored:
        return report
    if edition != report.edition:
        raise ChangedMeanwhile(report)
    report.letter_number, report.letter_date, report.texts = draft.number, draft.on, dict(draft.texts)
    report.edition += 1
    report.save(update_fields=["letter_number", "letter_date", "texts", "edition"])
    old, new = _plain(format, stored), _plain(format, draft)
    changed = [label for label in new if old[label] != new[label]]
    record(
        actor,
        Verb.REPORT_CHANGED,
        report,
        before={label: old[label] for label in changed},
        after={label: new[label] for label in changed},
    )
    return report


def _refuse_unfit(format: Format, draft: ReportDraft) -> None:
    labels = {wording.name: wording.label for wording in format.wording}
    problems: dict[str, str] = {}
    if len(draft.number) > LONGEST_NUMBER:
        problems["number"] = f"{NUMBER}ยาวเกิน {LONGEST_NUMBER} ตัวอักษร"
    for name, text in draft.texts.items():
        if name not in labels:
            raise ValidationError("แบบรายงานนี้ไม่มีข้อความที่ส่งมา โปรดเปิดหน้านี้ใหม่")
        if len(text) > LONGEST:
            problems[f"text-{name}"] = f"{labels[name]}ยาว {len(text):,} ตัวอักษร ต้องไม่เกิน {LONGEST:,} ตัวอักษร"
    if problems:
        raise ValidationError(problems)


def _plain(format: Format, draft: ReportDraft) -> dict[str, str]:
    """Every text by its label, for the trail."""
    values = {NUMBER: draft.number, DATE: thai.write_date(draft.on, "long") if draft.on else ""}
    return values | {each.label: draft.texts.get(each.name, DRAFTED) for each in format.wording}
