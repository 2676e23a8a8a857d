"""What is ordered: one kind of report of a year, for every agency that has one to print."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Q, QuerySet

from assessments.models import Assessment
from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits
from measures.models import Measure
from reports.download import name_of_file
from reports.formats import Format
from reports.latest import latest_of
from reports.word_template import template_of

from .drawing import Task


@dataclass(frozen=True)
class Order:
    """One kind of report of a year; `province` is "" for all of them."""

    format: Format
    year: int
    kind: str  # the ending of the files
    digits: Digits
    province: str = ""

    @property
    def agencies(self) -> QuerySet[Agency]:
        """The agencies that have something to print, by their code."""
        with_measures = Measure.objects.live().filter(plan__fiscal_year=self.year).values("plan__agency")
        wanted = Q(pk__in=with_measures)
        if self.format.from_results:
            wanted |= Q(pk__in=Assessment.objects.filter(fiscal_year=self.year - 1).values("agency"))
        found = Agency.objects.filter(wanted).order_by("code")
        return found.filter(province=self.province) if self.province else found

    def file_name(self, agency: Agency) -> str:
        """The agency's code leads the name of the file, as two agencies may share a name."""
        name = name_of_file(self.format.name, agency.name, self.year, self.kind, self.digits)
        return f"{agency.code} {name}"

    @property
    def name(self) -> str:
        """How the folder of all these files is called."""
        where = f" จังหวัด{self.province}" if self.province else ""
        return f"{self.format.name} ปีงบประมาณ {self.year}{where}"


@dataclass
class Place:
    """The folder into which an order is drawn, and what lies there already."""

    order: Order
    folder: Path
    keep: bool = False  # what is there already is not drawn again
    kept: list[Path] = field(default_factory=list)

    def tasks(self) -> Iterator[Task]:
        """A task for each agency whose file is to be drawn, its facts read when its turn comes."""
        order = self.order
        for agency in order.agencies.iterator():
            file = self.folder / order.file_name(agency)
            if self.keep and file.is_file():
                self.kept.append(file)
                continue
            latest = latest_of(agency, order.year, order.format)
            template = template_of(agency)
            yield Task(order.format.code, latest.snapshot, order.digits, file, template, latest.stands)
