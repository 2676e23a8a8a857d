"""An emblem as SVG: its shapes and their colours stay, everything else goes or is refused."""

import re
from xml.etree import ElementTree
from xml.parsers import expat

from py_svg_hush import filter_svg

from ita_portal.accounts.emblems.limits import Unusable, refuse_odd_shape

NAMESPACE = "http://www.w3.org/2000/svg"
MAX_DEPTH, MAX_ELEMENTS = 64, 20_000
_AS_PNG = "ให้ส่งออกเป็น PNG แล้วอัปโหลดใหม่"
_BROKEN = f"แฟ้ม SVG เสียหรือไม่ครบ {_AS_PNG}"
_TOO_MUCH = f"แฟ้ม SVG มีรายละเอียดมากเกินไป {_AS_PNG}"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_KEPT = _SHAPES | {
    *("svg", "g", "defs", "use", "symbol", "style"),
    *("linearGradient", "radialGradient", "stop", "clipPath", "mask"),
}
_REFUSED = {
    "text": "แฟ้ม SVG มีข้อความที่ยังเป็นตัวอักษร ให้แปลงตัวอักษรเป็นเส้น (outline) ก่อนแล้วอัปโหลดใหม่",
    "image": f"แฟ้ม SVG นี้บรรจุภาพถ่ายไว้ข้างใน {_AS_PNG}",
}
_ELSEWHERE = re.compile(r"""url\((?!\s*['"]?#)|\\|://""")
_LENGTH = re.compile(r"([0-9.]+)(px|pt|mm|cm|in|pc)?")


def looks_like(data: bytes) -> bool:
    """Whether it is XML whose first element is `svg`, whatever the file is called."""
    found = _Outline(stop_at_first=True)
    try:
        found.read(data)
    except Unusable:
        return True  # it declares entities; `clean` says so
    return found.root == "svg"


def clean(data: bytes) -> bytes:
    """The drawing: shapes, gradients, and colours that point nowhere outside it.

    Raises:
        Unusable: it is damaged, or holds text, pictures, entities, or more than can be drawn.
    """
    _Outline().read(data)
    try:
        root = ElementTree.fromstring(filter_svg(data, {}))
    except (ValueError, ElementTree.ParseError) as error:
        raise Unusable(_BROKEN) from error
    _keep_shapes(root)
    _refuse_foreign_styles(root)
    _set_box(root)
    ElementTree.register_namespace("", NAMESPACE)
    return ElementTree.tostring(root, encoding="utf-8")


def box_of(svg: bytes) -> tuple[float, float]:
    """Width and height of a cleaned drawing, in its own units."""
    _, _, width, height = ElementTree.fromstring(svg).get("viewBox", "").split()
    return float(width), float(height)


class _Outline:
    """Walks through the file once and builds nothing: a bomb is refused before it can swell."""

    def __init__(self, *, stop_at_first: bool = False) -> None:
        self.root, self._depth, self._count, self._stop_at_first = "", 0, 0, stop_at_first

    def read(self, data: bytes) -> None:
        """Reads the file.

        Raises:
            Unusable: it declares entities, is too deep or has too many elements; unless only the first
                element is asked for, when it is damaged.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            if not self._stop_at_first:
                raise Unusable(_BROKEN) from error

    def _entity(self, *_: object) -> None:
        raise Unusable(f"แฟ้ม SVG มีนิยามข้อความแทน (ENTITY) ซึ่งระบบไม่รับ {_AS_PNG}")

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self.root = self.root or name.rpartition(" ")[2]
        self._depth, self._count = self._depth + 1, self._count + 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise Unusable(_TOO_MUCH)

    def _end(self, _: str) -> None:
        self._depth -= 1


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _keep_shapes(root: ElementTree.Element) -> None:
    """Drops what is not drawn; refuses what would be missed."""
    for parent in list(root.iter()):
        for child in list(parent):
            name = _name(child)
            if name in _REFUSED:
                raise Unusable(_REFUSED[name])
            if name not in _KEPT:
                parent.remove(child)
    if not any(_name(each) in _SHAPES for each in root.iter()):
        raise Unusable(f"แฟ้ม SVG นี้ไม่มีรูปวาด {_AS_PNG}")


def _refuse_foreign_styles(root: ElementTree.Element) -> None:
    """Every reference leads to a part of the drawing itself."""
    for element in root.iter():
        for name in [name for name in element.attrib if name.rpartition("}")[2] in ("href", "base")]:
            if not element.get(name, "").startswith("#"):
                del element.attrib[name]
        texts = [*element.attrib.values(), "".join(element.itertext()) if _name(element) == "style" else ""]
        for text in texts:
            if _ELSEWHERE.search(text):
                raise Unusable(f"แฟ้ม SVG อ้างถึงแฟ้มอื่นนอกตัวเอง {_AS_PNG}")
        if "@" in texts[-1]:
            raise Unusable(f"แฟ้ม SVG มีรูปแบบตัวอักษรหรือแฟ้มอื่นแนบมา {_AS_PNG}")


def _set_box(root: ElementTree.Element) -> None:
    """Gives the drawing its box; its size on paper is for the page to say."""
    numbers = (root.get("viewBox") or "").replace(",", " ").split()
    if len(numbers) != 4:
        sides = [_LENGTH.fullmatch((root.get(side) or "").strip()) for side in ("width", "height")]
        numbers = ["0", "0", *(side[1] for side in sides if side)]
    try:
        left, top, width, height = map(float, numbers)
        fits = 0 < width < 1e6 and 0 < height < 1e6 and abs(left) < 1e6 and abs(top) < 1e6
    except ValueError:
        fits = False
    if not fits:
        raise Unusable(f"แฟ้ม SVG ไม่บอกขนาดของภาพ {_AS_PNG}")
    refuse_odd_shape(width, height)
    for side in ("width", "height", "preserveAspectRatio"):
        root.attrib.pop(side, None)
    root.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
