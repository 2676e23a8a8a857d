"""The words of the analysis report: what was assessed and how, the conclusion, the limits."""

from collections.abc import Callable

from reports.facts import Snapshot
from reports.wording.words import Wording

# What each instrument asks, of whom and how; an instrument of another code is only named.
_ABOUT = {
    "IIT": (
        "สอบถามการรับรู้ของบุคลากรในหน่วยงานที่ปฏิบัติงานมาไม่น้อยกว่า 1 ปี ทุกระดับ เกี่ยวกับคุณธรรมและความโปร่งใสของหน่วยงานตนเอง"
    ),
    "EIT": ("สอบถามการรับรู้ของผู้รับบริการและผู้มาติดต่อหน่วยงานในปีงบประมาณนั้น เกี่ยวกับการดำเนินงานและการให้บริการของหน่วยงาน"),
    "OIT": (
        "ตรวจการเปิดเผยข้อมูลต่อสาธารณะบนเว็บไซต์หลักของหน่วยงาน "
        "โดยหน่วยงานแสดงที่อยู่ของข้อมูลแต่ละรายการให้ผู้ประเมินและประชาชนเข้าถึงได้"
    ),
}


def _tools(snapshot: Snapshot) -> str:
    return (
        "1. การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) "
        "ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} ใช้เครื่องมือ {จำนวนเครื่องมือ} เครื่องมือ วัดผล {จำนวนตัวชี้วัด} ตัวชี้วัด สรุปได้ดังนี้"
    )


def _levels(snapshot: Snapshot) -> str:
    return (
        "2. เกณฑ์การประเมินผลและระดับผลการประเมิน\n"
        "คะแนนรวมมีคะแนนเต็ม 100 คะแนน และจำแนกผลการประเมินเป็น {จำนวนระดับ} ระดับ ดังนี้"
    )


def _analysis(snapshot: Snapshot) -> str:
    codes = ", ".join(each.code for each in snapshot.instruments)
    return (
        "คะแนนของ{หน่วยงาน}ในปีงบประมาณ พ.ศ. {ปีผลการประเมิน} "
        f"จำแนกตามเครื่องมือการประเมิน ({codes}) และตัวชี้วัดทั้ง {{จำนวนตัวชี้วัด}} ตัวชี้วัด มีดังนี้"
    )


def _about(code: str) -> Callable[[Snapshot], str]:
    def draft(snapshot: Snapshot) -> str:
        known = any(each.code == code for each in snapshot.instruments)
        return f"{_ABOUT[code]} มี {{จำนวนตัวชี้วัด {code}}} ตัวชี้วัด ได้คะแนนดังนี้" if known else ""

    return draft


def _conclusion(snapshot: Snapshot) -> str:
    return (
        "สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} "
        "{หน่วยงาน}ได้คะแนนรวม {คะแนนรวม} คะแนน อยู่ในระดับ {ระดับ}"
    )


def _nothing(snapshot: Snapshot) -> str:
    return ""


TOOLS = Wording("tools", "ข้อความนำตารางเครื่องมือ", "จำนวนเครื่องมือและตัวชี้วัด", _tools)
LEVELS = Wording("levels", "ข้อความนำตารางระดับ", "เกณฑ์และระดับผลการประเมิน", _levels)
ANALYSIS = Wording("analysis", "ข้อความนำผลรายเครื่องมือ", "ก่อนคะแนนของแต่ละเครื่องมือ", _analysis)
ABOUT = {
    code: Wording(f"about-{code}", f"คำอธิบายแบบวัด {code}", "เครื่องมือนี้วัดอะไร จากใคร อย่างไร", _about(code))
    for code in _ABOUT
}
CONCLUSION = Wording("conclusion", "ข้อความสรุปผล", "คะแนนรวมและระดับ", _conclusion)
LIMITS_ABOUT = "ข้อจำกัดของหน่วยงานในการดำเนินการประเมิน เว้นว่างไว้ หากไม่มี"
PROBLEMS = Wording("problems", "ปัญหา/อุปสรรค", LIMITS_ABOUT, _nothing)
SUGGESTIONS = Wording("suggestions", "ข้อเสนอแนะต่อการประเมิน", LIMITS_ABOUT, _nothing)
REPORT = (TOOLS, LEVELS, ANALYSIS, *ABOUT.values(), CONCLUSION, PROBLEMS, SUGGESTIONS)
