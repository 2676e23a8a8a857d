"""The only reader of the other apps' tables: agency + year → `Snapshot`, and that ⇄ JSON."""

import json
import re
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from assessments.models import Assessment, Indicator
from ita_portal.accounts.models import Agency
from measures.models import Measure
from reports.facts import SCHEMA, AgencyFacts, IndicatorFacts, MeasureFacts, ResultFacts, Snapshot, StepFacts

_POINTS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


def take(agency: Agency, year: int) -> Snapshot:
    """What the agency has on record now for that Buddhist fiscal year, in five queries."""
    return Snapshot(
        agency=_agency(agency),
        year=year,
        indicators=tuple(
            IndicatorFacts(each.number, each.name, each.instrument.code)
            for each in Indicator.objects.filter(fiscal_year=year)
            .select_related("instrument")
            .order_by("number")
        ),
        measures=tuple(_measure(each) for each in Measure.objects.of_plan(agency, year).with_parts()),
        before=_result(agency, year - 1),
    )


def to_json(snapshot: Snapshot) -> str:
    """The facts as text; the same facts give the same text, byte for byte."""
    return json.dumps(asdict(snapshot), default=_written, ensure_ascii=False, sort_keys=True, indent=1)


def from_json(text: str) -> Snapshot:
    """The facts that `to_json` wrote.

    Raises:
        ValueError: it is no such text, or of a schema this portal does not know.
    """
    values = json.loads(text)
    if isinstance(values, dict) and values.get("schema") == 1:  # before there were results
        values |= {"schema": SCHEMA, "before": None}
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise ValueError("ไม่ใช่ข้อมูลรายงานที่ระบบนี้อ่านได้")
    return _read(Snapshot, values)


def _written(value: date | Decimal) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _agency(agency: Agency) -> AgencyFacts:
    words = agency.words
    return AgencyFacts(
        code=agency.code,
        name=agency.name,
        kind=agency.get_kind_display(),
        place=agency.place,
        district=agency.district,
        province=agency.province,
        letter_prefix=agency.letter_prefix,
        mayor=words.mayor,
        clerk=words.clerk,
        clerk_office=words.clerk_office,
        short=words.short,
    )


def _result(agency: Agency, year: int) -> ResultFacts | None:
    found = Assessment.objects.of_agency(agency).filter(fiscal_year=year).first()
    if found is None:
        return None
    return ResultFacts(year, found.announced_total, found.announced_level, found.announced_rank)


def _measure(measure: Measure) -> MeasureFacts:
    indicator, sub_indicator, issue = measure.indicator, measure.sub_indicator, measure.issue
    return MeasureFacts(
        number=measure.number,
        name=measure.name,
        indicator=indicator.number if indicator else None,
        sub_indicator=sub_indicator.code if sub_indicator else "",
        sub_indicator_name=sub_indicator.name if sub_indicator else "",
        issue=issue.number if issue else None,
        issue_name=issue.name if issue else "",
        aim=measure.get_aim_display(),
        to_improve=measure.to_improve,
        steps=tuple(StepFacts(step.text, step.result) for step in measure.steps.all()),
        start=measure.start,
        end=measure.end,
        owners=tuple(owner.name for owner in measure.owners.all()),
        follow_up=measure.follow_up,
        state=measure.state,
        state_name=measure.get_state_display(),
        reason=measure.cannot_reason,
        summary=measure.summary,
        result=measure.result,
    )


def _read(kind: Any, value: Any) -> Any:
    """A JSON value as the type that a field of the facts asks for.

    Raises:
        ValueError: it is something else, or a field is missing or unknown.
    """
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        if not isinstance(value, dict) or set(value) != {field.name for field in fields(kind)}:
            raise ValueError(f"ข้อมูลรายงานไม่ครบตามแบบ {kind.__name__}")
        return kind(**{name: _read(hints[name], each) for name, each in value.items()})
    if isinstance(kind, UnionType):  # X | None
        return None if value is None else _read(get_args(kind)[0], value)
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is Decimal and isinstance(value, str) and _POINTS.fullmatch(value):
        return Decimal(value)
    if type(value) is not kind:
        raise ValueError(f"ข้อมูลรายงานมีค่าที่อ่านไม่ได้: {str(value)[:60]}")
    return value
