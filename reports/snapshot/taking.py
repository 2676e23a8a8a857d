"""What the agency has on record now, as facts."""

from assessments.selectors import indicators_of
from ita_portal.accounts.models import Agency
from measures.models import Measure
from reports.facts import AgencyFacts, IndicatorFacts, MeasureFacts, Snapshot, StepFacts
from reports.snapshot.analysis import analysis_of
from reports.snapshot.emblem import emblem_facts
from reports.snapshot.letter import Letter, letter_of
from reports.snapshot.results import results_of


def take(agency: Agency, year: int, format_code: str = "") -> Snapshot:
    """What the agency has on record now for that Buddhist fiscal year, in a fixed number of queries.

    Args:
        format_code: of the report whose words, letter and chain come too; "" leaves them blank.
    """
    found = results_of(agency, year - 1)
    letter = letter_of(agency, year, format_code) if format_code else Letter()
    return Snapshot(
        agency=_agency(agency),
        year=year,
        indicators=tuple(
            IndicatorFacts(each.number, each.name, each.instrument.code) for each in indicators_of(year)
        ),
        measures=tuple(_measure(each) for each in Measure.objects.of_plan(agency, year).with_parts()),
        result=found.result,
        history=found.history,
        levels=found.levels,
        instruments=found.instruments,
        analysis=analysis_of(agency, year - 1),
        words=letter.words,
        letter=letter.letter,
        maker=letter.maker,
        chain=letter.chain,
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
        subdistrict=agency.subdistrict_in_words,
    )


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
