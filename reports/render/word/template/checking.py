"""Whether a .docx may be a template: nothing in it runs or leads out of it, it is no bomb, it can be filled.

What a Word program adds without being asked, the way to the template that a file was made from, is taken out.
"""

import re
from io import BytesIO
from xml.parsers import expat

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from ita_portal.sheets import DamagedFile, SwollenFile, parts_of, timeless
from reports.render.word.paper import LEAST_ROOM, millimetres
from reports.render.word.template import papers_of
from reports.render.word.template.fields import FIELDS, names_in

MAX_BYTES, MAX_UNPACKED = 5 * 1024 * 1024, 30 * 1024 * 1024
MAX_PARTS, MAX_ELEMENTS = 500, 300_000
LOOKED_AT = (".xml", ".rels", ".vml")  # endings of parts
# What python-docx and lxml say of a file that only looks like one of Word
NO_WORD_FILE = (OpcError, OSError, LookupError, ValueError, TypeError, AttributeError, etree.LxmlError)
_RUNS = re.compile(
    r"vbaproject|vbadata|activex|embeddings/|oleobject|attachedtoolbars|afchunk", re.IGNORECASE
)
_REACHES_OUT = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"[:\\]|//")  # of a picture drawn the old way (VML)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_SAVE_AGAIN = "บันทึกจาก Word เป็นเอกสาร .docx ใหม่แล้วอัปโหลดอีกครั้ง"
_AGAIN = f"ให้{_SAVE_AGAIN}"
_OUTSIDE = f"แม่แบบเชื่อมโยงไปยังภาพหรือแฟ้มนอกเอกสาร ให้ฝังภาพไว้ในเอกสารแทนการเชื่อมโยง แล้ว{_SAVE_AGAIN}"
BROKEN = f"แฟ้มนี้ไม่ใช่เอกสาร Word (.docx) หรือแฟ้มเสีย {_AGAIN}"


class Unusable(ValueError):
    """The file cannot be a template; the text is a Thai sentence with what to do."""


def clean(data: bytes) -> bytes:
    """The template as it is stored.

    Raises:
        Unusable: it is no Word file, too large, does or fetches something, or names unknown fields.
    """
    if len(data) > MAX_BYTES:
        raise Unusable(f"แฟ้มมีขนาด {len(data) / 1024 / 1024:.1f} MB ใหญ่เกิน 5 MB ให้ลดขนาดภาพในแม่แบบ")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unusable(f"แฟ้มนี้เป็นแบบ .doc หรือใส่รหัสผ่านไว้ {_AGAIN}")
    try:
        _look_into(data)
    except SwollenFile as error:
        raise Unusable("แฟ้มนี้คลายออกแล้วใหญ่เกินไป ให้ลดภาพและข้อความในแม่แบบ") from error
    except DamagedFile as error:
        raise Unusable(BROKEN) from error
    try:
        file = docx.Document(BytesIO(data))
        _forget_where_it_comes_from(file)
        _refuse_unknown_fields(file)
        _refuse_narrow_pages(file)
        out = BytesIO()
        file.save(out)
    except Unusable:
        raise
    except NO_WORD_FILE as error:
        raise Unusable(BROKEN) from error
    return timeless(out.getvalue())


def _look_into(data: bytes) -> None:
    for name, content in parts_of(data, most_bytes=MAX_UNPACKED, most_parts=MAX_PARTS):
        if _RUNS.search(name):
            raise Unusable(f"แฟ้มนี้มีมาโครหรือวัตถุฝัง (OLE, ActiveX) ซึ่งระบบไม่รับ ให้ลบออก แล้ว{_SAVE_AGAIN}")
        if name.lower().endswith(LOOKED_AT):
            _Look(name).read(content)


class _Look:
    """Walks through one part and builds nothing, so that no bomb can swell."""

    def __init__(self, name: str) -> None:
        self._name, self._count, self._orders, self._inside = name, 0, [], False

    def read(self, data: bytes) -> None:
        """Looks at a part; raises Unusable as `clean`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Unusable(BROKEN) from error
        if _REACHES_OUT.search("".join(self._orders)):
            raise Unusable(f"แม่แบบมีคำสั่งที่ดึงข้อมูลจากแฟ้มอื่น (เช่น INCLUDEPICTURE, DDE) ให้ลบออก แล้ว{_SAVE_AGAIN}")

    def _refuse_document_type(self, *_: object) -> None:
        raise Unusable(BROKEN)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise Unusable("แม่แบบมีข้อความหรือตารางมากเกินไป ให้เหลือเฉพาะส่วนหัวและรูปแบบหน้า")
        tag = name.rpartition(" ")[2]
        self._inside = tag == "instrText"
        self._orders += [value for key, value in attributes.items() if key.rpartition(" ")[2] == "instr"]
        if self._name.lower().endswith(".rels"):
            _refuse_way_out(self._name, attributes)
        if attributes.get("ContentType", "").lower().endswith("xml"):
            _refuse_hidden(attributes.get("PartName") or f".{attributes.get('Extension')}")
        if _ELSEWHERE.search(attributes.get("src", "")):
            raise Unusable(_OUTSIDE)
        if "macroEnabled" in attributes.get("ContentType", "") or tag == "altChunk":
            raise Unusable(f"แฟ้มนี้มีมาโครหรือเอกสารอื่นฝังอยู่ {_AGAIN}")

    def _end(self, _: str) -> None:
        self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self._orders.append(text)


def _refuse_hidden(part: str) -> None:
    """A part that Word reads as XML has the name of one, so that it is looked at."""
    if not part.lower().endswith(LOOKED_AT):
        raise Unusable(BROKEN)


def _refuse_way_out(part: str, relation: dict[str, str]) -> None:
    """A link that somebody may click on stays; the template a file was made from is forgotten later."""
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    is_origin = kind.endswith("/attachedTemplate") and part.lower().endswith("/settings.xml.rels")
    if relation.get("TargetMode") != "External" or is_origin:
        return
    if not (kind.endswith("/hyperlink") and _SAFE_LINK.match(target)):
        raise Unusable(_OUTSIDE)


def _forget_where_it_comes_from(file: "docx.document.Document") -> None:
    part = file.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    for key in [key for key, each in part.rels.items() if each.reltype.endswith("/attachedTemplate")]:
        del part.rels[key]
    for element in list(file.settings.element.iter(qn("w:attachedTemplate"))):
        element.getparent().remove(element)


def _refuse_unknown_fields(file: "docx.document.Document") -> None:
    edges = [
        each
        for part in file.part.related_parts.values()
        if hasattr(part, "element")
        for each in [part.element]
    ]
    named = set().union(*(names_in(each) for each in (file.element.body, *edges)))
    if unknown := sorted(named - set(FIELDS)):
        listed, known = (
            " ".join(f"{{{{{each}}}}}" for each in unknown),
            " ".join(f"{{{{{each}}}}}" for each in FIELDS),
        )
        raise Unusable(f"ไม่รู้จักช่อง {listed} ช่องที่ใช้ได้คือ {known}")


def _refuse_narrow_pages(file: "docx.document.Document") -> None:
    (least,) = millimetres(LEAST_ROOM)
    if any(min(each.text_width, each.height - each.top - each.bottom) < least for each in papers_of(file)):
        raise Unusable(
            f"หน้ากระดาษของแม่แบบเหลือที่ให้ข้อความกว้างหรือสูงไม่ถึง {LEAST_ROOM} มิลลิเมตร "
            f"ให้แก้ขนาดกระดาษหรือระยะขอบ แล้ว{_SAVE_AGAIN}"
        )
