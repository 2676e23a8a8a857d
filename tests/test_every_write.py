"""P19 beyond people and settings: each write is kept with who, in what capacity, for which agency, and what.

A stranger and a colleague without the right try each of them first: refused, kept, and nothing happens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from assessments.actions import store_item_scores, store_scores
from ita_portal.audit.models import Event
from measures.actions import delete_measure
from tests.assessments.years import D, khuankhanun
from tests.factories import a_finding, a_measure
from tests.measures.pages import open_form, problems
from tests.people import Municipality, browser_of
from tests.reports.chain import FORMAT, paper, submitted
from tests.reports.documents import page, texts_of
from tests.reports.letterheads import a_letterhead, saved
from tests.reports.publishing import a_publication, agreed_to

pytestmark = pytest.mark.usefixtures("quick_pdf")
PLANNER, HEAD_OF_OFFICE = "นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัดเทศบาล"
ANALYSIS, MEASURE = "/tharnsai/2568/analysis/", "/tharnsai/2569/measures/1/"
LIMIT = "ร่างข้อค้นพบจากข้อที่ได้คะแนนต่ำกว่า"
PLANNED = {
    "มาตรการ/กิจกรรม": "จัดทำคู่มือการให้บริการของทุกงาน",
    "ผู้รับผิดชอบ": "กองช่าง",
    "ขั้นตอน/วิธีการ": ["สำรวจงานบริการ", "จัดทำคู่มือ", "เผยแพร่คู่มือบนเว็บไซต์"],
}
ITEM = {"ข้อ": "O26 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของปีก่อน ปีงบประมาณ 2569"}
OWN_HASH = "ลายนิ้วมือของรายการ"
COLUMNS = "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม"


@dataclass(frozen=True)
class Write:
    """Where a write is sent and with what; the verb of its event, before and after."""

    address: str
    data: dict[str, Any]
    verb: str
    before: dict[str, Any]
    after: dict[str, Any]
    by: str = "administrator"
    capacity: str = PLANNER
    file: tuple[str, bytes] | None = None
    browser: Client | None = None  # in which somebody began it

    def sent_by(self, browser: Client) -> HttpResponse:
        """The answer to who sends it."""
        file = {"file": SimpleUploadedFile(*self.file)} if self.file else {}
        return browser.post(self.address, {**self.data, **file})


def scored(town: Municipality) -> None:
    store_scores(actor=town.actor(town.administrator), year=2568, result=khuankhanun(), version=0)


def scores(town: Municipality) -> Write:
    scored(town)
    address = "/tharnsai/2568/scores/"
    data = {**open_form(browser_of(town.administrator), address), "indicator-8": "๗๓.๓๐"}
    before, after = {"ตัวชี้วัดที่ 8": "73.29"}, {"ตัวชี้วัดที่ 8": "73.30"}
    return Write(address, data, "scores-stored", before, after)


def targets(town: Municipality) -> Write:
    scored(town)
    data, after = {"indicator-8": "๘๕.๕"}, {"ตัวชี้วัดที่ 8": "85.50"}
    return Write("/tharnsai/2568/scores/targets/", data, "targets-set", {}, after)


def limit(town: Municipality) -> Write:
    store_item_scores(actor=town.actor(town.administrator), year=2568, items={"O1": D("70.00")})
    data = {"below": "85.01", "do": "threshold"}
    return Write(f"{ANALYSIS}drafts/", data, "analysis-set", {LIMIT: ""}, {LIMIT: "85.01"})


def items_of_issue(town: Municipality) -> Write:
    data = {"codes": ["i15"]}
    return Write(f"{ANALYSIS}items/7/", data, "analysis-set", {"ข้อ": "ตามเกณฑ์ของปี"}, {"ข้อ": "i15"})


def no_weak_point(town: Municipality) -> Write:
    return Write(f"{ANALYSIS}3/nothing/", {}, "finding-added", {}, {"ข้อบกพร่องหรือจุดอ่อน": "ไม่มี"})


def finding_changed(town: Municipality) -> Write:
    a_finding(town)
    address = f"{ANALYSIS}1/1/"
    data = {**open_form(browser_of(town.administrator), address), "text": "งานบริการทุกงานล่าช้า"}
    before, after = {"ข้อบกพร่องหรือจุดอ่อน": "งานบริการบางงานล่าช้า"}, {"ข้อบกพร่องหรือจุดอ่อน": "งานบริการทุกงานล่าช้า"}
    return Write(address, data, "finding-changed", before, after)


def finding_moved(town: Municipality) -> Write:
    a_finding(town)
    finding = a_finding(town, text="ป้ายบอกทางไม่ชัด")
    data = {"finding": finding.pk, "to": "up"}
    return Write(f"{ANALYSIS}1/2/move/", data, "finding-changed", {"ลำดับ": 2}, {"ลำดับ": 1})


def finding_deleted(town: Municipality) -> Write:
    data = {"finding": a_finding(town).pk}
    before = {"ข้อบกพร่องหรือจุดอ่อน": "งานบริการบางงานล่าช้า", "ข้อเสนอแนะ": "ประกาศระยะเวลาของทุกงาน"}
    return Write(f"{ANALYSIS}1/1/delete/", data, "finding-deleted", before, {})


def measure_moved(town: Municipality) -> Write:
    a_measure(town)
    a_measure(town, name="จัดประชุมประชาคม")
    return Write(f"{MEASURE}move/", {"to": "down"}, "measure-moved", {"ลำดับ": 1}, {"ลำดับ": 2})


def measure_deleted(town: Municipality) -> Write:
    data = {"measure": a_measure(town).pk}
    return Write(f"{MEASURE}delete/", data, "measure-deleted", PLANNED, {})


def measure_restored(town: Municipality) -> Write:
    delete_measure(actor=town.actor(town.administrator), measure=a_measure(town))
    return Write(f"{MEASURE}restore/", {}, "measure-restored", {}, PLANNED)


def texts(town: Municipality) -> Write:
    a_measure(town)
    data = {**texts_of(town.administrator), "number": "118"}
    return Write(page("report_texts"), data, "report-changed", {"เลขที่หนังสือ": ""}, {"เลขที่หนังสือ": "118"})


def report_submitted(town: Municipality) -> Write:
    a_measure(town)
    data = {"digits": "thai", "reason": "ทดลอง"}
    return Write(
        page("report_submit", format=FORMAT), data, "report-submitted", {}, {"รุ่นที่": 1, "ข้อผิดพลาดที่พบ": []}
    )


def recalled(town: Municipality) -> Write:
    version = submitted(town)
    address = page("version_recall", version.code, format=FORMAT)
    after = {"ลายนิ้วมือ SHA-256": version.sha256}
    return Write(address, {"reason": "พบตัวเลขผิด"}, "report-recalled", {}, after)


def opinion(town: Municipality) -> Write:
    data = {"opinion": "agree", "reason": "ดีแล้ว", "confirmed": "yes"}
    address = f"/inbox/{submitted(town).code}/opinion/"
    after = {"ความเห็น": "เห็นควร", "ในฐานะ": HEAD_OF_OFFICE}
    return Write(address, data, "opinion-given", {}, after, "head_of_office", HEAD_OF_OFFICE)


def on_paper(town: Municipality) -> Write:
    code = submitted(town).code
    pimlada = browser_of(town.administrator)
    pimlada.post(page("version_paper", code, format=FORMAT), paper(town))
    after = {"ความเห็น": "เห็นควร", "ในฐานะ": HEAD_OF_OFFICE}
    address = page("version_paper_confirm", code, format=FORMAT)
    return Write(address, {}, "opinion-on-paper", {}, after, browser=pimlada)


def published(town: Municipality) -> Write:
    address = f"/tharnsai/publications/{agreed_to(town).code}/publish/"
    return Write(address, {"item": "2569-O26"}, "published", {}, ITEM)


def withdrawn(town: Municipality) -> Write:
    version = a_publication(town).version
    address = f"/tharnsai/publications/{version.code}/2569/O26/withdraw/"
    return Write(address, {"reason": "ตารางผิด"}, "publication-withdrawn", ITEM, {})


def letterhead(town: Municipality) -> Write:
    file = ("หัว.docx", saved(a_letterhead("{{หน่วยงาน}}")))
    return Write(
        "/tharnsai/settings/word-template/", {}, "word-template-set", {}, {"ชื่อแฟ้ม": "หัว.docx"}, file=file
    )


def import_read(town: Municipality) -> Write:
    file = ("ก.csv", f"{COLUMNS}\ntharnsai,2569,1,จัดอบรม\n".encode())
    return Write("/tharnsai/import/measures/", {}, "import-read", {}, {"ชนิดแฟ้ม": "มาตรการ"}, file=file)


WRITES: tuple[Callable[[Municipality], Write], ...] = (
    *(scores, targets, limit, items_of_issue, no_weak_point),
    *(finding_changed, finding_moved, finding_deleted, measure_moved, measure_deleted, measure_restored),
    *(texts, report_submitted, recalled, opinion, on_paper, published, withdrawn),
    *(letterhead, import_read),
)


def told(said: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Of what an event says, what is expected; all of it where nothing is. Hashes have their own tests."""
    own = {name: value for name, value in said.items() if name in expected or not expected}
    return {name: value for name, value in own.items() if name != OWN_HASH}


@pytest.mark.parametrize("story", WRITES, ids=lambda story: story.__name__)
def test_p19_each_write_is_kept_and_each_attempt_without_the_right_too(tharnsai, dontawan, story):
    write = story(tharnsai)
    begun = Event.objects.latest("number").number if Event.objects.exists() else 0

    given = [
        write.sent_by(browser_of(person)).status_code
        for person in (dontawan.administrator, tharnsai.treasurer)
    ]

    assert given == [404, 403]
    attempts = Event.objects.filter(number__gt=begun).order_by("number")
    assert [(e.verb, e.outcome, e.person, e.agency, e.thing_name) for e in attempts] == [
        ("request-refused", "refused", dontawan.administrator, None, write.address),
        ("request-refused", "refused", tharnsai.treasurer, tharnsai.agency, write.address),
    ]

    person = getattr(tharnsai, write.by)
    answer = write.sent_by(write.browser or browser_of(person))

    assert answer.status_code == 302, problems(answer)
    event = Event.objects.filter(verb=write.verb).latest("number")
    assert (event.person, event.capacity, event.agency) == (person, write.capacity, tharnsai.agency)
    assert told(event.before, write.before) == write.before
    assert told(event.after, write.after) == write.after
