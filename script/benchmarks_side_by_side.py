"""What script/bench measures of others: the same documents drawn here, by Chromium and by LibreOffice.

Chromium gets the HTML that WeasyPrint gets, LibreOffice the Word file. "Plain" is WeasyPrint without what the
portal adds: no tags, no words kept together. Memory is the peak of the process here; of the others the sum
over their processes, shared pages counted once (PSS), Playwright's own among them. One that is not installed
has a dash.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import django
from benchmarks import YEAR, peak_memory, seconds
from benchmarks_of_many import BATCH, BATCH_MEASURES, BATCH_YEAR, code, render_all
from memory import watched
from pypdfium2 import PdfDocument

from ita_portal.accounts.models import Agency
from reports import formats
from reports.demonstration.people import AGENCY
from reports.document import Document, Memo
from reports.render import render
from reports.snapshot import take

LONG_CELL = 16_000
NONE = "–"
KEPT = re.compile('\u200b?<span class="kept">(.*?)</span>\u200b?')
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer")


def documents() -> Iterator[tuple[str, Document, int]]:
    """What is drawn: its name, the document, and how often it is drawn for a median."""
    agency = Agency.objects.get(code=AGENCY["code"])
    memo = formats.find("analysis-memo").arrange(take(agency, YEAR, "analysis-memo"), "thai")
    yield "memo, 1 page", replace(memo, blocks=tuple(b for b in memo.blocks if isinstance(b, Memo))), 9
    year = take(agency, YEAR)
    arrange = formats.find("indicator-results").arrange
    for count, times in ((55, 5), (560, 1)):
        measures = (replace(year.measures[n % len(year.measures)], number=n + 1) for n in range(count))
        document = arrange(replace(year, measures=tuple(measures)), "thai")
        yield f"table of {count} measures", document, times
    words = "".join("".join(each.summary for each in year.measures).split())
    long = replace(year.measures[0], summary=(words * (LONG_CELL // len(words) + 1))[:LONG_CELL])
    yield f"cell of {LONG_CELL:,} characters", arrange(replace(year, measures=(long,)), "thai"), 5


def table() -> None:
    """Prints a row for each document and one for a batch."""
    print("\n| the same text | here | plain | Chromium, fresh | Chromium, kept open | LibreOffice |")
    print("|---|---|---|---|---|---|")
    for name, document, times in documents():
        with TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "d.html").write_bytes(render(document, "html"))
            (work / "d.docx").write_bytes(render(document, "docx"))
            pages, here = _in_a_process(_draw, document, times)
            _, plain = _in_a_process(_draw_plain, document, times)
            others = (plain, _fresh(work, times), _kept_open([work / "d.html"] * times), _office(work, times))
        name = name if pages == 1 else f"{name}, {pages} pages"
        print(f"| {name} | {here} | {' | '.join(others)} |", flush=True)


def _in_a_process(draw: Callable[[Document], bytes], document: Document, times: int) -> tuple[int, str]:
    """The number of pages; median and peak memory of a warm process that has drawn a short document."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        pool.submit(_often, draw, replace(document, blocks=document.blocks[:1]), 2).result()
        pages, took, memory = pool.submit(_often, draw, document, times).result()
    return pages, f"{took:.2f} s, {memory:.0f} MB"


def _often(draw: Callable[[Document], bytes], document: Document, times: int) -> tuple[int, float, float]:
    took = [seconds(lambda: draw(document)) for _ in range(times)]
    memory = peak_memory()
    with PdfDocument(draw(document)) as drawn:
        return len(drawn), median(took), memory


def _draw(document: Document) -> bytes:
    return render(document, "pdf")


def _draw_plain(document: Document) -> bytes:
    from reports.render import html, pdf  # WeasyPrint, which only the process that draws needs

    return pdf.to_pdf(KEPT.sub(r"\1", html.page(document)))


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def _fresh(work: Path, times: int) -> str:
    """A Chromium with an empty profile for each document."""
    program = _chromium()
    if program is None:
        return NONE
    command = [program, *OPTIONS, f"--user-data-dir={work / 'profile'}", f"--print-to-pdf={work / 'd.pdf'}"]
    return _outside([*command, str(work / "d.html")], work / "profile", times)


def _office(work: Path, times: int) -> str:
    """A LibreOffice that has a profile and is started for each document."""
    program = shutil.which("soffice")
    if program is None:
        return NONE
    profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(work)]
    subprocess.run([*convert, str(work / "d.docx")], check=True, capture_output=True)
    return _outside([*convert, str(work / "d.docx")], None, times)


def _outside(command: list[str], forgotten: Path | None, times: int) -> str:
    """Median and peak memory of a program; the folder is removed before each start."""
    took, memory = [], 0.0
    for _ in range(min(times, 3)):
        if forgotten is not None:
            shutil.rmtree(forgotten, ignore_errors=True)
        began = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
            with watched(started.pid) as peak:
                problem = started.wait()
            took.append(perf_counter() - began)
        if problem:
            return NONE
        memory = max(memory, peak())
    return f"{median(took):.2f} s, {memory:.0f} MB"


def _kept_open(files: list[Path]) -> str:
    """Median and peak memory of a Chromium that stays open and has printed a page before."""
    found = _printed(files)
    if found is None:
        return NONE
    took, memory = found
    return f"{median(took):.2f} s, {memory:.0f} MB"


def _printed(files: list[Path]) -> tuple[list[float], float] | None:
    """How long each file takes in one tab, and the peak memory; None without Playwright or Chromium."""
    if find_spec("playwright") is None or _chromium() is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content("<p>ก</p>")
        page.pdf()

        def one(file: Path) -> None:
            page.goto(file.as_uri())
            page.pdf(prefer_css_page_size=True, print_background=True)

        with watched(os.getpid(), itself=False) as peak:
            took = [seconds(lambda file=file: one(file)) for file in files]
        browser.close()
    return took, peak()


def batch() -> None:
    """Prints the row of a report for each of many agencies: `render_all`, and one open Chromium."""
    drawn, took, memory = render_all()
    here = f"{drawn / took:.1f} reports/s, {memory:.0f} MB"
    arrange = formats.find("indicator-results").arrange
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n}.html" for n in range(BATCH)]
        for n, file in enumerate(files):
            snapshot = take(Agency.objects.get(code=code(n)), BATCH_YEAR)
            file.write_bytes(render(arrange(snapshot, "thai"), "html"))
        found = _printed(files)
    kept = f"{len(files) / sum(found[0]):.1f} reports/s, {found[1]:.0f} MB" if found else NONE
    what = f"{drawn} reports of {BATCH_MEASURES} measures, {os.cpu_count()} processes, one tab"
    print(f"| {what} | {here} | {NONE} | {NONE} | {kept} | {NONE} |", flush=True)
