"""What is ordered: one kind of report of a year, for every agency that has one to print."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.db import DatabaseError
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

UNREADABLE = "อ่านข้อมูลของหน่วยงานไม่สำเร็จ"
log = logging.getLogger(__name__)


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
    unreadable: list[Agency] = field(default_factory=list)
    gone: list[Agency] = field(default_factory=list)  # had something to print when the agencies were read

    @cached_property
    def agencies(self) -> list[Agency]:
        """Those of the order when they were first asked for.

        All are read at once: a cursor that stays open would show facts as they were when it was opened,
        and SQLite writes nothing beside one that others' writing has left behind.
        """
        return list(self.order.agencies)

    @property
    def drawn(self) -> int:
        """How many reports lie in the folder."""
        return sum(1 for file in self.folder.iterdir() if file.suffix == f".{self.order.kind}")

    def clear(self) -> None:
        """Removes what is no report of the order: begun by a process that was killed, or drawn by an earlier
        attempt for an agency that has another name now, or nothing to print.
        """
        names = {self.order.file_name(agency) for agency in self.agencies}
        for file in self.folder.iterdir():
            if file.name not in names:
                file.unlink(missing_ok=True)

    @property
    def undrawn(self) -> int:
        """How many agencies got no report so far, and will get none."""
        return len(self.unreadable) + len(self.gone)

    def tasks(self) -> Iterator[Task]:
        """A task for each agency whose file is to be drawn, its facts read when its turn comes."""
        for agency in self.agencies:
            file = self.folder / self.order.file_name(agency)
            if self.keep and file.is_file():
                self.kept.append(file)
                continue
            if not self.order.agencies.filter(pk=agency.pk).exists():
                self.gone.append(agency)
                continue
            try:
                task = self._task(agency, file)
            except DatabaseError:  # no fault of this agency's facts
                raise
            except Exception:  # whatever it is: the reports of thousands do not wait for one agency
                log.exception("the facts of %s cannot be read", agency.code)
                self.unreadable.append(agency)
            else:
                yield task

    def _task(self, agency: Agency, file: Path) -> Task:
        order = self.order
        latest = latest_of(agency, order.year, order.format)
        template = template_of(agency)
        return Task(order.format.code, latest.snapshot, order.digits, file, template, latest.stands)
