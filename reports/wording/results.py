"""The words around the tables of the reports on what was done."""

from reports.facts import Snapshot
from reports.wording.words import Wording


def _nothing(snapshot: Snapshot) -> str:
    return ""


def _opening_by_indicator(snapshot: Snapshot) -> str:
    return (
        "{หน่วยงาน}ได้นำผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        "ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} มาวิเคราะห์ และกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
        "ภายในหน่วยงานสำหรับปีงบประมาณ พ.ศ. {ปีงบประมาณ} แล้วมอบหมายให้ส่วนราชการที่เกี่ยวข้องดำเนินการ "
        "ขอรายงานผลการดำเนินการตามมาตรการดังกล่าว ดังต่อไปนี้"
    )


def _opening_by_instrument(snapshot: Snapshot) -> str:
    return (
        "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) "
        "ของ{หน่วยงาน} ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} พบประเด็นที่ต้องปรับปรุงในตัวชี้วัดต่าง ๆ {หน่วยงาน}"
        "จึงกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสสำหรับปีงบประมาณ พ.ศ. {ปีงบประมาณ} "
        "และได้ดำเนินการตามมาตรการแล้ว ปรากฏผลดังนี้"
    )


def _narrative(snapshot: Snapshot) -> str:
    why = (
        "เพื่อให้การดำเนินงานในปีงบประมาณ พ.ศ. {ปีงบประมาณ} มีคุณธรรมและความโปร่งใสยิ่งขึ้น {หน่วยงาน}"
        "จึงกำหนดมาตรการตามแผนข้างต้น มอบหมายผู้รับผิดชอบ และกำกับติดตามการดำเนินการอย่างต่อเนื่อง "
        "โดยมีสถานะการดำเนินการของแต่ละมาตรการ ดังต่อไปนี้"
    )
    if snapshot.result is None or snapshot.result.known_total is None:
        return why
    level = " อยู่ในระดับ {ระดับ}" if snapshot.result.known_level else ""
    result = (
        "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        "(Integrity and Transparency Assessment : ITA) "
        "ประจำปีงบประมาณ พ.ศ. {ปีผลการประเมิน} ของ{หน่วยงานเต็ม} มีค่าคะแนนเท่ากับ {คะแนนรวม}"
    )
    return f"{result}{level}\n{why}"


OPENING_ABOUT = "ย่อหน้าก่อนตาราง"
OPENING_BY_INDICATOR = Wording("opening", "ข้อความนำ", OPENING_ABOUT, _opening_by_indicator)
OPENING_BY_INSTRUMENT = Wording("opening", "ข้อความนำ", OPENING_ABOUT, _opening_by_instrument)
OPENING = Wording("opening", "ข้อความนำ", f"{OPENING_ABOUT} เว้นว่างไว้ หากไม่ต้องการ", _nothing)
NARRATIVE = Wording("narrative", "ข้อความระหว่างแผนกับสถานะ", "ผลการประเมินปีก่อน และเหตุที่กำหนดมาตรการ", _narrative)
CLOSING = Wording("closing", "ข้อความปิดท้าย", "ย่อหน้าหลังตาราง เว้นว่างไว้ หากไม่ต้องการ", _nothing)
