"""Anybody holds a paper of ธารใส, or a file of it, and asks whether it is what was decided."""

import hashlib
import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reports import codes
from reports.approvals import recall
from reports.models import SealedFile, Version
from reports.public import limits, uploads
from reports.publishing import withdraw
from reports.sealing import decided_file, read_sealed
from tests.reports.chain import a_report, says, submitted
from tests.reports.publishing import a_publication, agreed_to, changed


def asked(version: Version | str, **post) -> str:
    """What the page of a code says to a stranger."""
    code = version if isinstance(version, str) else version.code
    client, address = Client(), f"/verify/{code}/"
    answer = client.post(address, post) if post else client.get(address)
    assert answer.status_code == 200
    assert not client.cookies, "a page for everybody sets no cookie"
    return answer.content.decode()


def a_file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("บันทึก.pdf", data, content_type="application/pdf")


def bytes_of(version: Version, kind: str) -> bytes:
    return read_sealed(version.files.get(kind=kind))


def test_p18_the_printed_hash_is_the_stored_one_verify_confirms_it_and_one_changed_byte_is_told(tharnsai):
    version = agreed_to(tharnsai)
    decided = read_sealed(decided_file(version))
    pages = pypdf.PdfReader(io.BytesIO(decided)).pages
    printed = "".join("".join(page.extract_text() for page in pages).split())
    assert hashlib.sha256(version.facts.encode()).hexdigest() == version.sha256
    assert f"SHA-256{version.sha256}" in printed
    assert f"/verify/{version.code}/" in printed
    page = asked(version)
    assert version.sha256 in page and "ได้รับความเห็นชอบแล้ว" in page
    assert "ตรงกับแฟ้มที่ปิดผนึกไว้ทุกไบต์ คือฉบับที่มีความเห็นครบ" in asked(version, file=a_file(decided))
    at = len(decided) // 2
    changed = decided[:at] + bytes([decided[at] ^ 1]) + decided[at + 1 :]
    told = asked(version, file=a_file(changed))
    assert "แฟ้มนี้ไม่ตรงกับแฟ้มที่ปิดผนึกไว้" in told and "ทุกไบต์ คือ" not in told


@pytest.mark.usefixtures("quick_pdf")
class TestWhatAStrangerIsTold:
    def test_what_the_paper_shows_and_no_more(self, tharnsai):
        version = agreed_to(tharnsai)
        decided_file(version)
        page = asked(version)
        for shown in (
            "รายงานผลตามตัวชี้วัด",
            "ปีงบประมาณ 2569",
            "เทศบาลตำบลธารใส",
            codes.shown(version.code),
            "ไม่ได้ลงลายมือชื่ออิเล็กทรอนิกส์",
        ):
            assert shown in page
        for person in ("พิมพ์ลดา", "สมเกียรติ", "กิตติพัฒน์", "อรวรรณ"):
            assert person not in page

    def test_where_it_lies_is_nobodys_business(self, tharnsai):
        version = submitted(tharnsai)
        says(tharnsai, tharnsai.head_of_office, version)
        page = asked(version)
        assert "อยู่ระหว่างพิจารณา ยังไม่ได้รับความเห็นชอบ" in page
        assert "ปลัด" not in page and "วันที่พิจารณาเสร็จ" not in page

    def test_where_it_is_published_as_long_as_it_is(self, tharnsai):
        publication = a_publication(tharnsai)
        link = f'href="{publication.get_absolute_url()}"'
        assert link in asked(publication.version)
        withdraw(actor=tharnsai.actor(tharnsai.administrator), publication=publication, reason="เผยแพร่ผิดข้อ")
        assert link not in asked(publication.version)

    def test_disagreed_returned_recalled_and_replaced(self, tharnsai):
        town = tharnsai
        disagreed = submitted(town, a_report(town, 2567))
        says(town, town.head_of_office, disagreed)
        says(town, town.clerk, disagreed)
        says(town, town.mayor, disagreed, "disagree", "งบประมาณไม่พอ")
        returned = submitted(town, a_report(town, 2568))
        says(town, town.head_of_office, returned, "return", "แก้คำผิด")
        recalled = submitted(town)
        recall(town.actor(town.administrator), recalled, reason="ส่งผิดฉบับ")
        replaced = submitted(town, a_report(town, 2566))
        newer = submitted(town, changed(replaced.report))
        assert "พิจารณาแล้ว ไม่ได้รับความเห็นชอบ" in asked(disagreed)
        assert "งบประมาณไม่พอ" not in asked(disagreed)
        assert "ส่งกลับไปแก้ไขแล้ว ใช้อ้างอิงไม่ได้" in asked(returned)
        assert "ผู้เสนอถอนเรื่องแล้ว ใช้อ้างอิงไม่ได้" in asked(recalled)
        assert "มีรุ่นใหม่เสนอแทนแล้ว ใช้อ้างอิงไม่ได้" in asked(replaced)
        assert newer.code not in asked(replaced), "what is not decided is not pointed at"

    def test_a_later_version_that_was_agreed_to_is_pointed_at(self, tharnsai):
        first = agreed_to(tharnsai)
        second = agreed_to(tharnsai, changed(first.report))
        assert f"/verify/{second.code}/" in asked(first)
        assert "รุ่นที่ 2 ได้รับความเห็นชอบภายหลังรุ่นนี้" in asked(first)

    def test_the_code_is_read_however_it_is_typed(self, tharnsai, monkeypatch):
        monkeypatch.setattr(codes, "new_code", lambda: "K7QM4XTD0P")
        monkeypatch.setattr(Version._meta.get_field("code"), "default", codes.new_code)
        submitted(tharnsai)
        for typed in ("k7qm-4xtd-0p", "K7QM 4XTD 0P", "k๗qm-๔xtd-op", " K7QM4XTD0P "):
            answer = Client().get("/verify/", {"code": typed})
            assert (answer.status_code, answer.url) == (302, "/verify/K7QM4XTD0P/"), typed
        assert Client().get("/verify/k7qm-4xtd-op/").url == "/verify/K7QM4XTD0P/"

    def test_what_is_no_code_is_told_with_a_link_to_the_field(self, db):
        page = Client().get("/verify/", {"code": "นธ 52901/123"}).content.decode()
        assert "ไม่ใช่รหัสเอกสาร" in page and 'href="#id_code"' in page
        assert 'value="นธ 52901/123"' in page, "what was typed is not lost"


@pytest.mark.usefixtures("quick_pdf")
class TestAFile:
    def test_the_submitted_file_is_told_from_the_decided_one(self, tharnsai):
        version = agreed_to(tharnsai)
        file = a_file(bytes_of(version, SealedFile.Kind.SUBMITTED))
        assert "ทุกไบต์ คือฉบับที่เสนอ" in asked(version, file=file)

    def test_a_genuine_file_of_another_paper_is_no_proof_of_this_one(self, tharnsai):
        version, other = submitted(tharnsai), submitted(tharnsai, a_report(tharnsai, 2568))
        page = asked(version, file=a_file(bytes_of(other, SealedFile.Kind.SUBMITTED)))
        assert "ไม่ใช่เอกสารนี้" in page and f"/verify/{other.code}/" in page

    def test_without_a_code_the_file_itself_says_which_paper_it_is(self, tharnsai):
        version = submitted(tharnsai)
        data = bytes_of(version, SealedFile.Kind.SUBMITTED)
        page = Client().post("/verify/", {"file": a_file(data)}).content.decode()
        assert codes.shown(version.code) in page and "ทุกไบต์ คือฉบับที่เสนอ" in page
        page = Client().post("/verify/", {"file": a_file(data + b" ")}).content.decode()
        assert "ไม่พบแฟ้มนี้ในระบบ" in page

    @pytest.mark.parametrize(("size", "said"), [(0, "ไม่ตรงกับแฟ้มที่ปิดผนึกไว้"), (None, "เลือกแฟ้มที่จะตรวจสอบ")])
    def test_an_empty_file_and_none_at_all(self, tharnsai, size, said):
        version = submitted(tharnsai)
        post = {"other": "x"} if size is None else {"file": a_file(b"")}
        assert said in asked(version, **post)

    def test_a_file_too_large_is_refused_and_nothing_of_any_file_is_kept(
        self, tharnsai, monkeypatch, settings, tmp_path
    ):
        version = submitted(tharnsai)
        settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "uploads")
        (tmp_path / "uploads").mkdir()
        monkeypatch.setattr(uploads, "MOST", 3 * 1024 * 1024)
        kept = sorted(tmp_path.rglob("*"))
        assert "แฟ้มใหญ่เกิน 20 MB" in asked(version, file=a_file(b"x" * (3 * 1024 * 1024 + 1)))
        assert "ไม่ตรงกับแฟ้มที่ปิดผนึกไว้" in asked(version, file=a_file(b"x" * 3 * 1024 * 1024))
        assert sorted(tmp_path.rglob("*")) == kept


@pytest.mark.usefixtures("quick_pdf")
class TestGuessing:
    def test_an_unknown_code_and_what_is_no_code_get_the_same_answer(self, db):
        answers = [Client().get(f"/verify/{code}/") for code in ("0000000000", "ก", "A" * 300)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert all("ไม่พบเอกสารรหัสนี้" in answer.content.decode() for answer in answers)
        assert Client().post("/verify/0000000000/", {"file": a_file(b"x")}).status_code == 404

    def test_after_twenty_wrong_codes_an_address_waits_a_minute_and_others_do_not(self, tharnsai):
        version = submitted(tharnsai)
        guesser = Client(REMOTE_ADDR="203.0.113.7")
        for guess in range(limits.MOST):
            assert guesser.get(f"/verify/00000000{guess:02}/").status_code == 404
        stopped = guesser.get("/verify/0000000099/")
        assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "60")
        assert guesser.get(f"/verify/{version.code}/").status_code == 429, "a right guess is not told either"
        assert guesser.post("/verify/", {"file": a_file(b"x")}).status_code == 429
        assert Client(REMOTE_ADDR="203.0.113.8").get(f"/verify/{version.code}/").status_code == 200

    def test_one_household_of_ipv6_is_one_address(self, db):
        for guess in range(limits.MOST):
            Client(REMOTE_ADDR=f"2001:db8:1:2::{guess:x}").get("/verify/0000000000/")
        assert Client(REMOTE_ADDR="2001:db8:1:2:ffff::1").get("/verify/0000000000/").status_code == 429
        assert Client(REMOTE_ADDR="2001:db8:1:3::1").get("/verify/0000000000/").status_code == 404
