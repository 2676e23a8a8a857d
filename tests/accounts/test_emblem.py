"""Pimlada gives the documents of ธารใส their emblem; what is no emblem is refused with a reason."""

import base64
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ita_portal.accounts import emblems
from ita_portal.accounts.agency_files import FOLDER, emblem_of
from ita_portal.accounts.emblems import drawing
from ita_portal.accounts.models import AgencyFile
from ita_portal.audit.models import Event
from reports.facts import EmblemFacts
from reports.formats import find
from reports.render import render
from reports.snapshot import take
from tests.accounts.pictures import a_png, an_svg, png_bomb, png_with_two_heads, svg_that_repeats_itself
from tests.people import browser_of
from tests.reports.made_up import a_snapshot

EDIT = "/tharnsai/settings/emblem/"


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def upload(browser, data, name="ตราเทศบาล.png"):
    return browser.post(EDIT, {"file": SimpleUploadedFile(name, data)}, follow=True).content.decode()


def kept(settings):
    folder = Path(settings.DATA_DIR) / FOLDER
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_pimlada_uploads_the_emblem_sees_it_replaces_it_and_takes_it_away(
    tharnsai, pimlada, settings, django_capture_on_commit_callbacks
):
    assert "ยังไม่มีตราสัญลักษณ์" in pimlada.get("/tharnsai/settings/").content.decode()

    page = upload(pimlada, a_png())
    first = AgencyFile.objects.get(agency=tharnsai.agency)
    assert "บันทึกตราสัญลักษณ์แล้ว" in page
    assert f'src="/tharnsai/emblem/?{first.sha256[:12]}"' in page
    assert "ตราเทศบาล.png" in page
    assert kept(settings) == [first.name]
    assert "ตรา" not in first.name

    with django_capture_on_commit_callbacks(execute=True):
        assert "บันทึกตราสัญลักษณ์แล้ว" in upload(pimlada, an_svg(), "ตราใหม่.svg")
    second = AgencyFile.objects.get(agency=tharnsai.agency)
    assert (second.media_type, second.title) == ("image/svg+xml", "ตราใหม่.svg")
    assert kept(settings) == [second.name], "the old picture is gone from the disk"

    assert "ลบตราสัญลักษณ์" in pimlada.get(f"{EDIT}remove/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        pimlada.post(f"{EDIT}remove/")
    assert emblem_of(tharnsai.agency) is None
    assert kept(settings) == []
    told = Event.objects.filter(agency=tharnsai.agency).order_by("number")
    assert [(each.verb, each.before, each.after) for each in told] == [
        ("emblem-set", {}, said(first)),
        ("emblem-set", said(first), said(second)),
        ("emblem-removed", said(second), {}),
    ]


def said(file):
    return {"ชื่อแฟ้ม": file.title, "ค่าแฮช": file.sha256}


@pytest.mark.parametrize(("data", "media_type"), [(a_png(), "image/png"), (an_svg(), "image/svg+xml")])
def test_p04_members_see_the_emblem_strangers_get_404_and_no_browser_runs_anything_of_it(
    tharnsai, dontawan, pimlada, data, media_type
):
    upload(pimlada, data, "emblem")
    for person in (tharnsai.reader, tharnsai.mayor, tharnsai.administrator):
        answer = browser_of(person).get("/tharnsai/emblem/")
        assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
        assert answer["X-Content-Type-Options"] == "nosniff"
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "sandbox" in policy
        assert answer["Cache-Control"].startswith("private")
    for person in (dontawan.administrator, dontawan.reader):
        assert browser_of(person).get("/tharnsai/emblem/").status_code == 404
    assert browser_of(None).get("/tharnsai/emblem/").status_code == 302


@pytest.mark.parametrize("address", ["", "remove/"])
def test_the_treasurer_changes_no_emblem(tharnsai, address):
    answer = browser_of(tharnsai.treasurer).post(
        EDIT + address, {"file": SimpleUploadedFile("ต.png", a_png())}
    )
    assert answer.status_code == 403
    assert not AgencyFile.objects.exists()


def test_of_a_png_only_what_is_seen_is_kept(pimlada, tharnsai):
    upload(pimlada, a_png(3000, 3000, comment="ถ่ายที่บ้านของนายสมชาย") + b"<script>alert(1)</script>")
    data = emblem_of(tharnsai.agency).data
    picture = Image.open(BytesIO(data))
    assert (picture.format, picture.size, picture.info.get("Comment")) == ("PNG", (720, 720), None)
    assert b"script" not in data
    assert len(data) <= 80_000


def test_a_scan_full_of_grain_is_made_small_enough_and_stays_fifteen_millimetres_at_600_dpi():
    grain = Image.merge("RGB", [Image.effect_noise((1200, 1200), 120) for _ in range(3)])
    out = BytesIO()
    grain.save(out, "PNG")
    data = emblems.clean(out.getvalue()).data
    assert len(data) <= 80_000
    assert Image.open(BytesIO(data)).height == 354


def test_of_a_png_with_a_wide_margin_the_emblem_alone_is_kept():
    wide = Image.new("RGBA", (900, 1200), (0, 0, 0, 0))
    wide.paste(Image.open(BytesIO(a_png(300, 300))), (50, 800))
    out = BytesIO()
    wide.save(out, "PNG")
    assert Image.open(BytesIO(emblems.clean(out.getvalue()).data)).size == (300, 300)


def test_of_an_svg_only_its_shapes_are_kept():
    data = an_svg(
        "<script>alert(1)</script><style>@import 'http://evil.example/a';</style><metadata>สมชาย</metadata>"
        '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>'
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'
        '<use xlink:href="file:///etc/passwd#a"/><use xlink:href="http://evil.example/a.svg#a"/>'
        '<animate attributeName="href" to="javascript:alert(1)"/>'
        '<circle onclick="alert(1)" onload="alert(1)" cx="50" cy="50" r="48" fill="url(#g)"/>'
        '<linearGradient id="g"><stop offset="0" stop-color="gold"/></linearGradient>'
    )
    assert " ".join(emblems.clean(data).data.decode().split()) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"> <style /> <use /> <use /> '
        '<circle cx="50" cy="50" fill="url(#g)" r="48" /> <linearGradient id="g"> '
        '<stop offset="0" stop-color="gold" /> </linearGradient> </svg>'
    )


ENTITIES = "<!DOCTYPE svg [<!ENTITY a 'ฮา'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
FOREIGN = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
NO_IMAGE = "แฟ้มนี้ไม่ใช่ภาพ PNG หรือ SVG"
REFUSED = {
    "a page renamed": (b"<html><body><script>alert(1)</script></body></html>", NO_IMAGE),
    "a GIF": (b"GIF89a" + b"\0" * 99, NO_IMAGE),
    "nothing but blanks": (b"   ", NO_IMAGE),
    "billion laughs": (an_svg("<text>&b;</text>", before=ENTITIES), "ENTITY"),
    "a file of the server": (an_svg("<text>&a;</text>", before=FOREIGN), "ENTITY"),
    "a remote picture": (an_svg('<image href="http://evil.example/a.png"/>'), "บรรจุภาพถ่าย"),
    "a local picture": (an_svg('<image href="file:///etc/passwd"/>'), "บรรจุภาพถ่าย"),
    "a remote style": (
        an_svg('<style>@import url("http://evil.example/a.css");</style><path d="M0 0h9v9"/>'),
        "อ้างถึงแฟ้มอื่น",
    ),
    "a remote style behind a shape": (
        an_svg('<style><g/>@import "http://evil.example/a.css";</style><path d="M0 0h9v9"/>'),
        "อ้างถึงแฟ้มอื่น",
    ),
    "letters": (an_svg("<text>เทศบาล</text>"), "แปลงตัวอักษรเป็นเส้น"),
    "no shapes": (an_svg(""), "ไม่มีรูปวาด"),
    "a broken drawing": (an_svg()[:-3], "เสียหรือไม่ครบ"),
    "too deep": (an_svg("<g>" * 5000 + "</g>" * 5000), "รายละเอียดมากเกินไป"),
    "too many shapes": (an_svg("<path d='M0 0h9'/>" * 20_001), "รายละเอียดมากเกินไป"),
    "an SVG of 2 MB": (an_svg(f"<desc>{'ก' * 700_000}</desc>"), "ใหญ่เกิน 1 MB"),
    "a PNG bomb": (png_bomb(60_000, 60_000), "กว้าง 60,000 สูง 60,000 จุด"),
    "a PNG with two heads": (png_with_two_heads(), "เสียหรือไม่ครบ"),
    "a PNG that ends early": (a_png()[:-200], "เสียหรือไม่ครบ"),
    "a PNG of one line": (a_png(2000, 200), "ยาวหรือสูงเกินไป"),
    "a small PNG": (a_png(60, 60), "สูงเพียง 60 จุด"),
    "20 MB": (a_png() + b"\0" * 20_000_000, "ต้องไม่เกิน 5 MB"),
    "an empty file": (b"", "แฟ้มนี้ว่างเปล่า"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_emblem_is_refused_in_thai_and_nothing_is_kept(pimlada, settings, what):
    data, sentence = REFUSED[what]
    page = upload(pimlada, data, "ตรา.svg")
    assert "ข้อผิดพลาด 1 จุด" in page
    assert sentence in page
    assert not AgencyFile.objects.exists()
    assert kept(settings) == []
    assert not Event.objects.filter(verb="emblem-set").exists()


def test_a_drawing_that_repeats_itself_for_ever_is_given_up_soon(monkeypatch):
    monkeypatch.setattr(drawing, "SECONDS", 2)
    with pytest.raises(emblems.Unusable, match="วาดแฟ้ม SVG นี้ไม่ได้"):
        emblems.clean(svg_that_repeats_itself())


def test_a_drawing_to_which_a_busy_machine_never_comes_is_given_up_in_the_same_words(monkeypatch):
    monkeypatch.setattr(drawing, "PATIENCE", 0.01)
    with pytest.raises(emblems.Unusable, match="วาดแฟ้ม SVG นี้ไม่ได้"):
        emblems.clean(svg_that_repeats_itself())


def test_a_large_drawing_becomes_a_picture():
    dots = "".join(f'<circle cx="{n % 97}.25" cy="{n % 89}.75" r="1" fill="#aa8800"/>' for n in range(4000))
    emblem = emblems.clean(an_svg(dots))
    assert emblem.media_type == "image/png"
    assert Image.open(BytesIO(emblem.data)).height >= 354


def test_an_emblem_changed_on_the_disk_is_not_printed_and_the_page_says_so(
    tharnsai, pimlada, settings, caplog
):
    upload(pimlada, a_png())
    (name,) = kept(settings)
    (Path(settings.DATA_DIR) / FOLDER / name).write_bytes(a_png(500, 500))
    assert emblem_of(tharnsai.agency) is None
    assert pimlada.get("/tharnsai/emblem/").status_code == 404
    assert "แฟ้มถูกแก้ไขในเครื่องแม่ข่าย" in pimlada.get("/tharnsai/settings/").content.decode()
    assert name in caplog.text


def test_the_facts_of_a_document_hold_the_emblem_of_then(tharnsai, pimlada):
    upload(pimlada, an_svg(), "ตรา.svg")
    facts = take(tharnsai.agency, 2569).emblem
    assert facts.media_type == "image/svg+xml"
    assert base64.b64decode(facts.base64) == facts.data == emblem_of(tharnsai.agency).data


def test_the_cover_of_a_report_shows_it_and_keeps_its_room_without_one():
    snapshot = a_snapshot()
    plain = find("status-report").arrange(snapshot, "thai")
    assert '<div class="emblem"></div>' in render(plain, "html").decode()
    picture = EmblemFacts("image/svg+xml", base64.b64encode(an_svg()).decode())
    page = render(find("status-report").arrange(replace(snapshot, emblem=picture), "thai"), "html").decode()
    address = f"data:image/svg+xml;base64,{picture.base64}"
    assert f'<div class="emblem"><img src="{address}" alt="ตราสัญลักษณ์"></div>' in page
