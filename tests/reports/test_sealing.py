"""Sealed files: the PDF of what was submitted, and the one with every opinion."""

import json
from datetime import date

import pytest

from assessments.models import Assessment
from ita_portal import kept_files
from ita_portal.audit.models import Event
from reports import sealing, tasks
from reports.document import NewPage, Opinions, Paragraph
from reports.drafting import ReportDraft, change_report
from reports.facts import OpinionFacts
from reports.formats import find
from reports.models import Report, SealedFile
from reports.sealing import decided_file, read_sealed, submitted_file
from reports.signing import CannotSign
from reports.snapshot import take
from tests.factories import a_measure
from tests.reports.chain import a_report, appoint, says, submitted


@pytest.fixture
def decided(tharnsai, quick_pdf, at):
    """Kittipat disagreed, Orawan acted for the mayor and agreed."""
    at(2026, 2, 16, 9, 5)
    appoint(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส", date(2026, 2, 16), date(2026, 2, 20))
    version = submitted(tharnsai)
    at(2026, 2, 16, 15, 40)
    says(tharnsai, tharnsai.head_of_office, version, "disagree", "งบประมาณไม่พอ")
    at(2026, 2, 17, 0, 30)
    says(tharnsai, tharnsai.clerk, version)
    return version


def test_the_submitted_pdf_is_drawn_at_once_and_is_no_draft(tharnsai, monkeypatch):
    drawn = []
    monkeypatch.setattr("reports.sealing.draw", lambda document: drawn.append(document) or b"%PDF-1.7")
    version = submitted(tharnsai, digits="arabic")
    (document,) = drawn
    assert (document.draft, document.digits, document.seal.code) == (False, "arabic", version.code)
    assert document.seal.sha256 == version.sha256
    file = submitted_file(version)
    assert (read_sealed(file), file.size, file.signature) == (b"%PDF-1.7", 8, "")


def test_the_facts_as_submitted_hold_the_maker_and_the_open_chain(decided):
    facts = json.loads(decided.facts)
    assert facts["maker"]["name"] == "พิมพ์ลดา แสงอรุณ"
    assert [(step["position"], step["opinion"]) for step in facts["chain"]] == [
        ("หัวหน้าสำนักปลัดเทศบาล", ""),
        ("นายกเทศมนตรีตำบลธารใส", ""),
    ]


def test_a_text_of_pimlada_follows_the_figures_until_it_is_sealed_and_stays_from_then_on(tharnsai, quick_pdf):
    def said(document):
        return [each.text for each in document.blocks if isinstance(each, Paragraph)]

    def now():
        return said(find("status-report").arrange(take(tharnsai.agency, 2569, "status-report"), "thai"))

    result = Assessment.objects.create(agency=tharnsai.agency, fiscal_year_id=2568, announced_total="90.00")
    report = a_report(tharnsai, format="status-report")
    change_report(
        actor=tharnsai.actor(tharnsai.administrator),
        year=2569,
        format=find("status-report"),
        draft=ReportDraft(texts={"narrative": "ได้ {คะแนนรวม} คะแนน มี {จำนวนมาตรการ} มาตรการ"}),
        edition=report.edition,
    )
    assert now() == ["ได้ 90.00 คะแนน มี 1 มาตรการ"]
    Assessment.objects.filter(pk=result.pk).update(announced_total="91.50")
    version = submitted(tharnsai, Report.objects.get(pk=report.pk))
    a_measure(tharnsai)
    Assessment.objects.filter(pk=result.pk).update(announced_total="70.00")
    assert now() == ["ได้ 70.00 คะแนน มี 2 มาตรการ"]
    assert said(sealing.sealed_document(version, decided=False)) == ["ได้ 91.50 คะแนน มี 1 มาตรการ"]


def test_a_report_of_results_prints_its_opinions_on_a_page_behind_it(decided):
    *_, new_page, heading, opinions = sealing.sealed_document(decided, decided=True).blocks
    assert (new_page, heading.lines[0]) == (NewPage("portrait"), "ความเห็นตามสายการเสนอ")
    assert [
        (given.heading, [choice.text for choice in given.choices if choice.ticked], given.signature.lines)
        for given in opinions.blocks
    ] == [
        (
            "เรียน นายกเทศมนตรีตำบลธารใส",
            ["ไม่เห็นควรเสนอเพื่อพิจารณาเพราะ"],
            ("หัวหน้าสำนักปลัดเทศบาล",),
        ),
        (
            "ความคิดเห็นนายกเทศมนตรีตำบลธารใส",
            ["เห็นชอบ"],
            ("ปลัดเทศบาล รักษาราชการแทน", "นายกเทศมนตรีตำบลธารใส"),
        ),
    ]


def test_a_memo_prints_its_opinions_once(tharnsai, quick_pdf):
    memo = submitted(tharnsai, a_report(tharnsai, format="analysis-memo"))
    blocks = sealing.sealed_document(memo, decided=False).blocks
    assert sum(isinstance(block, Opinions) for block in blocks) == 1


def test_opinions_are_put_into_the_sealed_facts_in_the_capacity_they_were_given(decided, monkeypatch):
    arranged = []
    monkeypatch.setattr("reports.sealing.arranged", lambda snapshot, *about: arranged.append(snapshot.chain))
    sealing.sealed_document(decided, decided=True)
    sealing.sealed_document(decided, decided=False)
    given, still_open = arranged
    assert [step.opinion for step in still_open] == ["", ""]
    assert given == (
        OpinionFacts(
            order=1,
            position="หัวหน้าสำนักปลัดเทศบาล",
            name="กิตติพัฒน์ ใจมั่น",
            opinion="disagree",
            reason="งบประมาณไม่พอ",
            on=date(2026, 2, 16),
        ),
        OpinionFacts(
            order=2,
            position="นายกเทศมนตรีตำบลธารใส",
            name="อรวรรณ ศรีวิเชียร",
            capacity="ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส",
            appointment="คำสั่งที่ 15/2569 ตั้งแต่วันที่ 16 กุมภาพันธ์ 2569 ถึงวันที่ 20 กุมภาพันธ์ 2569",
            opinion="agree",
            on=date(2026, 2, 17),
        ),
    )


def test_the_decided_file_is_made_once_and_stands_in_the_trail(decided):
    tasks.seal_decided.call(decided.pk)
    first, second = decided_file(decided), decided_file(decided)
    assert first == second and SealedFile.objects.filter(kind="decided").count() == 1
    event = Event.objects.last()
    assert event.sentence == ("ระบบงาน ITA ปิดผนึกแฟ้ม รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 ฉบับที่มีความเห็นครบ")
    assert event.after["ลายนิ้วมือของแฟ้ม"] == first.sha256


def test_what_is_not_decided_has_no_decided_file(tharnsai, quick_pdf):
    version = submitted(tharnsai)
    tasks.seal_decided.call(version.pk)
    with pytest.raises(ValueError, match="is not decided"):
        decided_file(version)


def test_a_key_that_is_gone_undoes_no_opinion_and_makes_no_unsigned_file(decided, monkeypatch, settings):
    def gone(pdf, agency):
        raise CannotSign("ไม่พบกุญแจลงนาม")

    monkeypatch.setattr("reports.signing.sign", gone)
    with pytest.raises(CannotSign):
        tasks.seal_decided.call(decided.pk)
    assert decided.decisions.count() == 2 and not decided.files.filter(kind="decided").exists()
    assert len(list((settings.DATA_DIR / "sealed").iterdir())) == 1
    monkeypatch.setattr("reports.signing.sign", lambda pdf, agency: (pdf + b" signed", "PAdES B-B"))
    assert decided_file(decided).signature == "PAdES B-B"


def test_a_submission_that_fails_while_it_is_stored_leaves_no_file(
    tharnsai, quick_pdf, monkeypatch, settings
):
    def broken(*about):
        raise OSError("the disk is gone")

    monkeypatch.setattr("reports.approvals.submitting.sealing.sealed_file", broken)
    with pytest.raises(OSError, match="the disk is gone"):
        submitted(tharnsai)
    assert not list((settings.DATA_DIR / "sealed").iterdir())
    assert not tharnsai.agency.reports.get().versions.exists()


def test_one_changed_byte_of_a_sealed_file_is_told(decided, settings):
    file = submitted_file(decided)
    path = settings.DATA_DIR / "sealed" / file.name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(kept_files.FileChanged):
        read_sealed(file)
