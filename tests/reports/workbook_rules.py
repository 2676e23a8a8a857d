"""What is wrong with a workbook: the rules by which Excel opens it without a repair."""

import re
from collections.abc import Iterator
from itertools import combinations

from lxml import etree
from openpyxl.utils import range_boundaries

from tests.reports.office_package import Package, faults_of_package

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
HIGHEST, WIDEST, LONGEST = 409, 255, 32_767  # points, characters, UTF-16 units
# The children of a sheet in their order, as far as the portal writes them
SHEET = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells pageMargins pageSetup headerFooter"
)


def faults(content: bytes) -> list[str]:
    """Each fault as a sentence; none of a workbook that Excel opens as it is."""
    package = Package.of(content)
    return [*faults_of_package(package), *_of_book(package), *_of_sheets(package), *_of_charts(package)]


def _of_book(package: Package) -> Iterator[str]:
    names = _names(package)
    if len({name.lower() for name in names}) != len(names):
        yield "two sheets of one name"
    for name in names:
        if not 0 < len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name.strip("'") != name:
            yield f"no sheet may be called {name}"
    for each in package.trees["xl/workbook.xml"].iter(f"{S}definedName"):
        if _sheet_of(each.text) not in names:
            yield f"{each.get('name')} is of no sheet"


def _of_sheets(package: Package) -> Iterator[str]:
    styles = len(package.trees["xl/styles.xml"].find(f"{S}cellXfs"))
    for part, tree in package.trees.items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part):
            yield from (f"{part}: {fault}" for fault in _of_sheet(tree, styles))


def _of_sheet(sheet: etree._Element, styles: int) -> Iterator[str]:
    found = [etree.QName(each).localname for each in sheet]
    if found != [each for each in (*SHEET.split(), "drawing") if each in found]:
        yield f"its parts stand in the order {' '.join(found)}"
    if any(float(each.get("width")) > WIDEST for each in sheet.iter(f"{S}col")):
        yield "a column is too wide"
    areas = [range_boundaries(each.get("ref")) for each in sheet.iter(f"{S}mergeCell")]
    for (a, b, c, d), (e, f, g, h) in combinations(areas, 2):
        if a <= g and e <= c and b <= h and f <= d:
            yield f"{(a, b)} and {(e, f)} are merged into one another"
    places = []
    for row in sheet.iter(f"{S}row"):
        if float(row.get("ht", 0)) > HIGHEST:
            yield f"row {row.get('r')} is too high"
        for cell in row:
            column, line, *_ = range_boundaries(cell.get("r"))
            places.append((line, column))
            if int(cell.get("s", 0)) >= styles:
                yield f"{cell.get('r')} has no style"
            if len("".join(cell.itertext()).encode("utf-16-le")) // 2 > LONGEST:
                yield f"{cell.get('r')} is too long"
            inside = (left <= column <= right and top <= line <= end for left, top, right, end in areas)
            hidden = any(inside) and (column, line) not in {(left, top) for left, top, *_ in areas}
            if hidden and len(cell):
                yield f"{cell.get('r')} is hidden and holds something"
    if places != sorted(set(places)):
        yield "its cells do not stand in their order"


def _of_charts(package: Package) -> Iterator[str]:
    """What charts draw are cells of sheets that are there."""
    names = _names(package)
    for part, tree in package.trees.items():
        for each in tree.iter(f"{C}f"):
            if _sheet_of(each.text) not in names:
                yield f"{part} draws {each.text}"


def _names(package: Package) -> list[str]:
    return [each.get("name") for each in package.trees["xl/workbook.xml"].iter(f"{S}sheet")]


def _sheet_of(address: str) -> str:
    return address.rpartition("!")[0].strip("'").replace("''", "'")
