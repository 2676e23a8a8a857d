"""What a script prints of a memo: a draft, or the version that stands with the opinions given so far."""

import pytest
from django.core.management import call_command

from assessments.models import Assessment
from tests.reports.chain import a_report, says, submitted
from tests.reports.reading import flat, html_text

GIVEN = flat("ให้ความเห็นในระบบเมื่อวันที่")


@pytest.fixture
def printed(tharnsai, tmp_path):
    """Prints the memo of ธารใส as a script does; its text comes back without blanks."""

    def as_text(code="analysis-memo", many=False):
        if many:
            call_command("render_all", code, year="2569", out=str(tmp_path), kind="html", jobs="1")
            (file,) = tmp_path.glob("tharnsai *.html")
        else:
            file = tmp_path / "memo.html"
            call_command("render_report", code, agency="tharnsai", year="2569", file=str(file))
        return html_text(file.read_bytes())

    return as_text


def test_a_memo_that_was_submitted_prints_with_its_opinions_and_is_a_copy_without_seal(tharnsai, printed):
    report = a_report(tharnsai, format="analysis-memo")
    report.letter_number = "77"
    report.save()
    assert GIVEN not in printed()
    assert flat("ร่าง") in printed()

    version = submitted(tharnsai, report)
    says(tharnsai, tharnsai.head_of_office, version)
    Assessment.objects.create(agency=tharnsai.agency, fiscal_year_id=2568, announced_rank="4321")

    text = printed()
    assert text.count(GIVEN) == 1
    assert flat("นธ ๕๒๙๐๑/๗๗") in text
    assert version.shown_code not in text
    assert not text.startswith(flat("ร่าง"))
    assert "๔๓๒๑" not in text  # sealed before that was known


def test_a_memo_that_was_sent_back_is_a_draft_again(tharnsai, printed):
    version = submitted(tharnsai, a_report(tharnsai, format="analysis-memo"))
    says(tharnsai, tharnsai.head_of_office, version, "return")
    text = printed()
    assert version.shown_code not in text
    assert text.startswith(flat("ร่าง"))


def test_a_report_of_results_prints_what_is_on_record_now(tharnsai, printed):
    version = submitted(tharnsai, a_report(tharnsai))
    assert version.shown_code not in printed("indicator-results")


def test_many_memos_at_once_print_the_same(tharnsai, printed):
    version = submitted(tharnsai, a_report(tharnsai, format="analysis-memo"))
    says(tharnsai, tharnsai.head_of_office, version)
    text = printed(many=True)
    assert text.count(GIVEN) == 1
    assert version.shown_code not in text
