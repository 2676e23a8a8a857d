"""The municipality of the demonstration, its offices and its five people."""

from dataclasses import dataclass

from ita_portal.accounts.models import Agency, Membership

PASSWORD = "sai-nam-yen-2569"  # printed on the screen of whoever tries the portal; exists only for trial

AGENCY = {
    "code": "tharnsaithong",
    "name": "เทศบาลตำบลธารสายทอง",
    "kind": Agency.Kind.SUBDISTRICT_MUNICIPALITY,
    "district": "ศรีบุรพา",
    "province": "นครธารา",
    "letter_prefix": "นธ 52901/",
    "website": "https://tharnsaithong.example/",
}
OFFICES = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา")


@dataclass(frozen=True)
class Person:
    """One person with her role, her office (blank above the offices) and her position."""

    username: str
    title: str
    first_name: str
    last_name: str
    role: Membership.Role
    office: str
    position: str

    @property
    def account(self) -> dict[str, str]:
        """What her account is made of."""
        return {
            "username": self.username,
            "title": self.title,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": f"{self.username}@tharnsaithong.example",
        }


ADMINISTRATOR = Person(
    "pimlada",
    "นางสาว",
    "พิมพ์ลดา",
    "แสงอรุณ",
    Membership.Role.ADMINISTRATOR,
    "สำนักปลัดเทศบาล",
    "นักวิเคราะห์นโยบายและแผนชำนาญการ",
)
ENGINEER = Person(
    "thanakorn", "นาย", "ธนากร", "ศรีสำราญ", Membership.Role.STAFF, "กองช่าง", "นายช่างโยธาชำนาญงาน"
)
HEAD_OF_OFFICE = Person(
    "kittipat",
    "นาย",
    "กิตติพัฒน์",
    "ใจมั่น",
    Membership.Role.EXECUTIVE,
    "สำนักปลัดเทศบาล",
    "หัวหน้าสำนักปลัดเทศบาล",
)
CLERK = Person("orawan", "นาง", "อรวรรณ", "ศรีวิเชียร", Membership.Role.EXECUTIVE, "", "ปลัดเทศบาล")
MAYOR = Person(
    "somkiat",
    "ว่าที่ร้อยตรี",
    "สมเกียรติ",
    "ธารารักษ์",
    Membership.Role.EXECUTIVE,
    "",
    "นายกเทศมนตรีตำบลธารสายทอง",
)
PEOPLE = (ADMINISTRATOR, ENGINEER, HEAD_OF_OFFICE, CLERK, MAYOR)
