"""The people of the tests, and the two municipalities they work for.

พิมพ์ลดา Pimlada administers เทศบาลตำบลธารใส; สมชาย Somchai is its engineer, มาลี Malee keeps its books, กิตติพัฒน์
Kittipat heads its office, อรวรรณ Orawan is its clerk, สมเกียรติ Somkiat its mayor, รัตนา Rattana may only read.
เดชา Decha administers the neighbour, เทศบาลตำบลดอนตะวัน: to ธารใส he is a stranger.
"""

from dataclasses import dataclass

from django.core.management import call_command
from django.test import Client

from assessments.models import FiscalYear
from ita_portal.accounts.access import Actor, actor_in
from ita_portal.accounts.models import Agency, Department, Membership, Position, User

PASSWORD = "ลำธารใสไหลเย็น-2569"
Role = Membership.Role


@dataclass(frozen=True)
class Municipality:
    """A municipality with its offices and its people."""

    agency: Agency
    palad: Department  # สำนักปลัดเทศบาล
    engineering: Department  # กองช่าง
    treasury: Department  # กองคลัง
    administrator: User
    engineer: User
    treasurer: User
    head_of_office: User
    clerk: User
    mayor: User
    reader: User

    def actor(self, user: User) -> Actor:
        """The actor this person is here."""
        return actor_in(user, self.agency)

    @property
    def code(self) -> str:
        """The code in addresses."""
        return self.agency.code


def load_rules() -> None:
    """The rules of all years, as shipped; once a database."""
    if not FiscalYear.objects.exists():
        call_command("load_framework", verbosity=0)


def municipality(code: str, name: str, people: dict[str, tuple[str, str, str]]) -> Municipality:
    """Makes a municipality; `people`: user name, first name, surname by part."""
    agency = Agency.objects.create(
        code=code,
        name=name,
        kind=Agency.Kind.SUBDISTRICT_MUNICIPALITY,
        district="ศรีบุรพา",
        province="นครธารา",
        letter_prefix="นธ ๕๒๙๐๑/",
    )
    palad, engineering, treasury = (
        Department.objects.create(agency=agency, name=name, order=order)
        for order, name in enumerate(("สำนักปลัดเทศบาล", "กองช่าง", "กองคลัง"), start=1)
    )
    parts = {
        "administrator": (Role.ADMINISTRATOR, palad, "นักวิเคราะห์นโยบายและแผน"),
        "engineer": (Role.STAFF, engineering, "นายช่างโยธา"),
        "treasurer": (Role.STAFF, treasury, "นักวิชาการเงินและบัญชี"),
        "head_of_office": (Role.EXECUTIVE, palad, "หัวหน้าสำนักปลัดเทศบาล"),
        "clerk": (Role.EXECUTIVE, None, "ปลัดเทศบาล"),
        "mayor": (Role.EXECUTIVE, None, f"นายกเทศมนตรี{name.removeprefix('เทศบาล')}"),
        "reader": (Role.READER, None, "สมาชิกสภาเทศบาล"),
    }
    users = {}
    for part, (role, department, position) in parts.items():
        username, first_name, last_name = people[part]
        user = User.objects.create(username=username, first_name=first_name, last_name=last_name)
        Membership.objects.create(
            user=user,
            agency=agency,
            role=role,
            department=department,
            position=Position.objects.create(agency=agency, name=position, department=department),
        )
        users[part] = user
    return Municipality(agency=agency, palad=palad, engineering=engineering, treasury=treasury, **users)


def tharnsai() -> Municipality:
    """เทศบาลตำบลธารใส, where the stories happen."""
    return municipality(
        "tharnsai",
        "เทศบาลตำบลธารใส",
        {
            "administrator": ("pimlada", "พิมพ์ลดา", "แสงอรุณ"),
            "engineer": ("somchai", "สมชาย", "ใจดี"),
            "treasurer": ("malee", "มาลี", "บุญมา"),
            "head_of_office": ("kittipat", "กิตติพัฒน์", "ใจมั่น"),
            "clerk": ("orawan", "อรวรรณ", "ศรีวิเชียร"),
            "mayor": ("somkiat", "สมเกียรติ", "ธารารักษ์"),
            "reader": ("rattana", "รัตนา", "พูนสุข"),
        },
    )


def dontawan() -> Municipality:
    """เทศบาลตำบลดอนตะวัน, the neighbour; its people are strangers to ธารใส."""
    return municipality(
        "dontawan",
        "เทศบาลตำบลดอนตะวัน",
        {
            "administrator": ("decha", "เดชา", "ทองดี"),
            "engineer": ("wichai", "วิชัย", "ศรีสุข"),
            "treasurer": ("sunee", "สุนีย์", "แก้วใส"),
            "head_of_office": ("prasit", "ประสิทธิ์", "มั่นคง"),
            "clerk": ("nipa", "นิภา", "วงศ์ทอง"),
            "mayor": ("boonlert", "บุญเลิศ", "ตะวันแดง"),
            "reader": ("jintana", "จินตนา", "รุ่งเรือง"),
        },
    )


def browser_of(user: User | None) -> Client:
    """A browser in which this person is signed in; None for a visitor."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
