"""What script/bench measures: each function measures one thing and prints its row of the table.

Times are wall-clock; memory is the process's peak. Whatever else is said goes to standard error.
"""

import os
import platform
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.thai import write_date
from measures.models import Measure
from measures.rules import MeasureDraft
from measures.steps import write_steps
from reports import formats
from reports.demonstration.measures import measures_of
from reports.demonstration.people import AGENCY
from reports.render import render
from reports.snapshot import take

YEAR = 2569
AGENCIES, MEASURES_EACH = 25, 200
REQUESTS = 100
AGENCY_HEADINGS = ("รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "อำเภอ", "จังหวัด")
MEASURE_HEADINGS = (
    *("รหัสหน่วยงาน", "ปีงบประมาณ", "ลำดับ", "มาตรการ/กิจกรรม", "ตัวชี้วัดที่", "แนวทาง", "ประเด็นที่ต้องปรับปรุง"),
    *("ขั้นตอน/วิธีการ", "วันที่เริ่ม", "วันที่สิ้นสุด", "ผู้รับผิดชอบ", "การกำกับติดตาม", "สถานะ"),
    *("เหตุผลที่ไม่สามารถดำเนินการได้", "สรุปผลการดำเนินการ", "ผลลัพธ์หรือความสำเร็จ"),
)


def row(what: str, target: str, figures: str) -> None:
    """Prints a row of the table."""
    print(f"| {what} | {target} | {figures} |", flush=True)


def machine() -> None:
    """Prints what the figures are measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, Python {platform.python_version()}:")


def peak_memory() -> float:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(work: Callable[[], object]) -> float:
    """How long it takes to do."""
    began = perf_counter()
    work()
    return perf_counter() - began


def agency_code(number: int) -> str:
    return f"bench-{number}"


def fill() -> None:
    """An empty database gets the rules of the years, the demonstration, agencies, and a file to import."""
    call_command("migrate", verbosity=0)
    call_command("load_framework", stdout=sys.stderr)
    call_command("demo", stdout=sys.stderr)
    rows = [(agency_code(n), f"เทศบาลตำบลทดสอบ {n}", "เทศบาลตำบล", "เมือง", "ทดสอบ") for n in range(AGENCIES)]
    write_workbook(file_of("agencies"), AGENCY_HEADINGS, rows)
    call_command("import_data", "agencies", str(file_of("agencies")), stdout=sys.stderr)
    user = User.objects.create(username="bench", first_name="ทดสอบ", last_name="ความเร็ว")
    agency = Agency.objects.get(code=agency_code(0))
    Membership.objects.create(user=user, agency=agency, role=Membership.Role.ADMINISTRATOR)
    write_workbook(file_of("measures"), MEASURE_HEADINGS, measure_rows())


def import_measures() -> None:
    """A workbook of 5,000 measures of 25 agencies, with the texts of the demonstration."""
    before = peak_memory()
    took = seconds(
        lambda: call_command("import_data", "measures", str(file_of("measures")), stdout=sys.stderr)
    )
    more = peak_memory() - before
    what = f"import of {AGENCIES * MEASURES_EACH:,} measures, .xlsx"
    row(what, "< 10 s, < 150 MB more", f"{took:.1f} s, {more:.0f} MB more")


def list_of_measures() -> None:
    """The page of 200 measures as their administrator opens it, without the network."""
    client = Client(headers={"host": "localhost"})
    backend = settings.AUTHENTICATION_BACKENDS[0]
    client.force_login(User.objects.get(username="bench"), backend=backend)
    address = reverse("measures", args=[agency_code(0), YEAR])
    for _ in range(5):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    asked = len(queries)
    times = [seconds(lambda: client.get(address)) * 1000 for _ in range(REQUESTS)]
    cuts = quantiles(times, n=20)
    figures = f"{asked} queries, p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms"
    row(f"list of {MEASURES_EACH} measures", "≤ 12 queries, p95 < 100 ms", figures)


def short_report() -> None:
    """The report of ten measures in a process that has made one before."""
    pdf(AGENCY["code"])
    times = sorted(seconds(lambda: pdf(AGENCY["code"])) for _ in range(9))
    row("report of 10 measures, PDF, warm", "≤ 0.4 s", f"{times[4]:.2f} s (median of 9)")


def long_report() -> None:
    """The report of 200 measures in a process that has made a short one before."""
    pdf(AGENCY["code"])
    took = seconds(lambda: pdf(agency_code(0)))
    figures = f"{took:.1f} s, {peak_memory():.0f} MB in all"
    row(f"report of {MEASURES_EACH} measures, PDF", "≤ 4 s, < 250 MB", figures)


def pdf(code: str) -> bytes:
    """The agency's report of the year, from the database to the bytes of the file."""
    snapshot = take(Agency.objects.get(code=code), YEAR)
    return render(formats.find("indicator-results").arrange(snapshot, "thai"), "pdf")


def measure_rows() -> list[tuple]:
    """One row a measure; the names differ, as they would."""
    drafts = measures_of(YEAR)
    return [
        (agency_code(agency), YEAR, number, *measure_cells(drafts[number % len(drafts)], number))
        for agency in range(AGENCIES)
        for number in range(1, MEASURES_EACH + 1)
    ]


def measure_cells(draft: MeasureDraft, number: int) -> tuple:
    """The cells of one measure from its name on, as a clerk would type them."""
    return (
        f"{draft.name} ครั้งที่ {number}",
        draft.indicator,
        Measure.Aim(draft.aim).label if draft.aim else "",
        draft.to_improve,
        write_steps([step.text for step in draft.steps]),
        write_date(draft.start, "short"),
        write_date(draft.end, "short"),
        ", ".join(draft.owners),
        draft.follow_up,
        Measure.State(draft.state).label,
        draft.cannot_reason,
        draft.summary,
        draft.result or "\n".join(step.result for step in draft.steps if step.result),
    )


def file_of(kind: str) -> Path:
    """Where the file to import lies."""
    return Path(settings.DATA_DIR) / f"{kind}.xlsx"


def write_workbook(file: Path, headings: tuple, rows: list[tuple]) -> None:
    """Writes a file to import."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for cells in (headings, *rows):
        sheet.append(cells)
    book.save(file)
