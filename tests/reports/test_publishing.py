"""Pimlada publishes what the mayor agreed to, and takes it back; nothing else is ever published."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import Error, transaction
from django.utils import timezone

from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of
from reports import publishing, signing
from reports.models import Publication, SealedFile, Withdrawal
from tests.people import browser_of
from tests.reports.chain import a_report, says, submitted
from tests.reports.publishing import a_publication, agreed_to, an_item

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_p19_publishing_and_withdrawing_are_kept_with_who_where_and_why(tharnsai):
    publication = a_publication(tharnsai)
    (event,) = events_of(publication)
    assert event.sentence == (
        "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) เผยแพร่ รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 ข้อ O26"
    )
    assert event.after["ข้อ"].startswith("O26 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม")
    assert publication.version.files.filter(kind=SealedFile.Kind.DECIDED).count() == 1
    actor = tharnsai.actor(tharnsai.administrator)
    publishing.withdraw(actor=actor, publication=publication, reason="ตารางผิด")
    withdrawn = events_of(publication).last()
    assert withdrawn.sentence.endswith(
        "ถอนการเผยแพร่ รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 ข้อ O26 เพราะ ตารางผิด"
    )
    assert withdrawn.agency == tharnsai.agency
    browser_of(tharnsai.reader).post(f"/tharnsai/publications/{publication.version.code}/publish/", {})
    refused = Event.objects.get(outcome=Event.Outcome.REFUSED)
    assert refused.person == tharnsai.reader and "เผยแพร่เอกสารและถอนการเผยแพร่" in refused.reason


def test_the_item_that_the_rules_name_for_such_a_document_stands_first(tharnsai):
    results = submitted(tharnsai, a_report(tharnsai, 2568))
    assert [(i.fiscal_year_id, i.code) for i in publishing.items_for(results)[:3]] == [
        (2568, "O28"),
        (2569, "O26"),
        (2568, "O1"),
    ]
    memo = submitted(tharnsai, a_report(tharnsai, 2569, "analysis-memo"), reason="ทดลองเสนอ")
    assert publishing.items_for(memo)[0].code == "O25"


@pytest.mark.parametrize(
    ("opinions", "then"),
    [
        ((), "nobody said anything yet"),
        (("agree", "agree"), "the mayor did not decide yet"),
        (("agree", "agree", "disagree"), "the mayor disagreed"),
        (("agree", "return"), "the clerk sent it back"),
    ],
)
def test_nothing_but_what_the_last_level_agreed_to_is_published(tharnsai, opinions, then):
    version = submitted(tharnsai)
    for person, opinion in zip(
        (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor), opinions, strict=False
    ):
        says(tharnsai, person, version, opinion)
    with pytest.raises(ValidationError, match="เผยแพร่ได้เฉพาะเอกสารที่ผู้มีอำนาจเห็นชอบแล้ว"):
        a_publication(tharnsai, version)
    with pytest.raises(Error), transaction.atomic():  # nor by the database's own console
        Publication.objects.create(
            version=version, item=an_item(), person=tharnsai.administrator, at=timezone.now()
        )
    assert browser_of(tharnsai.administrator).get(
        f"/tharnsai/publications/{version.code}/publish/"
    ).status_code == (404)


def test_published_twice_under_one_item_is_refused_under_another_it_is_not(tharnsai):
    version = agreed_to(tharnsai)
    a_publication(tharnsai, version)
    with pytest.raises(ValidationError, match="เอกสารนี้เผยแพร่ในข้อ O26 อยู่แล้ว"):
        a_publication(tharnsai, version)
    a_publication(tharnsai, version, "O25")
    assert Publication.objects.count() == 2


def test_what_was_withdrawn_may_be_published_again(tharnsai):
    publication = a_publication(tharnsai)
    actor = tharnsai.actor(tharnsai.administrator)
    publishing.withdraw(actor=actor, publication=publication, reason=" พบข้อผิดพลาดในตาราง ")
    assert Withdrawal.objects.get().reason == "พบข้อผิดพลาดในตาราง"
    with pytest.raises(ValidationError, match="ถอนการเผยแพร่เอกสารนี้ไปแล้ว"):
        publishing.withdraw(actor=actor, publication=publication, reason="อีกครั้ง")
    again = a_publication(tharnsai, publication.version)
    assert again.get_absolute_url() == publication.get_absolute_url()


def test_a_reason_of_blanks_withdraws_nothing(tharnsai):
    publication = a_publication(tharnsai)
    with pytest.raises(ValidationError, match="กรอกเหตุผลที่ถอนการเผยแพร่"):
        publishing.withdraw(
            actor=tharnsai.actor(tharnsai.administrator), publication=publication, reason=" \u200b\n"
        )
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("part", ["reader", "engineer", "mayor"])
def test_nobody_but_the_administrator_publishes_or_withdraws(tharnsai, part):
    publication = a_publication(tharnsai)
    actor = tharnsai.actor(getattr(tharnsai, part))
    with pytest.raises(PermissionDenied):
        publishing.publish(actor=actor, version=publication.version, item=an_item("O25"))
    with pytest.raises(PermissionDenied):
        publishing.withdraw(actor=actor, publication=publication, reason="ไม่ถูกใจ")


def test_a_file_that_cannot_be_signed_is_not_published(tharnsai, settings):
    folder = settings.DATA_DIR / "certificates"
    folder.mkdir()
    (folder / "tharnsai.p12").write_bytes(b"no key")
    version = agreed_to(tharnsai)
    with pytest.raises(ValidationError, match="ยังเผยแพร่ไม่ได้ เพราะลงลายมือชื่ออิเล็กทรอนิกส์ในแฟ้มไม่ได้"):
        a_publication(tharnsai, version)
    assert not version.files.filter(kind=SealedFile.Kind.DECIDED).exists(), "no unsigned file takes its place"
    (folder / "tharnsai.p12").unlink()
    (folder / "tharnsai.off").touch()
    a_publication(tharnsai, version)


def test_who_signed_once_gets_no_unsigned_file_when_the_key_is_gone(tharnsai):
    version = agreed_to(tharnsai, a_report(tharnsai, 2568))
    assert not signing.has_certificate(tharnsai.agency)
    file = version.files.get(kind=SealedFile.Kind.SUBMITTED)
    other = submitted(tharnsai)
    SealedFile.objects.create(
        version=other,
        kind=SealedFile.Kind.DECIDED,
        name="signed.pdf",
        sha256=file.sha256,
        size=1,
        signature="PAdES B-B",
        made_at=timezone.now(),
    )
    with pytest.raises(signing.CannotSign, match="หรือแฟ้มหายไป"):
        signing.sign(b"%PDF-1.7", tharnsai.agency)


def test_pimlada_does_it_all_in_the_portal(tharnsai):
    version = agreed_to(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    report = pimlada.get("/tharnsai/2569/reports/indicator-results/").content.decode()
    assert f"/tharnsai/publications/{version.code}/publish/" in report
    page = pimlada.get("/tharnsai/publications/").content.decode()
    assert "รายงานผลตามตัวชี้วัด" in page and f"/tharnsai/publications/{version.code}/publish/" in page
    page = pimlada.get(f"/tharnsai/publications/{version.code}/publish/").content.decode()
    assert page.index("ข้อที่ตรงกับเอกสารนี้") < page.index('value="2569-O26"') < page.index('value="2569-O1"')
    done = pimlada.post(
        f"/tharnsai/publications/{version.code}/publish/", {"item": "2569-O26"}, follow=True
    ).content.decode()
    assert "เผยแพร่ รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 ในข้อ O26 แล้ว" in done
    assert f"/public/tharnsai/2569/O26/{version.code}/" in done
    report = pimlada.get("/tharnsai/2569/reports/indicator-results/").content.decode()
    assert f"/public/tharnsai/2569/O26/{version.code}/" in report
    withdraw = f"/tharnsai/publications/{version.code}/2569/O26/withdraw/"
    assert withdraw in done
    refused = pimlada.post(withdraw, {"reason": " "}).content.decode()
    assert 'href="#id_reason"' in refused and not Withdrawal.objects.exists()
    done = pimlada.post(withdraw, {"reason": "พบข้อผิดพลาด"}, follow=True).content.decode()
    assert "ถอนการเผยแพร่ รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 แล้ว" in done
    for again in (pimlada.get(withdraw, follow=True), pimlada.post(withdraw, {"reason": "ก"}, follow=True)):
        assert "ถอนการเผยแพร่เอกสารนี้ไปแล้ว" in again.content.decode()
    assert pimlada.get(withdraw.replace("O26", "O25")).status_code == 404


def test_p03_the_neighbour_can_neither_publish_nor_withdraw_what_is_not_his(tharnsai, dontawan):
    publication = a_publication(tharnsai)
    code = publication.version.code
    decha = browser_of(dontawan.administrator)
    for agency in ("tharnsai", "dontawan"):
        for tail in ("publish", "2569/O26/withdraw"):
            address = f"/{agency}/publications/{code}/{tail}/"
            assert decha.post(address, {"item": "2569-O26", "reason": "แกล้ง"}).status_code == 404
    assert not Withdrawal.objects.exists()


def test_the_operator_makes_the_missing_files_once_the_key_is_back(tharnsai, settings, capsys):
    folder = settings.DATA_DIR / "certificates"
    folder.mkdir()
    (folder / "tharnsai.p12").write_bytes(b"no key")
    version = agreed_to(tharnsai)
    submitted(tharnsai, a_report(tharnsai, 2568))
    with pytest.raises(SystemExit, match="1"):
        call_command("seal_decided")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"tharnsai รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 {version.shown_code}: รหัสผ่าน")
    assert said[1] == "สร้างแฟ้มแล้ว 0 แฟ้ม ไม่สำเร็จ 1 แฟ้ม"
    (folder / "tharnsai.off").touch()
    call_command("seal_decided")
    assert capsys.readouterr().out == "สร้างแฟ้มแล้ว 1 แฟ้ม ไม่สำเร็จ 0 แฟ้ม\n"
    assert version.files.filter(kind=SealedFile.Kind.DECIDED).count() == 1


def test_the_page_of_the_version_says_why_its_file_could_not_be_signed_and_tries_again(tharnsai, settings):
    folder = settings.DATA_DIR / "certificates"
    folder.mkdir()
    (folder / "tharnsai.p12").write_bytes(b"no key")
    version = agreed_to(tharnsai)
    rattana, place = (
        browser_of(tharnsai.reader),
        f"/tharnsai/2569/reports/indicator-results/versions/{version.code}/",
    )
    page = rattana.get(place).content.decode()
    assert "ยังไม่มีแฟ้ม เพราะลงลายมือชื่ออิเล็กทรอนิกส์ไม่ได้ รหัสผ่านของแฟ้มใบรับรอง" in page
    again = rattana.get(f"{place}download/decided/", follow=True).content.decode()
    assert "รหัสผ่านของแฟ้มใบรับรองอิเล็กทรอนิกส์ไม่ถูกต้อง" in again
    assert "ยังไม่มีแฟ้มฉบับที่มีความเห็นครบ" in browser_of(None).get(f"/verify/{version.code}/").content.decode()
    (folder / "tharnsai.p12").unlink()
    assert rattana.get(f"{place}download/decided/").headers["Content-Type"] == "application/pdf"
    assert "ไม่มีลายมือชื่ออิเล็กทรอนิกส์" in rattana.get(place).content.decode()
