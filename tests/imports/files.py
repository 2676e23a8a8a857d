"""Short ways to files and to what importing them says."""

import re
from collections.abc import Sequence

from django.http import HttpResponse

from ita_portal import sheets
from ita_portal.accounts.access import CONSOLE, Actor
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.report import Report
from ita_portal.imports.service import export_file, import_file
from tests.files.make_corpus import csv
from tests.people import Municipality

MEASURE_KEY = ["รหัสหน่วยงาน", "ปีงบประมาณ", "ลำดับ"]


def words(page: HttpResponse) -> str:
    """The text of a page without its tags; what only keeps words together leaves no space."""
    html = re.sub(r'<span class="together">([^<]*)</span>', r"\1", page.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def imported(kind: str, rows: Sequence[Sequence[str]], actor: Actor = CONSOLE, **options) -> Report:
    """Imports a file of these rows, headings first."""
    return import_file(KINDS[kind].resource, csv(rows), actor, **options)


def measures(
    *rows: dict[str, str], code: str = "tharnsai", year: str = "2569", actor: Actor = CONSOLE
) -> Report:
    """Imports measures, each by its headings; agency and year go without saying."""
    full = [
        {"รหัสหน่วยงาน": code, "ปีงบประมาณ": year, "มาตรการ/กิจกรรม": f"มาตรการ {row['ลำดับ']}", **row}
        for row in rows
    ]
    headings = list(dict.fromkeys(heading for row in full for heading in row))
    return imported("measures", [headings, *([row.get(h, "") for h in headings] for row in full)], actor)


def steps(*rows: tuple[int, int, str, str], code: str = "tharnsai", actor: Actor = CONSOLE) -> Report:
    """Imports steps of 2569: number of the measure, of the step, text, result."""
    head = [*MEASURE_KEY, "ขั้นตอนที่", "ขั้นตอน/วิธีการ", "ผลลัพธ์หรือความสำเร็จ"]
    return imported("steps", [head, *([code, "2569", *map(str, row)] for row in rows)], actor)


def said(report: Report) -> list[str]:
    """What is wrong, line by line."""
    return [str(problem) for problem in report.problems]


def exported(kind: str, town: Municipality, year: int = 2569, name: str = "out.xlsx") -> bytes:
    """What an operator's export of a municipality holds."""
    return export_file(KINDS[kind].resource, name, CONSOLE, town.agency, year)


def rows_of(kind: str, content: bytes) -> list[dict[str, sheets.Value]]:
    """The rows of a file by their headings."""
    return [row.cells for row in sheets.read(content, KINDS[kind].resource.headings()).rows]
