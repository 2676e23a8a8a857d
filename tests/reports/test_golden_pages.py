"""Pages of documents look as they did; after a wanted change `script/pictures --golden` takes them anew."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from tests.reports.golden_pages import FOLDER, MM, PAGES, difference, drawn, golden

MOST = 0.45  # as drawn here 0.06; moved by half a millimetre 0.5 to 0.8, by a whole one 0.7 to 1.2


def test_every_page_looks_as_it_did_within_half_a_millimetre():
    different = {name: difference(picture, golden(name)) for name, picture in drawn()}
    assert set(different) == set(PAGES)
    assert {name: round(found, 2) for name, found in different.items() if found > MOST} == {}


def test_a_page_or_a_part_of_it_that_moves_by_a_millimetre_is_seen():
    for name in PAGES:
        page = golden(name)
        assert difference(ImageChops.offset(page, 0, round(MM)), page) > MOST, name
    memo = golden("memo")
    below, at = memo.crop((0, 480, *memo.size)), (0, 480 + round(MM))
    moved = memo.copy()
    moved.paste(below, at)
    assert difference(moved, memo) > MOST


def test_another_smoothing_of_the_letters_is_not_seen():
    for name in PAGES:
        page = golden(name)
        larger = page.resize((page.width * 3, page.height * 3), Image.Resampling.BICUBIC)
        assert difference(larger.resize(page.size, Image.Resampling.BOX), page) < MOST / 2, name


def test_the_pictures_are_small():
    files = list(Path(FOLDER).iterdir())
    assert {each.stem for each in files} == set(PAGES)
    assert sum(each.stat().st_size for each in files) < 300_000
    assert all(Image.open(BytesIO(each.read_bytes())).mode in ("P", "L") for each in files)
