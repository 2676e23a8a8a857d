"""What is wrong with a Word file: the rules by which Word opens it without a repair."""

from collections.abc import Iterator

from lxml import etree

from tests.reports.office_package import Package, faults_of_package
from tests.reports.word_order import FIRST, MIXED, ORDER, REPEATED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLANK = "{http://www.w3.org/XML/1998/namespace}space"
STYLE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def faults(content: bytes) -> list[str]:
    """Each fault as a sentence; none of a file that Word opens as it is."""
    package = Package.of(content)
    return [*faults_of_package(package), *_of_text(package), *_of_styles(package), *_of_numbers(package)]


def _of_text(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if not name.startswith("word/"):
            continue
        for each in tree.iter(f"{W}*", f"{WP}*"):
            yield from (f"{name}: {fault}" for fault in _of_element(each))
        yield from (f"{name}: {fault}" for table in tree.iter(f"{W}tbl") for fault in _of_table(table))
        if _name(tree) in ("hdr", "ftr") and not any(_name(each) == "p" for each in tree):
            yield f"{name} has no paragraph"
    body = package.trees["word/document.xml"][0]
    if _name(body[-1]) != "sectPr":
        yield "the body does not end with its section"
    yield from _of_sections(package)


def _of_element(element: etree._Element) -> Iterator[str]:
    name, children = _name(element), [_name(each) for each in element]
    order = ORDER.get(name, [])
    yield from (f"{name} has {child}" for child in children if order and child not in order)
    places = [order.index(child) for child in children if child in order and child not in MIXED.get(name, ())]
    if places != sorted(places):
        yield f"{name} has its children in the order {' '.join(children)}"
    yield from (
        f"{name} has {child} twice"
        for child in set(children).intersection(order) - REPEATED
        if children.count(child) > 1
    )
    if FIRST.get(name) in children[1:]:
        yield f"{name} has {FIRST[name]} behind something else"
    if name == "tc" and children[-1:] != ["p"]:
        yield "a cell does not end with a paragraph"
    text = element.text or ""
    if name == "t" and text != text.strip() and element.get(BLANK) != "preserve":
        yield f"blanks around “{text}” would be lost"


def _of_table(table: etree._Element) -> Iterator[str]:
    """Every row as wide as the grid; what goes on goes on below a cell of the same columns."""
    grid = [int(each.get(f"{W}w")) for each in table.find(f"{W}tblGrid")]
    open_above: dict[int, int] = {}
    for at, row in enumerate(table.findall(f"{W}tr"), start=1):
        column, begun = 0, {}
        for cell in row.findall(f"{W}tc"):
            look = cell.find(f"{W}tcPr")
            span = _number(look.find(f"{W}gridSpan"), 1)
            width = sum(grid[column : column + span])
            if abs(_number(look.find(f"{W}tcW"), width, "w") - width) > 1:
                yield f"row {at}, column {column + 1} is not as wide as its grid"
            merge = look.find(f"{W}vMerge")
            if merge is not None:
                if merge.get(f"{W}val") != "restart" and open_above.get(column) != span:
                    yield f"row {at}, column {column + 1} goes on with nothing"
                begun[column] = span
            column += span
        if column != len(grid):
            yield f"row {at} has {column} columns of {len(grid)}"
        open_above = begun


def _of_sections(package: Package) -> Iterator[str]:
    relations = package.relations("word/document.xml")
    for section in package.trees["word/document.xml"].iter(f"{W}sectPr"):
        edges = [each for each in section if _name(each).endswith("Reference")]
        kinds = [(_name(each), each.get(f"{W}type")) for each in edges]
        if len(set(kinds)) != len(kinds):
            yield "a section has two headers or footers of one kind"
        for each in edges:
            sort, target = relations.get(each.get(f"{R}id"), ("", ""))
            root = {"header": "hdr", "footer": "ftr"}.get(sort)
            if not _name(each).startswith(sort or "?") or _name(package.trees[target]) != root:
                yield f"{_name(each)} leads to {target or 'nothing'}"


def _of_styles(package: Package) -> Iterator[str]:
    known: dict[str, str] = {}
    for style in package.trees["word/styles.xml"].findall(f"{W}style"):
        identity = style.get(f"{W}styleId")
        if identity in known:
            yield f"two styles {identity}"
        known[identity] = style.get(f"{W}type")
    for style in package.trees["word/styles.xml"].findall(f"{W}style"):
        for each in style.findall(f"{W}basedOn"):
            if known.get(each.get(f"{W}val")) != style.get(f"{W}type"):
                yield f"{style.get(f'{W}styleId')} stands on no style of its sort"
    for name, tree in package.trees.items():
        for used, sort in STYLE_OF.items() if name.startswith("word/") else ():
            for each in tree.iter(f"{W}{used}"):
                if known.get(each.get(f"{W}val")) != sort:
                    yield f"{name}: no {sort} style {each.get(f'{W}val')}"


def _of_numbers(package: Package) -> Iterator[str]:
    """Drawings and bookmarks are told apart by number, in all parts of a file together."""
    for tag in ("docPr", "bookmarkStart"):
        found = [
            each.get("id") or each.get(f"{W}id")
            for name, tree in package.trees.items()
            if name.startswith("word/")
            for each in tree.iter(f"{{*}}{tag}")
        ]
        yield from (f"two {tag} {number}" for number in sorted(set(found)) if found.count(number) > 1)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _number(element: etree._Element | None, otherwise: int, name: str = "val") -> int:
    return otherwise if element is None else int(element.get(f"{W}{name}"))
