"""What each role may do: one table, with a Thai sentence each."""

from dataclasses import dataclass
from enum import Enum

from .models import Membership


class May(Enum):
    """สิทธิ; the value finishes the sentence “ผู้มีบทบาทนี้…ได้”."""

    VIEW = "ดูข้อมูลของหน่วยงาน"
    DOWNLOAD_REPORTS = "ดูตัวอย่างและดาวน์โหลดรายงาน"
    EDIT_OWN_MEASURES = "เพิ่มและแก้ไขมาตรการของส่วนราชการตน"
    EDIT_MEASURES = "ลบ จัดลำดับ และแก้ไขมาตรการของทุกส่วนราชการ"
    EDIT_SCORES = "บันทึกผลการประเมินและค่าเป้าหมาย"
    EDIT_FINDINGS = "วิเคราะห์ผลการประเมินและแก้ไขข้อค้นพบ"
    IMPORT = "นำเข้าข้อมูลจากแฟ้ม"
    EXPORT = "ส่งออกข้อมูลเป็นแฟ้ม"
    SUBMIT_REPORTS = "แก้ไขข้อความของเอกสาร เสนอ ถอน และบันทึกความเห็นที่ลงนามบนกระดาษ"
    PUBLISH = "เผยแพร่เอกสารและถอนการเผยแพร่"
    MANAGE_PEOPLE = "เชิญบุคคลและกำหนดบทบาท"
    MANAGE_SETTINGS = "แก้ไขข้อมูลหน่วยงานและสายการเสนอ"
    GIVE_OPINION = "ให้ความเห็นในเอกสารที่เสนอ"


@dataclass(frozen=True)
class RoleRule:
    """What one role is for, in a sentence, and what it may do."""

    about: str
    may: frozenset[May]

    @property
    def rights(self) -> list[May]:
        """What the role may do, in the order of the table above."""
        return [right for right in May if right in self.may]


_READ = frozenset({May.VIEW, May.DOWNLOAD_REPORTS, May.EXPORT})

ROLES: dict[str, RoleRule] = {
    Membership.Role.READER: RoleRule("ดูข้อมูลและรายงานของหน่วยงาน โดยแก้ไขไม่ได้", _READ),
    Membership.Role.STAFF: RoleRule(
        "เพิ่มมาตรการ แก้ไข และรายงานผลของมาตรการที่ส่วนราชการตนรับผิดชอบ",
        _READ | {May.EDIT_OWN_MEASURES},
    ),
    Membership.Role.EXECUTIVE: RoleRule(
        "ดูข้อมูลทั้งหมดและให้ความเห็นในเอกสารตามสายการเสนอ", _READ | {May.GIVE_OPINION}
    ),
    Membership.Role.ADMINISTRATOR: RoleRule(
        "ดูแลมาตรการทั้งหมด นำเข้าข้อมูล จัดทำรายงาน และกำหนดบุคคลของหน่วยงาน",
        _READ
        | {May.EDIT_OWN_MEASURES, May.EDIT_MEASURES, May.EDIT_SCORES, May.EDIT_FINDINGS}
        | {May.IMPORT, May.SUBMIT_REPORTS, May.PUBLISH, May.MANAGE_PEOPLE, May.MANAGE_SETTINGS},
    ),
}
