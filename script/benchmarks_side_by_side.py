"""What script/bench measures of others: the same documents drawn here, by Chromium and by LibreOffice.

Chromium gets the HTML that WeasyPrint gets, LibreOffice the Word file. "Plain" is WeasyPrint in a warm
process without anything of the portal's: no tags, no words kept together, the style sheet read for each
document, garbage collected as usual. Memory is the peak of the process here; of the others the sum over
their processes, shared pages counted once (PSS), Playwright's own among them. One that is not installed has
a dash.
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


def documents() -> Iterator[tuple[str, str, Document, int]]:
    """What is drawn: its name, the target, the document, and how often it is drawn for a median."""
    agency = Agency.objects.get(code=AGENCY["code"])
    memo = formats.find("analysis-memo").arrange(take(agency, YEAR, "analysis-memo"), "thai")
    letter = replace(memo, blocks=tuple(b for b in memo.blocks if isinstance(b, Memo)))
    yield "memo, 1 page", "≤ 0.10 s, 1.25 × plain", letter, 9
    year = take(agency, YEAR)
    arrange = formats.find("indicator-results").arrange
    tables = ((55, 5, "≤ 0.55 s, 120 MB, 1.15 × plain"), (560, 3, "≤ 5.5 s, 250 MB, 1.04 × plain"))
    for count, times, target in tables:
        measures = (replace(year.measures[n % len(year.measures)], number=n + 1) for n in range(count))
        document = arrange(replace(year, measures=tuple(measures)), "thai")
        yield f"table of {count} measures", target, document, times
    words = "".join("".join(each.summary for each in year.measures).split())
    long = replace(year.measures[0], summary=(words * (LONG_CELL // len(words) + 1))[:LONG_CELL])
    cell = arrange(replace(year, measures=(long,)), "thai")
    yield f"cell of {LONG_CELL:,} characters", "≤ 0.3 s, 2.5 × plain", cell, 5


def table() -> None:
    """Prints a row for each document and one for a batch."""
    others = "Chromium, fresh | Chromium, kept open | LibreOffice"
    print(f"\n| the same text | target | here | plain | here : plain | {others} |")
    print("|---|---|---|---|---|---|---|---|")
    for name, target, document, times in documents():
        with TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "d.html").write_bytes(render(document, "html"))
            (work / "d.docx").write_bytes(render(document, "docx"))
            pages, *here = _in_a_process(_draw, document, times)
            _, *plain = _in_a_process(_draw_plain, document, times)
            others = (_fresh(work, times), _kept_open([work / "d.html"] * times), _office(work, times))
        name = name if pages == 1 else f"{name}, {pages} pages"
        ratio = f"{here[0] / plain[0]:.2f}"
        cells = (name, target, _figures(*here), _figures(*plain), ratio, *others)
        print(f"| {' | '.join(cells)} |", flush=True)


def _figures(took: float, memory: float) -> str:
    return f"{took:.2f} s, {memory:.0f} MB"


def _in_a_process(
    draw: Callable[[Document], bytes], document: Document, times: int
) -> tuple[int, float, float]:
    """The number of pages; median and peak memory of a warm process that has drawn a short document."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        pool.submit(_often, draw, replace(document, blocks=document.blocks[:1]), 2).result()
        return pool.submit(_often, draw, document, times).result()


def _often(draw: Callable[[Document], bytes], document: Document, times: int) -> tuple[int, float, float]:
    took = [seconds(lambda: draw(document)) for _ in range(times)]
    memory = peak_memory()
    with PdfDocument(draw(document)) as drawn:
        return len(drawn), median(took), memory


def _draw(document: Document) -> bytes:
    return render(document, "pdf")


def _draw_plain(document: Document) -> bytes:
    from weasyprint import CSS, HTML  # which only the process that draws needs

    from reports.render import html
    from reports.render.pdf import OwnFontsOnly

    css = html.STYLE.read_text(encoding="utf-8").replace(".woff2", ".ttf")
    style = CSS(string=css, base_url=html.STYLE.as_uri(), url_fetcher=OwnFontsOnly())
    page = HTML(string=KEPT.sub(r"\1", html.page(document)), url_fetcher=OwnFontsOnly())
    return page.write_pdf(stylesheets=[style], presentational_hints=True)


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
    return _figures(median(took), memory)


def _kept_open(files: list[Path]) -> str:
    """Median and peak memory of a Chromium that stays open and has printed a page before."""
    found = _printed(files)
    if found is None:
        return NONE
    took, memory = found
    return _figures(median(took), memory)


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
    """Prints the row of a report for each of many agencies: `render_all`, plain, and one open Chromium."""
    drawn, took, memory = render_all()
    arrange = formats.find("indicator-results").arrange
    reports = [arrange(take(Agency.objects.get(code=code(n)), BATCH_YEAR), "thai") for n in range(BATCH)]
    plainly, plain_memory = _plain_batch(reports)
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n}.html" for n in range(BATCH)]
        for file, report in zip(files, reports, strict=True):
            file.write_bytes(render(report, "html"))
        found = _printed(files)
    here, plain = drawn / took, BATCH / plainly
    cells = (
        f"{drawn} reports of {BATCH_MEASURES} measures, {os.cpu_count()} processes, one tab",
        "≥ 3.2 reports/s, ≤ 300 MB, 1.0 × plain",
        f"{here:.1f} reports/s, {memory:.0f} MB",
        f"{plain:.1f} reports/s, {plain_memory:.0f} MB",
        f"{here / plain:.2f}",
        NONE,
        f"{len(files) / sum(found[0]):.1f} reports/s, {found[1]:.0f} MB" if found else NONE,
        NONE,
    )
    print(f"| {' | '.join(cells)} |", flush=True)


def _plain_batch(reports: list[Document]) -> tuple[float, float]:
    """Seconds and peak memory of plain WeasyPrint for all of them, in as many warm processes."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        list(pool.map(_draw_plain, reports[: 2 * cores]))
        with watched(os.getpid(), itself=False) as peak:
            took = seconds(lambda: list(pool.map(_draw_plain, reports)))
        return took, peak()
