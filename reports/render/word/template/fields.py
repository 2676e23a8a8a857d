"""What is filled in where a template says `{{…}}`."""

import re

from docx.oxml.ns import qn
from lxml import etree

from reports.document import Document, Memo
from reports.render.word.xml import Words

# name → what stands there
FIELDS = {
    "หัวบันทึกข้อความ": "หัวบันทึกข้อความทั้งหมดตามแบบของระบบ (อยู่ในย่อหน้าของตัวเอง)",
    "ตรา": "ตราสัญลักษณ์ของหน่วยงาน สูง 15 มิลลิเมตร ชิดขอบซ้ายของย่อหน้านี้",
    "ส่วนราชการ": "ส่วนราชการเจ้าของเรื่อง",
    "ที่": "เลขที่หนังสือ",
    "วันที่": "วันที่ของหนังสือ",
    "เรื่อง": "ชื่อเรื่อง",
    "เรียน": "ผู้รับหนังสือ",
    "หน่วยงาน": "ชื่อหน่วยงาน",
    "เนื้อหา": "เนื้อความและความเห็น (อยู่ในย่อหน้าของตัวเอง ถ้าไม่มี เนื้อความอยู่ท้ายแม่แบบ)",
}
HEAD, CONTENT, EMBLEM = "{{หัวบันทึกข้อความ}}", "{{เนื้อหา}}", "ตรา"
_FIELD = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def values_of(document: Document, words: Words) -> dict[str, str]:
    """What stands for each field in a document; blank where the document has no such thing."""
    memo = next((block for block in document.blocks if isinstance(block, Memo)), None)
    values = dict.fromkeys(FIELDS, "") | {"หน่วยงาน": document.author}
    if memo:
        values |= {
            "ส่วนราชการ": memo.office,
            "ที่": memo.number,
            "วันที่": memo.date,
            "เรื่อง": memo.subject,
            "เรียน": memo.to,
        }
    return {name: words.plain(text) for name, text in values.items()}


def text_of(element: etree._Element) -> str:
    """All text of an element, without the blanks inside the brackets of a field."""
    joined = "".join(node.text or "" for node in element.iter(qn("w:t")))
    return _FIELD.sub(r"{{\1}}", joined).strip()


def names_in(element: etree._Element) -> set[str]:
    """The fields that an element names, known or not."""
    return {
        name for each in element.iter(qn("w:p")) for name in _FIELD.findall("".join(map(_said, _texts(each))))
    }


def paragraphs_with(name: str, element: etree._Element) -> list[etree._Element]:
    """The paragraphs of an element that name a field."""
    found = ((each, "".join(map(_said, _texts(each)))) for each in element.iter(qn("w:p")))
    return [each for each, said in found if name in _FIELD.findall(said)]


def fill(element: etree._Element, values: dict[str, str]) -> etree._Element:
    """Fills in every field of the element, in its own look; what is no field stays as it is. Returns it."""
    for each in element.iter(qn("w:p")):
        _fill(_texts(each), values)
    return element


def _fill(nodes: list[etree._Element], values: dict[str, str]) -> None:
    """Word parts a text as it likes: a field may begin in one node and end in another."""
    said = "".join(map(_said, nodes))
    for match in reversed(list(_FIELD.finditer(said))):
        if match[1] not in values:
            continue
        at, new = 0, values[match[1]]
        for node in nodes:
            text = _said(node)
            start, end = max(match.start() - at, 0), min(match.end() - at, len(text))
            at += len(text)
            if start < end:
                node.text = text[:start] + new + text[end:]
                node.set(_SPACE, "preserve")
                new = ""


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The nodes of text of a paragraph, but not of paragraphs inside it, as in a text box."""
    return [node for node in paragraph.iter(qn("w:t")) if next(node.iterancestors(qn("w:p"))) is paragraph]


def _said(node: etree._Element) -> str:
    return node.text or ""
