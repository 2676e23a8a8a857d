"""What the agency has on record now, as facts."""

from assessments.models import Assessment, Indicator
from ita_portal.accounts.models import Agency
from measures.models import Measure
from reports.facts import AgencyFacts, IndicatorFacts, MeasureFacts, ResultFacts, Snapshot, StepFacts
from reports.snapshot.emblem import emblem_facts


def take(agency: Agency, year: int, format_code: str = "") -> Snapshot:
    """What the agency has on record now for that Buddhist fiscal year, in six queries."""
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
        result=_result(agency, year - 1),
        emblem=emblem_facts(agency),
    )


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
