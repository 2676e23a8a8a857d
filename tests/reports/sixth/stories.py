"""What people do with the register of measures, in a portal that has it; test_sixth_report runs this."""

import io
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader

from ita_portal.accounts.models import User
from ita_portal.jobs.models import Job
from reports.batch import job as batch_job
from reports.formats import FORMATS
from reports.models import Report
from reports.render import KINDS
from tests.factories import a_measure
from tests.measures.pages import fields_of
from tests.people import browser_of
from tests.reports.chain import a_report, says, submitted
from tests.reports.documents import page
from tests.reports.reading import html_text
from tests.reports.reading_office import sheet_text, word_text

CODE, NAME = "register", "ทะเบียนมาตรการ"
WHOLE = "ทะเบียนมาตรการเทศบาลตำบลธารใสอำเภอศรีบุรพาจังหวัดนครธาราเลขทะเบียนรายการ๑จัดอบรม๑๒ครั้งรวม๑มาตรการ"


def pdf_text(content: bytes) -> str:
    return "".join(each.extract_text() for each in PdfReader(io.BytesIO(content)).pages)


def flat(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text).removesuffix("หน้า๑จาก๑")


READERS = {"pdf": pdf_text, "docx": word_text, "xlsx": sheet_text, "html": html_text}


@pytest.fixture
def town(tharnsai):
    """ธารใส, which plans one measure."""
    a_measure(tharnsai, name="จัดอบรม 12 ครั้ง")
    return tharnsai


@pytest.fixture
def operator(db):
    """Who runs the server."""
    return User.objects.create(username="operator", first_name="ก", last_name="ข", is_superuser=True)


def read(person, name, *more) -> str:
    answer = browser_of(person).get(page(name, *more, format=CODE))
    assert answer.status_code == 200
    return re.sub(r"<[^>]+>", "", answer.content.decode())


def test_there_are_six():
    assert [each.code for each in FORMATS][-1] == CODE
    assert len(FORMATS) == 6


def test_the_reader_finds_it_in_the_list_and_reads_it(town):
    listed = browser_of(town.reader).get(reverse("reports", args=["tharnsai", 2569])).content.decode()
    assert NAME in listed
    assert page("report", format=CODE) in listed
    assert "จัดอบรม ๑๒ ครั้ง" in read(town.reader, "report")
    assert NAME in browser_of(town.administrator).get("/tharnsai/2569/").content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_takes_it_home_as_every_kind(town, kind):
    answer = browser_of(town.reader).get(page("report_download", format=CODE), {"kind": kind})
    assert answer["Content-Type"] == KINDS[kind].media_type
    assert flat(READERS[kind](answer.content)) == WHOLE


def test_the_administrator_edits_its_words_which_are_checked(town):
    browser, address = browser_of(town.administrator), page("report_texts", format=CODE)
    fields = fields_of(browser.get(address).content.decode())
    assert fields["text-remark"] == ["รวม {จำนวนมาตรการ} มาตรการ"]
    browser.post(address, {**fields, "text-remark": "จัดทำโดยเทศบาลตำบลดอนตะวัน {คะแนนรวมม}"})
    said = read(town.administrator, "report")
    assert "จัดทำโดยเทศบาลตำบลดอนตะวัน {คะแนนรวมม}" in said
    assert "(หมายเหตุท้ายทะเบียน) มี {คะแนนรวมม} ซึ่งระบบไม่รู้จัก" in " ".join(said.split())


def test_it_is_submitted_sealed_and_agreed_to(town):
    version = submitted(town, a_report(town, format=CODE))
    for person in (town.head_of_office, town.clerk, town.mayor):
        assert NAME in browser_of(person).get("/inbox/").content.decode()
        says(town, person, version)
    assert "เห็นควรดำเนินการ" in read(town.reader, "report")
    sealed = browser_of(town.reader).get(page("version_file", version.code, "decided", format=CODE))
    text = flat(pdf_text(b"".join(sealed)))
    assert text.startswith(WHOLE.removesuffix("มาตรการ"))
    assert "ความเห็นตามสายการเสนอ" in text


def test_the_operator_prints_one_and_all_of_them(town, tmp_path, capsys):
    call_command("render_report", CODE, "--agency=tharnsai", "--year=2569", f"-o={tmp_path / 'a.html'}")
    assert html_text((tmp_path / "a.html").read_bytes()) == WHOLE
    call_command("render_all", CODE, "--year=2569", "--jobs=1", "--kind=xlsx", f"--out={tmp_path / 'all'}")
    (drawn,) = (tmp_path / "all").iterdir()
    assert drawn.name == f"tharnsai {NAME} เทศบาลตำบลธารใส ปีงบประมาณ 2569.xlsx"
    assert sheet_text(drawn.read_bytes()) == WHOLE


def test_the_operator_orders_it_for_everybody(town, operator):
    order = {"format": CODE, "year": "2569", "province": "", "kind": "html", "digits": "thai"}
    browser_of(operator).post("/batch/", order)
    job = Job.objects.get()
    assert (job.kind, job.state, job.problems) == (batch_job.KIND, "done", [])
    assert job.file_name == f"{NAME} ปีงบประมาณ 2569.zip"


def test_check_plan_looks_through_its_words(town, capsys):
    report = a_report(town, format=CODE)
    Report.objects.filter(pk=report.pk).update(texts={"remark": "ของเทศบาลตำบลดอนตะวัน {คะแนนรวมม}"})
    with pytest.raises(SystemExit):
        call_command("check_plan", "--agency=tharnsai", "--year=2569")
    assert "{คะแนนรวมม}" in capsys.readouterr().out
