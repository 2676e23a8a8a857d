"""The invented municipality as whoever tries the portal finds it: people, plans, results, analysis.

Filled once for all of these tests; what one changes is taken back.
"""

from collections import Counter
from decimal import Decimal
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.test import TestCase, override_settings

from assessments.analysis.selectors import draftable_of, findings_of, open_issues
from assessments.checks import observations
from assessments.models import Assessment
from assessments.results import assessment_of, case_of, result_of, targets_of
from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.audit.models import Event
from measures.analysis.awaited import check_analysis
from measures.answers import Answer
from measures.drafts import draft_of
from measures.models import Measure
from reports.demonstration.measures import measures_of, years
from reports.models import Version
from reports.states import state_of
from tests.test_demo import demo

D = Decimal
PIMLADA, THANAKORN = "นางสาวพิมพ์ลดา แสงอรุณ", "นายธนากร ศรีสำราญ"


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
class TestTown(TestCase):
    """Pimlada's municipality, with everything the command fills in."""

    @classmethod
    def setUpTestData(cls):
        cls.files = override_settings(DATA_DIR=Path(cls.enterClassContext(TemporaryDirectory())))
        with cls.files:
            cls.printed = demo()
        cls.town = Agency.objects.get()

    def test_a_second_run_changes_nothing_and_prints_the_sign_ins_again(self):
        before = (Event.objects.count(), list(User.objects.order_by("pk").values()))
        again = demo()
        assert again.startswith("มีข้อมูลสาธิตของเทศบาลตำบลธารสายทองอยู่แล้ว ไม่ได้เปลี่ยนแปลงข้อมูลใด\n")
        assert again.partition("\n")[2] == self.printed.partition("\n")[2]
        assert (Event.objects.count(), list(User.objects.order_by("pk").values())) == before

    def test_a_password_that_was_changed_is_not_printed_as_if_it_held(self):
        orawan = User.objects.get(username="orawan")
        orawan.set_password("คลองใสไหลเย็นฉ่ำ")
        orawan.save()
        assert "  orawan      (เปลี่ยนแล้ว)" in demo()

    def test_it_has_offices_and_people(self):
        assert self.town.full_name == "เทศบาลตำบลธารสายทอง อำเภอศรีบุรพา จังหวัดนครธารา"
        assert [office.name for office in self.town.departments.all()] == [
            "สำนักปลัดเทศบาล",
            "กองคลัง",
            "กองช่าง",
            "กองการศึกษา",
        ]
        assert [
            (m.user.full_name, m.get_role_display(), m.position.name)
            for m in Membership.objects.order_by("pk").select_related("user", "position")
        ] == [
            (PIMLADA, "ผู้ดูแลระบบของหน่วยงาน", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
            (THANAKORN, "เจ้าหน้าที่", "นายช่างโยธาชำนาญงาน"),
            ("นายกิตติพัฒน์ ใจมั่น", "ผู้บริหาร", "หัวหน้าสำนักปลัดเทศบาล"),
            ("นางอรวรรณ ศรีวิเชียร", "ผู้บริหาร", "ปลัดเทศบาล"),
            ("ว่าที่ร้อยตรี สมเกียรติ ธารารักษ์", "ผู้บริหาร", "นายกเทศมนตรีตำบลธารสายทอง"),
        ]

    def test_its_chain_of_opinions_goes_from_the_head_of_office_to_the_mayor(self):
        names = [position.name for position in chain_of(self.town)]
        assert names == ["หัวหน้าสำนักปลัดเทศบาล", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลธารสายทอง"]
        assert names[-1] == self.town.words.mayor

    def test_each_year_has_a_measure_for_each_of_the_ten_indicators(self):
        for year in (2568, 2569):
            measures = Measure.objects.of_plan(self.town, year)
            assert [measure.indicator.number for measure in measures] == list(range(1, 11))
            assert all(3 <= measure.steps.count() <= 5 for measure in measures)

    def test_the_first_year_is_done_and_the_second_stands_in_all_states(self):
        states = {
            year: Counter(Measure.objects.of_plan(self.town, year).values_list("state", flat=True))
            for year in years()
        }
        assert states == {
            2568: {"done": 10},
            2569: {"done": 3, "under_way": 5, "not_started": 1, "cannot": 1},
        }
        assert all(measure.result for measure in Measure.objects.filter(state="done"))
        assert Measure.objects.get(state="cannot").cannot_reason.startswith("อาคารสำนักงานชั้นล่าง")

    def test_measures_are_stored_as_they_were_written(self):
        for year in years():
            stored = [draft_of(measure) for measure in Measure.objects.of_plan(self.town, year).with_parts()]
            assert stored == measures_of(year)

    def test_every_office_that_a_measure_names_is_one_of_the_town(self):
        owners = {owner for year in years() for draft in measures_of(year) for owner in draft.owners}
        assert owners - {"ทุกส่วนราชการ"} == {office.name for office in self.town.departments.all()}

    def test_its_results_begin_with_two_totals_and_lack_a_year(self):
        results = Assessment.objects.of_agency(self.town).order_by("fiscal_year_id")
        assert list(results.values_list("fiscal_year", "announced_total", "announced_level")) == [
            (2563, D("67.12"), "C"),
            (2564, D("78.36"), "B"),
            (2566, D("86.04"), "ผ่าน"),
            (2567, D("89.67"), "ผ่าน"),
            (2568, D("92.45"), "ผ่าน"),
        ]
        known = [len(result_of(assessment).indicators) for assessment in results]
        assert known == [0, 0, 10, 10, 10]

    def test_the_last_result_passes_and_is_held_back_by_the_survey_and_indicator_8(self):
        result = result_of(assessment_of(self.town, 2568))
        assert (result.announced_total, result.announced_level) == (D("92.45"), "ผ่าน")
        assert result.parts == {("EIT", 1): D("87.26"), ("EIT", 2): D("81.74")}
        assert min(result.indicators.items(), key=lambda pair: pair[1]) == (8, D("78.41"))

    def test_no_year_contradicts_itself(self):
        # 2568 by hand: .30 × 469.60/5 + .30 × 253.50/3 + .40 × 194.64/2 = 28.176 + 25.350 + 38.928 = 92.454
        for year in (2563, 2564, 2566, 2567, 2568):
            printed = StringIO()
            call_command("check_assessment", agency="tharnsaithong", year=str(year), stdout=printed)
            assert observations(case_of(self.town, year)) == []
        lines = printed.getvalue().splitlines()
        scores = result_of(assessment_of(self.town, 2568)).indicators
        assert [line for line in lines if "จากคะแนนรายข้อ" in line] == [
            f"ตัวชี้วัดที่ {number} จากคะแนนรายข้อ: {scores[number]}" for number in range(1, 11)
        ]
        assert [line for line in lines if "จากคะแนนรายข้อ" not in line] == [
            "IIT: 93.92",
            "EIT: 84.50",
            "OIT: 97.32",
            "คะแนนรวมที่คำนวณได้: 92.45",
            "คะแนนรวมที่ประกาศ: 92.45",
            "ระดับ: ผ่าน",
            "ระดับที่ประกาศ: ผ่าน",
        ]

    def test_every_item_of_the_last_result_is_known_and_eight_are_weak(self):
        case = case_of(self.town, 2568)
        assert len(case.result.items) == len(case.rules.items) == 52
        weak = {code for code, score in case.result.items.items() if score < 85}
        assert weak == {"i10", "e1", "e5", "e7", "e8", "e9", "O6", "O19"}

    def test_nobody_looked_at_issue_3_and_issue_6_has_no_weak_point(self):
        assert (open_issues(self.town, 2567), open_issues(self.town, 2568)) == ([], [3])
        nothing = findings_of(self.town, 2568).filter(nothing_found=True)
        assert [finding.issue.number for finding in nothing] == [6]

    def test_item_scores_propose_the_finding_that_is_missing_and_contradict_none(self):
        proposal = draftable_of(self.town, 2568).proposal
        assert [drafted.key for drafted in proposal.drafted] == ["3-e5"]
        assert (proposal.homeless, proposal.contradicted) == ((), {})

    def test_every_finding_is_answered_by_measures_of_the_year_after_under_its_issue(self):
        waiting = check_analysis(self.town, 2567) + check_analysis(self.town, 2568)
        assert [problem.code for problem in waiting if problem.code == "finding-without-measure"] == []
        answers = Answer.objects.select_related("finding__issue", "measure__issue", "measure__plan")
        numbers = {2568: set(), 2569: set()}
        for answer in answers:
            numbers[answer.measure.year].add(answer.measure.number)
            assert answer.measure.issue.number == answer.finding.issue.number
        assert numbers == {2568: set(range(1, 11)), 2569: {1, 2, 4, 5, 6, 8, 9, 10}}

    def test_it_wants_to_reach_more_next_year(self):
        wanted = {1: "95", 2: "95", 3: "95", 4: "93", 5: "95", 6: "90", 7: "90", 8: "86", 9: "98", 10: "100"}
        assert targets_of(self.town, 2569) == {number: D(score) for number, score in wanted.items()}

    def test_each_person_signs_in_with_the_password_that_was_printed(self):
        lines = [line.split() for line in self.printed.splitlines() if line.startswith("  ")]
        assert [line[0] for line in lines] == ["pimlada", "thanakorn", "kittipat", "orawan", "somkiat"]
        for username, password, *_ in lines:
            user = authenticate(username=username, password=password)
            assert user == User.objects.get(username=username)
            validate_password(password, user)

    def test_the_trail_tells_who_entered_and_who_reported(self):
        verbs = Counter(Event.objects.values_list("verb", flat=True))
        assert (verbs["measure-added"], verbs["measure-changed"], verbs["password-changed"]) == (20, 19, 4)
        reporters = Counter(
            Event.objects.filter(verb="measure-changed").values_list("person_name", flat=True)
        )
        assert reporters == {THANAKORN: 8, PIMLADA: 11}
        entered = Event.objects.filter(verb__regex="scores|targets|finding")
        assert Counter(entered.values_list("verb", "person_name")) == {
            ("scores-stored", PIMLADA): 5,
            ("item-scores-stored", PIMLADA): 1,
            ("targets-set", PIMLADA): 2,
            ("finding-added", PIMLADA): 17,
            ("finding-changed", PIMLADA): 16,
        }
        with self.files:
            call_command("verify_audit", stdout=StringIO())

    def test_its_memo_waits_for_the_clerk_and_the_public_reads_last_years_results(self):
        memo = Version.objects.get(report__format="analysis-memo", report__fiscal_year=2569)
        assert state_of(memo).words == "รอความเห็นของปลัดเทศบาล"
        assert [given.person_name for given in memo.decisions.all()] == ["นายกิตติพัฒน์ ใจมั่น"]
        results = Version.objects.get(report__fiscal_year=2568)
        assert state_of(results).words == "นายกเทศมนตรีตำบลธารสายทองเห็นควรดำเนินการ"
        assert results.publications.get().person == User.objects.get(username="pimlada")
