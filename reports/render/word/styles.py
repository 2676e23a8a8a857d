"""The styles of a Word document.

Thai is a complex script: Word and LibreOffice take its font, size and weight from `w:cs`, `w:szCs` and
`w:bCs` and its language from `w:bidi`; those of Latin letters and Arabic digits from their twins.
"""

from reports.render.word.xml import NAMESPACES

FONT = "TH SarabunPSK"
FONT_XML = f'<w:font {NAMESPACES} w:name="{FONT}"><w:altName w:val="TH Sarabun New"/></w:font>'
COVER_TITLE, COVER_AGENCY = 28, 24  # points
PADDING, INDENT = 74, 227  # twips: at both sides of a cell; before a line that belongs to the one above it
LANGUAGES = 'w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"'


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 240, rule: str = "auto") -> str:
    """Space around a paragraph and its line height in twips; with the rule auto 240 is one line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


_BOLD = "<w:b/><w:bCs/>"
_CENTRED = '<w:jc w:val="center"/>'
_ON_PAGE_OF_NEXT = "<w:keepNext/>"
_DOTTED = '<w:pBdr><w:bottom w:val="dotted" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'
_IN_THE_MIDDLE = '<w:ind w:left="5868" w:right="5868"/>'  # 60 mm of a landscape page remain
_HANGING = '<w:ind w:left="1814" w:hanging="397"/>'  # 25 mm and 7 mm, the room of a box
_BESIDE_CODE = '<w:ind w:left="964"/>'  # 17 mm, the room of the QR code
_FIRST_LINE = '<w:ind w:firstLine="1417"/>'  # 25 mm


def _style(name: str, shown: str, paragraph: str = "", run: str = "", based_on: str = "Normal") -> str:
    default, based = ' w:default="1"', ""
    if name != "Normal":
        default, based = "", f'<w:basedOn w:val="{based_on}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{based}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_PARAGRAPHS = (
    _style("Normal", "Normal", _spacing()),
    _style(
        "Heading1",
        "heading 1",
        f'{_ON_PAGE_OF_NEXT}{_spacing()}{_CENTRED}<w:outlineLvl w:val="0"/>',
        _BOLD + _size(18),
    ),
    _style("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>', based_on="Heading1"),
    _style("Heading3", "heading 3", '<w:outlineLvl w:val="2"/>', based_on="Heading1"),
    _style("Rule", "เส้นคั่น", _ON_PAGE_OF_NEXT + _DOTTED + _spacing(after=170) + _IN_THE_MIDDLE, _size(4)),
    _style("BodyText", "ย่อหน้า", _spacing(after=170) + _FIRST_LINE),
    _style("Emblem", "ที่วางตราสัญลักษณ์", _spacing(567, 1701, 1984, "atLeast") + _CENTRED),
    _style("Title", "Title", _spacing(after=3402) + _CENTRED, _BOLD + _size(COVER_TITLE)),
    _style("CoverAgency", "หน่วยงานบนปก", _CENTRED, _BOLD + _size(COVER_AGENCY)),
    _style("TableText", "ข้อความในตาราง", run=_size(14)),
    _style("TableUnder", "ข้อความย่อยในตาราง", f'<w:ind w:left="{INDENT}"/>', based_on="TableText"),
    _style("TableHead", "หัวตาราง", _ON_PAGE_OF_NEXT + _CENTRED, _BOLD, based_on="TableText"),
    _style(
        "MemoTitle", "หัวบันทึกข้อความ", _spacing(after=150, line=700, rule="exact") + _CENTRED, _BOLD + _size(29)
    ),
    _style("MemoLine", "บรรทัดบันทึกข้อความ", _spacing()),
    _style("MemoTo", "เรียน", '<w:tabs><w:tab w:val="left" w:pos="709"/></w:tabs>' + _spacing(before=120)),
    _style("MemoHeading", "หัวข้อบันทึกข้อความ", _ON_PAGE_OF_NEXT + _spacing(before=120) + _FIRST_LINE, _BOLD),
    _style("MemoText", "ข้อความบันทึกข้อความ", _FIRST_LINE),
    _style("SignatureRank", "ยศ", _spacing(before=680)),
    _style("Signature", "ลงชื่อ", _spacing(before=680) + _CENTRED),
    _style("Signed", "ชื่อ", _spacing(before=227) + _CENTRED),
    _style("SignatureLine", "ตำแหน่งผู้ลงชื่อ", _CENTRED),
    _style("OpinionHeading", "หัวความเห็น", _spacing(before=454)),
    _style("OpinionText", "ความเห็น", _FIRST_LINE),
    _style("OpinionChoice", "ช่องความเห็น", _HANGING),
    _style("OpinionNote", "หมายเหตุความเห็น", _CENTRED, _size(14)),
    _style("Chart", "แผนภูมิ", _spacing(before=170, after=170) + _CENTRED),
    _style("PageNumber", "เลขหน้า", _CENTRED),
    _style("Seal", "ตราปิดผนึก", _spacing(line=230, rule="exact") + _BESIDE_CODE, _size(10)),
    _style("Footer", "footer", '<w:jc w:val="right"/>', _size(14)),
    _style("TableEnd", "ท้ายตาราง", _spacing(line=170, rule="exact"), _size(1)),
    _style("SectionEnd", "ท้ายส่วน", _spacing(line=20, rule="exact"), _size(1)),
)
_LETTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="MemoLabel"><w:name w:val="ป้ายบันทึกข้อความ"/><w:qFormat/>'
    f"<w:rPr>{_BOLD}{_size(20)}</w:rPr></w:style>"
)
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_FRAME = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_CELL = "".join(
    f'<w:{side} w:w="{space}" w:type="dxa"/>'
    for side, space in (("top", 0), ("left", PADDING), ("bottom", 28), ("right", PADDING))
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    f'<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_CELL}</w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="ตารางรายงาน"/>'
    f'<w:basedOn w:val="TableNormal"/><w:rPr>{_size(14)}</w:rPr>'
    f"<w:tblPr><w:tblBorders>{_FRAME}</w:tblBorders><w:tblCellMar>{_CELL}</w:tblCellMar></w:tblPr></w:style>"
)
_FONTS = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_LETTERING = f"<w:rFonts {_FONTS}/>{_size(16)}<w:lang {LANGUAGES}/>"
# What our styles stand on in a file whose own Normal is somebody else's
BASE = (
    f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="PortalBase"><w:name w:val="พื้นของรายงาน"/>'
    f"<w:pPr>{_spacing()}</w:pPr><w:rPr>{_LETTERING}</w:rPr></w:style>"
)
STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_LETTERING}</w:rPr></w:rPrDefault>"
    f"<w:pPrDefault/></w:docDefaults>"
    f"{''.join(_PARAGRAPHS)}{_LETTERS}{_TABLES}</w:styles>"
)
