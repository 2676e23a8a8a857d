"""Short ways to published documents, as the stories need them."""

from assessments.models import Item
from reports import publishing
from reports.models import Publication, Report, Version
from tests.people import Municipality
from tests.reports.chain import says, submitted


def changed(report: Report, number: str = "นธ 52901/99") -> Report:
    """The same report under another number, so that the next version is another one."""
    report.letter_number = number
    report.save()
    return report


def agreed_to(town: Municipality, report: Report | None = None) -> Version:
    """A version of that report to which all three of the chain agreed."""
    version = submitted(town, report)
    for person in (town.head_of_office, town.clerk, town.mayor):
        says(town, person, version)
    return version


def an_item(code: str = "O26", year: int = 2569) -> Item:
    """The item of that year; O26 is where 2569 wants the report of results."""
    return Item.objects.get(fiscal_year=year, code=code)


def a_publication(town: Municipality, version: Version | None = None, code: str = "O26") -> Publication:
    """What Pimlada published, of a new version unless told."""
    version = version or agreed_to(town)
    return publishing.publish(actor=town.actor(town.administrator), version=version, item=an_item(code))
