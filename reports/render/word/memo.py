"""บันทึกข้อความ as WordprocessingML: lines that are filled in over dots, sections, room to sign."""

from reports.document import Emblem, Memo, Signature
from reports.render.text import DOTS
from reports.render.word.emblem import beside_title
from reports.render.word.paper import Paper, millimetres
from reports.render.word.pictures import Pictures
from reports.render.word.xml import TAB, Words, paragraph

TITLE = "บันทึกข้อความ"
_BESIDE_LABEL = '<w:ind w:left="567" w:hanging="567"/>'  # 10 mm: its further lines begin where its first does
_DOTTED = '<w:tab w:val="{side}" w:leader="dot" w:pos="{at}"/>'


def head_xml(memo: Memo, emblem: Emblem | None, paper: Paper, words: Words, pictures: Pictures) -> str:
    """The title, the lines below it, the addressee."""
    return (
        paragraph("MemoTitle", beside_title(emblem, pictures) + words.run(TITLE))
        + _lines_xml(memo, paper, words)
        + paragraph("MemoTo", words.run("เรียน") + TAB + words.run(memo.to))
    )


def _lines_xml(memo: Memo, paper: Paper, words: Words) -> str:
    """ส่วนราชการ, ที่ and วันที่ on one line, เรื่อง; dots fill each line to the margin."""
    (middle,) = millimetres(105)
    subject = dotted_to(paper.text_width) + _BESIDE_LABEL
    number = _labelled("ที่", memo.number, words) + TAB + _labelled("วันที่", memo.date, words) + TAB
    return (
        paragraph("MemoLine", _labelled("ส่วนราชการ", memo.office, words) + TAB, dotted_to(paper.text_width))
        + paragraph("MemoLine", number, dotted_to(middle - paper.left, paper.text_width))
        + paragraph("MemoLine", _labelled("เรื่อง", memo.subject, words) + TAB, subject)
    )


def body_xml(memo: Memo, paper: Paper, words: Words) -> str:
    """What follows the addressee: sections, the closing sentences, the signature, alone on no page."""
    told = [
        each
        for section in memo.sections
        for each in (("MemoHeading", section.heading), *_texts(section.text))
    ]
    told += [each for text in memo.closing for each in _texts(text)]
    lines = (
        paragraph(style, words.run(text), _KEPT * (at == len(told)))
        for at, (style, text) in enumerate(told, start=1)
    )
    return "".join((*lines, signature_xml(memo.signature, paper, words)))


def _texts(text: str) -> list[tuple[str, str]]:
    return [("MemoText", line) for line in text.splitlines()]


def signature_xml(
    signature: Signature, paper: Paper, words: Words, *, is_signed: bool = False, in_row: bool = False
) -> str:
    """Rank, name in brackets, position: centred on a line that begins at the middle of the page.

    Args:
        is_signed: nobody signs here by hand, so that it needs no room.
        in_row: the row of a table keeps it on one page; kept together by itself it would tie rows together.
    """
    stays = "" if in_row else _KEPT
    begins = from_middle(paper)
    lines = [f"({signature.name or DOTS})", *signature.lines]
    name = "Signed" if is_signed else "Signature"
    styles = ["SignatureLine" if signature.rank else name, *["SignatureLine"] * (len(lines) - 1)]
    look = stays + _BELOW_OTHERS * is_signed + from_middle(paper, further=567)  # 10 mm
    above = paragraph("SignatureRank", words.run(signature.rank), look) if signature.rank else ""
    kept = [stays] * (len(lines) - 1) + [""]
    return above + "".join(
        paragraph(style, words.run(line), keep + begins)
        for style, line, keep in zip(styles, lines, kept, strict=True)
    )


def from_middle(paper: Paper, further: int = 0) -> str:
    """The indent of a line that begins at the middle of the page, or so many twips to the right of it."""
    return f'<w:ind w:left="{paper.width // 2 - paper.left + further}"/>'


def dotted_to(*places: int) -> str:
    """Tab stops that dots lead to, the last one at the right margin; in twips."""
    sides = ["left"] * (len(places) - 1) + ["right"]
    stops = (_DOTTED.format(side=side, at=at) for side, at in zip(sides, places, strict=True))
    return f"<w:tabs>{''.join(stops)}</w:tabs>"


_KEPT = "<w:keepNext/>"
_BELOW_OTHERS = '<w:spacing w:before="227"/>'  # 4 mm: a rank above which nobody signs


def _labelled(label: str, text: str, words: Words) -> str:
    return words.run(label, "MemoLabel") + words.run(f" {text}" if text else " ")
