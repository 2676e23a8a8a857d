"""What anybody reads of ธารใส: by year and item, one document, its open data, what was withdrawn."""

import csv
import io
import json
import re

import openpyxl
import pytest
from django.test import Client

from reports import publishing
from reports.document import Column, ColumnGroup, Document, Group, Row, Table, cell
from reports.opendata import as_csv, as_json
from reports.sealing import read_sealed
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.chain import a_report, says, submitted
from tests.reports.publishing import a_publication, agreed_to, changed
from tests.test_language import foreign

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def publication(tharnsai):
    """The report of results of 2569, published under O26."""
    a_measure(tharnsai, name="จัดทำคู่มือ ๑๒ เล่ม", state="done", result="แล้วเสร็จ", summary="ครบ")
    return a_publication(tharnsai)


def read(address: str, status: int = 200, **headers: str):
    """What a stranger gets, who is given no cookie and told nothing of one."""
    client = Client(headers=headers)
    answer = client.get(address)
    assert answer.status_code == status, address
    assert not client.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    return answer


def test_from_the_list_of_agencies_to_the_document(publication):
    place = publication.get_absolute_url()
    assert re.fullmatch(r"/public/tharnsai/2569/O26/[0-9A-Z]{10}/", place)
    assert 'href="/public/tharnsai/"' in read("/public/").content.decode()
    year = read("/public/tharnsai/").content.decode()
    assert year == read("/public/tharnsai/2569/").content.decode()
    assert f'href="{place}"' in year and "รายงานผลตามตัวชี้วัด" in year
    assert f"http://localhost:8000{place}" in year, "the address to quote"
    item = read("/public/tharnsai/2569/O26/").content.decode()
    assert f'href="{place}"' in item and "<h1>O26 รายงาน" in item
    assert read("/public/tharnsai/2569/o26/", 301).url == "/public/tharnsai/2569/O26/"
    page = read(place).content.decode()
    assert 'จัดทำคู่มือ <span class="kept">๑๒ เล่ม</span>' in page
    assert f'<link rel="canonical" href="http://localhost:8000{place}">' in page
    assert re.search(r'<meta name="description"\s+content="รายงานผลตามตัวชี้วัด .*เทศบาลตำบลธารใส', page)
    assert '<meta property="og:title" content="รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569">' in page
    assert "<script" not in page


def test_the_pdf_is_the_sealed_file_and_a_second_look_costs_nothing(publication):
    address = f"{publication.get_absolute_url()}document.pdf"
    file = publication.version.files.get(kind="decided")
    answer = read(address)
    assert answer.content == read_sealed(file)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline; filename*=utf-8''%E0%B8%A3")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    again = read(address, 304, if_none_match=answer.headers["ETag"])
    assert again.content == b"" and again.headers["ETag"] == answer.headers["ETag"]


def test_a_sealed_file_that_somebody_changed_on_the_server_is_given_to_nobody(publication, settings, caplog):
    file = publication.version.files.get(kind="decided")
    place = settings.DATA_DIR / "sealed" / file.name
    place.write_bytes(place.read_bytes().replace(b"1", b"2", 1))
    answer = read(f"{publication.get_absolute_url()}document.pdf", 503)
    assert "แฟ้มในเครื่องแม่ข่ายไม่ตรงกับที่ปิดผนึกไว้" in answer.content.decode()
    assert "ETag" not in answer.headers and "is not what was sealed" in caplog.text


def test_a_page_that_did_not_change_is_not_sent_again(publication):
    for address in ("/public/", "/public/tharnsai/", publication.get_absolute_url(), "/sitemap.xml"):
        answer = read(address)
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert read(address, 304, if_none_match=answer.headers["ETag"]).content == b""


def test_open_data_says_what_the_paper_says_in_arabic_digits(publication):
    place = publication.get_absolute_url()
    data = json.loads(read(f"{place}data.json").content)
    assert data["item"] == {
        "year": 2569,
        "code": "O26",
        "name": publication.item.name,
    }
    assert data["code"] == publication.version.shown_code and data["sha256"] == publication.version.sha256
    (table,) = data["tables"]
    rows = list(csv.DictReader(io.StringIO(read(f"{place}table-1.csv").content.decode("utf-8-sig"))))
    assert rows == table["rows"] and list(rows[0]) == table["columns"]
    assert any("จัดทำคู่มือ 12 เล่ม" in value for value in rows[0].values())
    book = openpyxl.load_workbook(io.BytesIO(read(f"{place}document.xlsx").content))
    cells = [str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    assert any("จัดทำคู่มือ 12 เล่ม" in text for text in cells)
    read(f"{place}table-2.csv", 404)
    for kind, part in (("data.json", "json"), ("table-1.csv", "csv")):
        answer = read(f"{place}{kind}")
        assert answer.headers["Content-Disposition"].endswith(f".{part}")
        read(f"{place}{kind}", 304, if_none_match=answer.headers["ETag"])


def test_open_data_has_no_merged_cells_no_key_twice_and_no_formula():
    table = Table(
        (Column("ที่", 10), ColumnGroup("สรุปผล", (Column("แล้วเสร็จ", 45), Column("ผล", 45))), Column("ที่", 5)),
        (
            Group(
                (
                    Row((cell("๑"), cell("=1+1"), cell("ก\nข"), cell(""))),
                    Row((None, None, cell("๙๕.๐๑"), cell("ฮ"))),
                )
            ),
        ),
    )
    assert as_csv(table).decode("utf-8-sig") == (
        "ที่,สรุปผล: แล้วเสร็จ,สรุปผล: ผล,ที่ (2)\r\n1,'=1+1,\"ก\nข\",\r\n1,'=1+1,95.01,ฮ\r\n"
    )
    document = Document("รายงาน", "ธารใส", "portrait", "thai", (table,))
    (read_back,) = json.loads(as_json(document, {}))["tables"]
    assert read_back["rows"][1] == {"ที่": "1", "สรุปผล: แล้วเสร็จ": "=1+1", "สรุปผล: ผล": "95.01", "ที่ (2)": "ฮ"}


def test_what_was_withdrawn_says_when_and_why_and_is_gone_everywhere(publication, tharnsai):
    place = publication.get_absolute_url()
    etag = read(f"{place}document.pdf").headers["ETag"]
    publishing.withdraw(
        actor=tharnsai.actor(tharnsai.administrator), publication=publication, reason="ตารางที่ 2 ผิด"
    )
    gone = read(place, 410).content.decode()
    assert "ถอนการเผยแพร่เอกสารนี้แล้ว" in gone and "ตารางที่ 2 ผิด" in gone
    assert "พิมพ์ลดา" not in gone
    for tail in ("document.pdf", "document.xlsx", "data.json", "table-1.csv"):
        read(f"{place}{tail}", 410, if_none_match=etag)
    assert "ยังไม่มีเอกสารที่เผยแพร่" in read("/public/tharnsai/").content.decode()
    assert place not in read("/sitemap.xml").content.decode()
    assert "tharnsai" not in read("/public/").content.decode()
    a_publication(tharnsai, publication.version)
    assert "จัดทำคู่มือ" in read(place).content.decode()


def test_nothing_else_of_the_agency_is_to_be_seen(publication, tharnsai, dontawan):
    undecided = submitted(tharnsai, a_report(tharnsai, 2568))
    disagreed = submitted(tharnsai, a_report(tharnsai, 2567))
    for person, opinion in (
        (tharnsai.head_of_office, "agree"),
        (tharnsai.clerk, "agree"),
        (tharnsai.mayor, "disagree"),
    ):
        says(tharnsai, person, disagreed, opinion)
    unpublished = agreed_to(tharnsai, a_report(tharnsai, 2566))
    for version, year in ((undecided, 2568), (disagreed, 2567), (unpublished, 2566)):
        read(f"/public/tharnsai/{year}/", 404)
        for tail in ("", "document.pdf", "data.json"):
            read(f"/public/tharnsai/2569/O26/{version.code}/{tail}", 404)
    for address in ("/public/dontawan/", "/public/nobody/", "/public/tharnsai/2569/O25/"):
        read(address, 404)
    everything = "".join(
        read(address).content.decode() for address in ("/public/", "/public/tharnsai/", "/sitemap.xml")
    )
    for version in (undecided, disagreed, unpublished):
        assert version.code not in everything
    read(publication.get_absolute_url().replace("tharnsai", "dontawan"), 404)


def test_a_newer_version_is_pointed_at_and_the_old_address_stays(publication, tharnsai):
    newer = a_publication(tharnsai, agreed_to(tharnsai, changed(publication.report)))
    old = read(publication.get_absolute_url()).content.decode()
    assert f'<a href="{newer.get_absolute_url()}">อ่านรุ่นที่ 2</a>' in old
    assert "มีรุ่นที่ใหม่กว่า" not in read(newer.get_absolute_url()).content.decode()


def test_a_signed_in_person_gets_the_same_page_and_stays_signed_in(publication, tharnsai):
    somchai = browser_of(tharnsai.engineer)
    before = somchai.cookies["sessionid"].value
    page = somchai.get(publication.get_absolute_url())
    assert page.content == read(publication.get_absolute_url()).content
    assert somchai.cookies["sessionid"].value == before
    assert somchai.get("/").status_code == 200
    assert "สมชาย" not in somchai.get("/public/nowhere/").content.decode(), "nobody is known here"


def test_search_engines_find_what_is_published_and_nothing_else(publication):
    robots = read("/robots.txt").content.decode().split("\n")
    assert robots == [
        "User-agent: *",
        "Allow: /public/",
        "Allow: /static/",
        "Disallow: /",
        "Sitemap: http://localhost:8000/sitemap.xml",
        "",
    ]
    found = re.findall("<loc>(.*?)</loc>", read("/sitemap.xml").content.decode())
    place = publication.get_absolute_url()
    assert found == [f"http://localhost:8000{each}" for each in ("/public/", "/public/tharnsai/", place)]


def test_a_page_is_small_and_asks_little_of_the_database(publication, django_assert_max_num_queries):
    for address, most in (
        ("/public/", 2),
        ("/public/tharnsai/", 4),
        (publication.get_absolute_url(), 5),
        (f"{publication.get_absolute_url()}document.pdf", 4),
    ):
        with django_assert_max_num_queries(most):
            answer = read(address)
    assert len(answer.content) < 150_000


def test_p39_a_stranger_reads_thai(publication):
    version = publication.version
    own = frozenset({"JSON", "QR", "SHA", "KB", "tharnsai", "public", "localhost", "http"})
    for address in (
        "/public/",
        "/public/tharnsai/",
        publication.get_absolute_url(),
        "/verify/",
        f"/verify/{version.code}/",
    ):
        page = read(address).content.decode()
        for code in (version.code, version.shown_code, version.sha256, "K7QM-4XTD-9P"):
            page = page.replace(code, "")
        assert foreign(page, own) == [], address


def test_p03_the_pages_of_one_agency_show_nothing_of_the_other(publication, tharnsai, dontawan):
    a_measure(dontawan, name="มาตรการนกขมิ้น", state="done", result="ขมิ้น", summary="ขมิ้น")
    foreign_one = a_publication(dontawan)
    place = publication.get_absolute_url()
    for tail in ("", "data.json", "table-1.csv"):
        assert "ขมิ้น" in read(f"{foreign_one.get_absolute_url()}{tail}").content.decode()
        assert "ขมิ้น" not in read(f"{place}{tail}").content.decode()
    for address in ("/public/tharnsai/", "/public/tharnsai/2569/O26/", place):
        page = read(address).content.decode()
        assert "ดอนตะวัน" not in page and "dontawan" not in page
        assert foreign_one.version.code not in page
    page = read("/public/").content.decode()
    assert page.index("เทศบาลตำบลดอนตะวัน") < page.index("เทศบาลตำบลธารใส"), "by name"
