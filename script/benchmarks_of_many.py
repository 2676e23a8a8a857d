"""What script/bench measures of the whole country: its results, one agency among all, a batch of reports."""

import json
import os
import random
import sys
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks import (
    AGENCY_HEADINGS,
    MEASURE_HEADINGS,
    REQUESTS,
    file_of,
    measure_cells,
    peak_memory,
    row,
    seconds,
    write_workbook,
)
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from memory import watched

from assessments.models import FiscalYear
from ita_portal.accounts.models import Agency, Membership, User
from reports.demonstration.measures import measures_of

NATION = 8317
YEARS = range(2560, 2570)
IMPORTED = 2568  # the year that is imported and measured; those before and after are its copies
BATCH, BATCH_MEASURES, BATCH_YEAR = 100, 34, 2568  # 34 measures are some twenty pages
KINDS = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง")
SCORE_HEADINGS = ("รหัสหน่วยงาน", "ปีงบประมาณ", *(f"ตัวชี้วัดที่ {n}" for n in range(1, 11)), "คะแนนรวม")


def code(number: int) -> str:
    return f"nation-{number:04}"


def fill() -> None:
    """The agencies of the country, rules of ten years, the national file, and measures for a batch."""
    call_command("load_framework", *map(str, _older_rules()), stdout=sys.stderr)
    agencies = [
        (code(n), f"{KINDS[n % 4]}ทดสอบ {n}", KINDS[n % 4], f"อำเภอ {n % 12}", f"จังหวัด {n % 76}")
        for n in range(NATION)
    ]
    _import("agencies", AGENCY_HEADINGS, agencies)
    dice = random.Random(8317)
    scores = [
        (code(n), IMPORTED, *(round(dice.uniform(60, 100), 2) for _ in SCORE_HEADINGS[2:]))
        for n in range(NATION)
    ]
    write_workbook(file_of("scores"), SCORE_HEADINGS, scores)
    drafts = measures_of(BATCH_YEAR)
    measures = [
        (code(n), BATCH_YEAR, number, *measure_cells(drafts[number % len(drafts)], number))
        for n in range(BATCH)
        for number in range(1, BATCH_MEASURES + 1)
    ]
    _import("measures", MEASURE_HEADINGS, measures)


def _older_rules() -> list[Path]:
    """Rules of years before the first that is shipped: those of the first."""
    shipped = json.loads((Path(settings.BASE_DIR) / "assessments/frameworks/2563.json").read_text("utf-8"))
    files = []
    for year in YEARS:
        if not FiscalYear.objects.filter(pk=year).exists():
            files.append(Path(settings.DATA_DIR) / f"{year}.json")
            files[-1].write_text(json.dumps(shipped | {"year": year}), "utf-8")
    return files


def _import(kind: str, headings: tuple, rows: list[tuple]) -> None:
    file = Path(settings.DATA_DIR) / f"many-{kind}.xlsx"
    write_workbook(file, headings, rows)
    call_command("import_data", kind, str(file), stdout=sys.stderr)


def preview_nation() -> None:
    """The national file, read and compared with what is stored."""
    _national("preview", "< 20 s, < 300 MB more", "--dry-run")


def import_nation() -> None:
    """The national file, imported."""
    _national("import", "< 40 s, < 300 MB more")


def _national(what: str, target: str, *more: str) -> None:
    before = peak_memory()
    took = seconds(
        lambda: call_command("import_data", "scores", str(file_of("scores")), *more, stdout=sys.stderr)
    )
    name = f"{what} of a national file, {NATION:,} agencies × ten indicators"
    row(name, target, f"{took:.1f} s, {peak_memory() - before:.0f} MB more")


def comparison() -> None:
    """One agency beside all of its kind, with ten years stored of each."""
    _copy_years()
    user = User.objects.create(username="nation", first_name="ทดสอบ", last_name="ประเทศ")
    Membership.objects.create(user=user, agency=Agency.objects.get(code=code(0)), role="reader")
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = reverse("scores_compare", args=[code(0), IMPORTED])
    for _ in range(5):
        assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    asked = len(queries)
    cuts = quantiles([seconds(lambda: client.get(address)) * 1000 for _ in range(REQUESTS)], n=20)
    figures = f"{asked} queries, p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms"
    row(f"comparison in a country of {NATION:,}, ten years", "≤ 15 queries, p95 < 200 ms", figures)


def _copy_years() -> None:
    """The imported year once more for every other one."""
    with connection.cursor() as cursor:
        for year in YEARS:
            if year != IMPORTED:
                cursor.execute(COPY_RESULTS, [year, IMPORTED])
                cursor.execute(COPY_SCORES, [year, year, IMPORTED])
        cursor.execute("ANALYZE")


COPY_RESULTS = """
    INSERT INTO assessments_assessment
        (agency_id, fiscal_year_id, announced_total, announced_level, announced_rank, version, changed_at)
    SELECT agency_id, %s, announced_total, '', '', 1, changed_at
    FROM assessments_assessment
    WHERE fiscal_year_id = %s AND agency_id IN (SELECT id FROM accounts_agency WHERE code LIKE 'nation-%%')
"""
COPY_SCORES = """
    INSERT INTO assessments_indicatorscore (assessment_id, indicator_id, score, name_as_given)
    SELECT copy.id, same.id, old.score, ''
    FROM assessments_indicatorscore old
    JOIN assessments_assessment result ON result.id = old.assessment_id
    JOIN assessments_indicator indicator ON indicator.id = old.indicator_id
    JOIN assessments_assessment copy ON copy.agency_id = result.agency_id AND copy.fiscal_year_id = %s
    JOIN assessments_indicator same ON same.number = indicator.number AND same.fiscal_year_id = %s
    JOIN accounts_agency agency ON agency.id = result.agency_id
    WHERE result.fiscal_year_id = %s AND agency.code LIKE 'nation-%%'
"""


def batch() -> None:
    """A report of some twenty pages for each of a hundred agencies, by all processors."""
    drawn, took, memory = render_all()
    cores = os.cpu_count() or 1
    figures = f"{took:.0f} s, {drawn / took:.1f} reports/s, {memory:.0f} MB in all"
    what = f"render_all: {drawn} reports of {BATCH_MEASURES} measures, PDF, {cores} processes"
    row(what, "≥ 3.2 reports/s, ≤ 300 MB", figures)


def render_all() -> tuple[int, float, float]:
    """How many reports the command drew, in how many seconds, with how many MB in the processes that drew."""
    arguments = ["indicator-results", f"--year={BATCH_YEAR}", "--digits=thai"]
    with TemporaryDirectory() as folder:
        with watched(os.getpid(), itself=False) as peak:
            took = seconds(
                lambda: call_command("render_all", *arguments, f"--out={folder}", stdout=sys.stderr)
            )
        return len(list(Path(folder).iterdir())), took, peak()
