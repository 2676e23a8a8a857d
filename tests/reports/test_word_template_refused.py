"""A Word template does nothing and fetches nothing: what would is refused, or goes."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.render.word.template.checking import Unusable, clean
from reports.render.word.template.sample import sample
from tests.reports.letterheads import (
    OFFICE,
    a_letterhead,
    saved,
    with_hidden_order,
    with_old_drawing,
    with_order,
    with_part,
    with_relation,
)

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

REFUSED = {
    "a page renamed": (b"<html></html>", "ไม่ใช่เอกสาร Word"),
    "an old .doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "แบบ .doc หรือใส่รหัสผ่าน"),
    "a workbook": (with_part("xl/workbook.xml")[:40], "ไม่ใช่เอกสาร Word"),
    "a macro": (with_part("word/vbaProject.bin"), "มาโคร"),
    "an embedded object": (with_part("word/embeddings/oleObject1.bin"), "OLE"),
    "a remote picture": (with_relation("image", "http://evil.example/a.png"), "ภาพหรือแฟ้มนอกเอกสาร"),
    "a local picture": (with_relation("image", "file:///etc/passwd"), "ภาพหรือแฟ้มนอกเอกสาร"),
    "a link that runs": (with_relation("hyperlink", "javascript:alert(1)"), "ภาพหรือแฟ้มนอกเอกสาร"),
    "a frame": (with_relation("frame", "http://evil.example/"), "ภาพหรือแฟ้มนอกเอกสาร"),
    "an order": (with_order(' INCLUDEPICTURE "http://evil.example/a.png" '), "INCLUDEPICTURE"),
    "an order in pieces": (with_order(" DD", 'EAUTO c:\\\\a "b" '), "DDE"),
    "an order in a part with another name": (with_hidden_order(), "ไม่ใช่เอกสาร Word"),
    "a remote picture drawn the old way": (with_old_drawing("http://evil.example/a.png"), "นอกเอกสาร"),
    "a picture of another server": (with_old_drawing(r"\\evil\a.png"), "นอกเอกสาร"),
    "a template from elsewhere": (
        with_relation("attachedTemplate", "http://evil.example/a.dotm"),
        "นอกเอกสาร",
    ),
    "entities": (with_part("word/more.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "ไม่ใช่เอกสาร Word"),
    "a bomb": (with_part("word/more.xml", b"<a>" + b" " * 32_000_000 + b"</a>"), "คลายออกแล้วใหญ่เกินไป"),
    "too many elements": (with_part("word/more.xml", f"<a>{'<b/>' * 300_001}</a>"), "มากเกินไป"),
    "unknown fields": (saved(a_letterhead("{{ชื่อ}} {{เรื่อง}}")), "ไม่รู้จักช่อง {{ชื่อ}} ช่องที่ใช้ได้คือ"),
    "an unknown field on top": (saved(a_letterhead(header="{{7*7}}")), "ไม่รู้จักช่อง {{7*7}}"),
    "a damaged file": (sample("ก")[:-400], "ไม่ใช่เอกสาร Word"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_letterhead_is_refused_in_thai(what):
    data, sentence = REFUSED[what]
    with pytest.raises(Unusable) as refused:
        clean(data)
    assert sentence in str(refused.value)


def test_links_to_click_on_stay_and_the_way_to_its_own_template_is_forgotten():
    linked = with_relation("hyperlink", "https://tharnsai.example/")
    assert b"tharnsai.example" in ZipFile(BytesIO(clean(linked))).read("word/_rels/document.xml.rels")
    made_from = 'Target="file:///C:/Users/somchai/a.dotx" TargetMode="External"'
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" {made_from}/>'
    rels = f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'
    with ZipFile(BytesIO(clean(with_part("word/_rels/settings.xml.rels", rels)))) as cleaned:
        assert b"somchai" not in b"".join(cleaned.read(each) for each in cleaned.namelist())
