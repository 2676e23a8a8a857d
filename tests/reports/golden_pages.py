"""Chosen pages of documents as small pictures; `script/pictures --golden` writes those that are right."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat
from pypdfium2 import PdfDocument

from reports.facts import LetterFacts, StepFacts
from reports.formats import find
from reports.render import render
from tests.reports.any_facts import EMBLEM
from tests.reports.made_up import a_measure
from tests.reports.made_up_result import facts

FOLDER = Path(__file__).parent / "golden"
DPI = 60
MM = DPI / 25.4
TILE = round(20 * MM)  # pixels; what moves alone is seen where it stands
INK = 4  # of 255: the mean of a tile that has more on it than a rule
DECIDED = (
    {"opinion": "agree", "on": date(2026, 2, 20)},
    {"opinion": "disagree", "reason": "งบประมาณ 3 รายการไม่พอ", "on": date(2026, 2, 23)},
    {"opinion": "agree", "on": date(2026, 2, 24), "by_hand": True},
)
MEASURES = tuple(
    a_measure(
        number=number,
        name=f"จัดทำคู่มือการให้บริการของงานที่ {number}",
        steps=tuple(
            StepFacts(f"ขั้นตอนที่ {step} ของการจัดทำคู่มือ", "ได้ 1 เล่ม" * (step % 2)) for step in range(1, 4)
        ),
        follow_up="รายงานทุก 6 เดือน",
        issue=number,
    )
    for number in (1, 2, 3)
)
# The name of a picture: the document and the page of it
PAGES = {
    "memo": ("analysis-memo", 0),
    "opinions": ("analysis-memo", 1),
    "plan": ("analysis-memo", 5),
    "completion": ("completion-results", 0),
    "cover": ("status-report", 0),
}


def drawn() -> Iterator[tuple[str, Image.Image]]:
    """The pages as they are drawn now, in grey."""
    year = facts(*MEASURES, letter=LetterFacts("25", date(2026, 2, 19)), emblem=EMBLEM)
    chain = tuple(replace(step, **said) for step, said in zip(year.chain, DECIDED, strict=True))
    year = replace(year, chain=chain)
    files = {code: find(code).arrange(year, "thai") for code, _ in PAGES.values()}
    for code, document in files.items():
        with PdfDocument(render(replace(document, draft=False), "pdf")) as pdf:
            for name, (of, number) in PAGES.items():
                if of == code:
                    yield name, pdf[number].render(scale=DPI / 72).to_pil().convert("L")


def write() -> None:
    """Writes the pictures that the test compares with."""
    for name, picture in drawn():
        picture.quantize(16).save(FOLDER / f"{name}.png", optimize=True)


def golden(name: str) -> Image.Image:
    """The picture of that name, in grey."""
    with Image.open(FOLDER / f"{name}.png") as picture:
        return picture.convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink of their most different tile lies elsewhere: 0 nothing, 2 all of it.

    Both are blurred by half a millimetre, so that another version of Pango or PDFium makes no difference.
    """
    if one.size != other.size:
        return 2
    one, other = (each.filter(ImageFilter.GaussianBlur(0.5 * MM)) for each in (one, other))
    moved = ImageChops.difference(one, other)
    worst = 0.0
    for left in range(0, one.width, TILE):
        for top in range(0, one.height, TILE):
            box = left, top, min(left + TILE, one.width), min(top + TILE, one.height)
            ink = max(255 - ImageStat.Stat(each.crop(box)).mean[0] for each in (one, other))
            if ink > INK:
                worst = max(worst, ImageStat.Stat(moved.crop(box)).mean[0] / ink)
    return worst
