"""A template to begin with: the portal's own paper, styles and head, with fields where the texts stand."""

from io import BytesIO

import docx

from ita_portal.sheets import timeless
from reports.document import Document, Memo, Signature
from reports.render.word import draw
from reports.render.word.template.fields import CONTENT, EMBLEM

TITLE = "แม่แบบบันทึกข้อความ"
_MEMO = Memo(
    office="{{ส่วนราชการ}}",
    number="{{ที่}}",
    date="{{วันที่}}",
    subject="{{เรื่อง}}",
    to="{{เรียน}}",
    sections=(),
    closing=(CONTENT,),
    signature=Signature(),
)


def sample(author: str) -> bytes:
    """The sample as a .docx; `author` is the agency's name."""
    file = docx.Document(BytesIO(draw(Document(TITLE, author, "portrait", "thai", (_MEMO,)))))
    title = file.paragraphs[0].runs[0]
    title.text = f"{{{{{EMBLEM}}}}}{title.text}"
    said = [each.text for each in file.paragraphs]
    for signature in file.paragraphs[said.index(CONTENT) + 1 :]:
        signature._p.getparent().remove(signature._p)
    out = BytesIO()
    file.save(out)
    return timeless(out.getvalue())
