"""The words of a memo and of the analysis behind it."""

import re

from reports.facts import Snapshot
from reports.wording.words import Wording

_NUMBER = re.compile("[0-9๐-๙,]+")


def _office(snapshot: Snapshot) -> str:
    return "{สำนักปลัด} {หน่วยงาน}"


def _subject(snapshot: Snapshot) -> str:
    return (
        "รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ{หน่วยงาน} "
        "ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} และแนวทางขับเคลื่อนมาตรการในปีงบประมาณ พ.ศ. {ปีงบประมาณ}"
    )


def _addressee(snapshot: Snapshot) -> str:
    return "{ผู้บริหาร}"


def _background(snapshot: Snapshot) -> str:
    return (
        "ตามที่สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติจัดให้มีการประเมินคุณธรรมและความโปร่งใส"
        "ในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} และ{หน่วยงาน}"
        "ได้เข้ารับการประเมินดังกล่าว นั้น"
    )


def _facts(snapshot: Snapshot) -> str:
    """Total, level and rank; below them what the analysis found, where somebody analysed."""
    result = snapshot.result
    first = (
        "ผลการประเมินประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} ปรากฏว่า{หน่วยงาน}ได้คะแนนรวม {คะแนนรวม} คะแนน "
        "อยู่ในระดับ {ระดับ}"
    )
    if result and result.rank:
        first += _rank(result.rank.strip())
    found = []
    if result and any(each.score is not None for each in result.indicators):
        found.append("ตัวชี้วัดที่ได้คะแนนน้อยที่สุด คือ {ตัวชี้วัดต่ำสุด}")
    if any(finding.text for issue in snapshot.analysis for finding in issue.findings):
        found.append("จากการวิเคราะห์ตามประเด็นการประเมินพบข้อบกพร่องหรือจุดอ่อน {จำนวนข้อค้นพบ} ข้อ")
    elif _is_faultless(snapshot):
        found.append("จากการวิเคราะห์ตามประเด็นการประเมินไม่พบข้อบกพร่องหรือจุดอ่อน")
    return "\n".join(part for part in (first, " และ".join(found)) if part)


def _is_faultless(snapshot: Snapshot) -> bool:
    """Whether somebody looked at every issue and recorded ไม่มี for each."""
    return bool(snapshot.analysis) and all(issue.nothing for issue in snapshot.analysis)


def _rank(announced: str) -> str:
    """The rank as it was announced: a number alone, a phrase of its own, anything else."""
    if _NUMBER.fullmatch(announced):
        return " และอยู่ในลำดับที่ {ลำดับ} ของหน่วยงานประเภท{ประเภทหน่วยงาน}"
    if announced.startswith(("ลำดับ", "อันดับ")):
        return " และอยู่ใน{ลำดับ}"
    return " ลำดับตามประกาศ คือ {ลำดับ}"


def _proposals(snapshot: Snapshot) -> str:
    measures = "กำหนดมาตรการเพื่อขับเคลื่อนคุณธรรมและความโปร่งใสในปีงบประมาณ พ.ศ. {ปีงบประมาณ} พร้อมผู้รับผิดชอบ"
    if snapshot.measures:
        measures = (
            "ดำเนินการตามมาตรการในปีงบประมาณ พ.ศ. {ปีงบประมาณ} จำนวน {จำนวนมาตรการ} มาตรการ "
            "โดยให้ผู้รับผิดชอบรายงานผลตามระยะเวลาที่กำหนด"
        )
    improved = "ให้ส่วนราชการที่เกี่ยวข้องปรับปรุงแก้ไขข้อบกพร่องหรือจุดอ่อนตามผลการวิเคราะห์"
    if _is_faultless(snapshot):
        improved = "ให้ส่วนราชการที่เกี่ยวข้องรักษาและพัฒนาการดำเนินงานในทุกประเด็นการประเมิน"
    return (
        "เพื่อให้การนำผลการประเมินไปใช้เกิดผลในทางปฏิบัติ เห็นควรดำเนินการ ดังนี้\n"
        "1. แจ้งผลการประเมินให้บุคลากรทุกส่วนราชการทราบ และเผยแพร่บนเว็บไซต์ของ{หน่วยงาน}\n"
        f"2. {improved}\n"
        f"3. {measures}"
    )


def _pointer(snapshot: Snapshot) -> str:
    return "(รายละเอียดตามเอกสารที่แนบมาพร้อมนี้)"


def _closing(snapshot: Snapshot) -> str:
    return "จึงเรียนมาเพื่อโปรดทราบและพิจารณา"


OFFICE = Wording("office", "ส่วนราชการ", "เจ้าของเรื่อง", _office, lines=False)
SUBJECT = Wording("subject", "เรื่อง", "หัวเรื่องของบันทึกข้อความ", _subject, lines=False)
ADDRESSEE = Wording("addressee", "เรียน", "ผู้รับบันทึกข้อความ", _addressee, lines=False)
BACKGROUND = Wording("background", "เรื่องเดิม", "ความเป็นมาของเรื่อง", _background)
FACTS = Wording("facts", "ข้อเท็จจริง", "ผลการประเมินและผลการวิเคราะห์", _facts)
PROPOSALS = Wording("proposals", "ข้อเสนอแนะ", "เรื่องที่เสนอให้พิจารณา ข้อละบรรทัด", _proposals)
POINTER = Wording("pointer", "ข้อความอ้างถึงเอกสารแนบ", "อยู่ในวงเล็บ หลังข้อเสนอแนะ", _pointer, lines=False)
CLOSING = Wording("closing", "ข้อความปิดท้าย", "ประโยคสุดท้ายก่อนลงชื่อ", _closing)
LETTER = (OFFICE, SUBJECT, ADDRESSEE, BACKGROUND, FACTS, PROPOSALS, POINTER, CLOSING)
