"""The kinds of report, one module each: facts → document. Another kind is one module and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from ita_portal.thai import Digits
from reports.document import Document
from reports.facts import Snapshot
from reports.formats import completion_results, improvement_results, indicator_results, status_report
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


FORMATS: tuple[Format, ...] = (
    Format(
        code="indicator-results",
        name="รายงานผลตามตัวชี้วัด",
        about="ผลการดำเนินการตามมาตรการ เรียงตามตัวชี้วัด แสดงวิธีดำเนินการ ผู้รับผิดชอบ สรุปผล และผลลัพธ์",
        page="A4 แนวนอน",
        arrange=indicator_results.arrange,
    ),
    Format(
        code="completion-results",
        name="รายงานผลแล้วเสร็จ",
        about="ผลการดำเนินการตามลำดับมาตรการ แสดงการแล้วเสร็จของแต่ละมาตรการ และผลลัพธ์ของแต่ละขั้นตอน",
        page="A4 แนวนอน",
        arrange=completion_results.arrange,
    ),
    Format(
        code="improvement-results",
        name="รายงานผลตามประเด็นที่ต้องปรับปรุง",
        about="ผลการดำเนินการเรียงตามแบบ IIT EIT และ OIT แสดงประเด็นที่ต้องปรับปรุงของแต่ละตัวชี้วัด",
        page="A4 แนวนอน",
        arrange=improvement_results.arrange,
    ),
    Format(
        code="status-report",
        name="รายงานสถานะการดำเนินการ",
        about="ปก แผนพร้อมการกำกับติดตาม ผลการประเมินปีก่อน และสถานะการดำเนินการของแต่ละมาตรการ",
        page="A4 แนวตั้ง",
        arrange=status_report.arrange,
    ),
)


def find(code: str) -> Format | None:
    """The format of that code, if there is one."""
    return next((each for each in FORMATS if each.code == code), None)
