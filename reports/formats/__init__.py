"""The kinds of report, one module each: facts → document. Another kind is one module and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from ita_portal.thai import Digits
from reports.document import Document
from reports.facts import Snapshot
from reports.formats import (
    analysis_memo,
    completion_results,
    improvement_results,
    indicator_results,
    status_report,
)
from reports.wording import Wording


@dataclass(frozen=True)
class Format:
    """แบบรายงาน: its code in addresses and commands, its Thai name, who arranges it, its words."""

    code: str
    name: str
    about: str
    page: str
    arrange: Callable[[Snapshot, Digits], Document]
    wording: tuple[Wording, ...] = ()
    from_results: bool = False  # whether a result of the year before is enough, without any measure
    is_letter: bool = False  # whether it bears a number, a date and the opinions of its chain

    def has_content(self, snapshot: Snapshot) -> bool:
        """Whether there is anything to print."""
        return bool(snapshot.measures) or (self.from_results and snapshot.result is not None)

    @property
    def lacks(self) -> str:
        """What is missing where there is nothing to print."""
        return "ผลการประเมินและมาตรการ" if self.from_results else "มาตรการ"


FORMATS: tuple[Format, ...] = (
    Format(
        code="indicator-results",
        name="รายงานผลตามตัวชี้วัด",
        about="ผลการดำเนินการตามมาตรการ เรียงตามตัวชี้วัด แสดงวิธีดำเนินการ ผู้รับผิดชอบ สรุปผล และผลลัพธ์",
        page="A4 แนวนอน",
        arrange=indicator_results.arrange,
        wording=indicator_results.WORDING,
    ),
    Format(
        code="completion-results",
        name="รายงานผลแล้วเสร็จ",
        about="ผลการดำเนินการตามลำดับมาตรการ แสดงการแล้วเสร็จของแต่ละมาตรการ และผลลัพธ์ของแต่ละขั้นตอน",
        page="A4 แนวนอน",
        arrange=completion_results.arrange,
        wording=completion_results.WORDING,
    ),
    Format(
        code="improvement-results",
        name="รายงานผลตามประเด็นที่ต้องปรับปรุง",
        about="ผลการดำเนินการเรียงตามแบบ IIT EIT และ OIT แสดงประเด็นที่ต้องปรับปรุงของแต่ละตัวชี้วัด",
        page="A4 แนวนอน",
        arrange=improvement_results.arrange,
        wording=improvement_results.WORDING,
    ),
    Format(
        code="analysis-memo",
        name="บันทึกข้อความรายงานผลการวิเคราะห์",
        about="บันทึกข้อความพร้อมความเห็นตามสายการเสนอ ผลการประเมิน การวิเคราะห์ตามประเด็น และแนวทางการนำไปสู่การปฏิบัติ",
        page="A4 แนวตั้ง ตารางแนวนอน",
        arrange=analysis_memo.arrange,
        wording=analysis_memo.WORDING,
        from_results=True,
        is_letter=True,
    ),
    Format(
        code="status-report",
        name="รายงานสถานะการดำเนินการ",
        about="ปก แผนพร้อมการกำกับติดตาม ผลการประเมินปีก่อน และสถานะการดำเนินการของแต่ละมาตรการ",
        page="A4 แนวตั้ง",
        arrange=status_report.arrange,
        wording=status_report.WORDING,
    ),
)


def find(code: str) -> Format | None:
    """The format of that code, if there is one."""
    return next((each for each in FORMATS if each.code == code), None)
