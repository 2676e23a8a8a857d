"""The file `people`: one role of one person in one agency a row; name and e-mail stand in each."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower

from ita_portal.imports.columns import Column, choice, email, label_of, line
from ita_portal.imports.of_agencies import CODE_HEADING, AgencyFile
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.thai import clean

from ..actions import KEEPS_HER_EMAIL, NOT_BY_HERSELF
from ..models import Agency, Membership, User
from .offices import Offices
from .storing import OF_USER, store_people

_ROLES = dict(Membership.Role.choices)
_TAKEN = "ชื่อผู้ใช้นี้ใช้กับหน่วยงานของคุณไม่ได้ ให้ใช้ชื่ออื่น หรือให้ผู้ดูแลเครื่องแม่ข่ายนำเข้า"
_SHARED = "บุคคลนี้ปฏิบัติงานในหน่วยงานอื่นด้วย ชื่อและอีเมลจึงแก้ได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น ให้ใส่ “{}” ตามเดิม"


class PeopleResource(AgencyFile):
    """บุคคลและบทบาท; a person with several roles has several rows."""

    username = Column("username", "ชื่อผู้ใช้", line(150), key=True)
    agency_code = Column("agency_code", CODE_HEADING, line(40), key=True)
    role = Column("role", "บทบาท", choice(_ROLES), label_of(_ROLES), key=True)
    title = Column("title", "คำนำหน้าชื่อ", line(100), required=True)
    first_name = Column("first_name", "ชื่อ", line(150), required=True)
    last_name = Column("last_name", "นามสกุล", line(150), required=True)
    position = Column("position", "ตำแหน่ง", line(200), required=True)
    department = Column("department", "ส่วนราชการ", line(200))
    email = Column("email", "อีเมล", email)

    example = {
        "ชื่อผู้ใช้": "somying",
        CODE_HEADING: "tharnsai",
        "บทบาท": "เจ้าหน้าที่",
        "คำนำหน้าชื่อ": "นางสาว",
        "ชื่อ": "สมหญิง",
        "นามสกุล": "ตัวอย่าง",
        "ตำแหน่ง": "นักวิชาการศึกษา",
        "ส่วนราชการ": "กองการศึกษา",
        "อีเมล": "somying@example.go.th",
    }

    def load(self, rows: list[Cells]) -> None:
        """Reads the users named, and every role they have."""
        super().load(rows)
        names = {name.lower() for name in self.said(rows, "username")}
        users = User.objects.annotate(lower=Lower("username")).filter(lower__in=names)
        self.users = {user.username.lower(): user for user in users}
        held = Membership.objects.filter(user__in=self.users.values()).select_related(
            "user", "agency", "department", "position"
        )
        self.memberships = {(m.user.username, m.agency.code, m.role): m for m in held}
        self.agencies_of_user: dict[int, set[int]] = {}
        for membership in self.memberships.values():
            self.agencies_of_user.setdefault(membership.user_id, set()).add(membership.agency_id)
        self.first_said: dict[str, tuple[int, Record]] = {}
        self.offices = Offices(self.agencies.values())

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The membership of that user, agency and role."""
        if key[1] not in self.agencies:
            return None
        membership = self.memberships.get(key)
        return membership and self._record(membership)

    def _record(self, membership: Membership) -> Record:
        return Record(
            is_stored=True,
            username=membership.user.username,
            agency_code=membership.agency.code,
            role=membership.role,
            position=clean(membership.position.name) if membership.position else "",
            department=clean(membership.department.name) if membership.department else "",
            **{name: clean(getattr(membership.user, name)) for name in OF_USER},
        )

    def fresh(self, key: tuple[Any, ...]) -> Record:
        """A further role of a known person begins with her name and e-mail."""
        record = super().fresh(key)
        user = self.users.get(key[0].lower())
        if user and self._is_ours(user):
            record.__dict__.update({name: clean(getattr(user, name)) for name in OF_USER})
        return self._as_said_before(record, key[0])

    def begin(self, row: Cells) -> Record | None:
        """A blank e-mail means what an earlier row of the same person said."""
        record = super().begin(row)
        return record and self._as_said_before(record, record.username)

    def _as_said_before(self, record: Record, username: str) -> Record:
        if username.lower() in self.first_said:
            _, first = self.first_said[username.lower()]
            record.__dict__.update({name: getattr(first, name) for name in OF_USER})
        return record

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """All rows of one person call her by the same name."""
        if not record.username:
            return
        number, first = self.first_said.setdefault(record.username.lower(), (row, record))
        for name in OF_USER:
            if name not in errors and getattr(record, name) != getattr(first, name):
                value = getattr(first, name)
                errors[name] = f"ไม่ตรงกับแถวที่ {number} ของผู้ใช้คนเดียวกัน ซึ่งเป็น “{value}” ให้ใส่เหมือนกันทุกแถว"

    def check(self, record: Record, errors: Errors) -> None:
        """A user name is free or hers; nobody renames a person who also serves another agency."""
        super().check(record, errors)
        if not record.username:
            return
        user = self.users.get(record.username.lower())
        if user is None:
            try:
                User._meta.get_field("username").run_validators(record.username)
            except ValidationError as error:
                errors["username"] = " ".join(error.messages)
        elif not self._is_ours(user):
            errors["username"] = _TAKEN
        elif user.username != record.username:
            errors["username"] = f"มีชื่อผู้ใช้ “{user.username}” อยู่แล้ว ต่างกันที่ตัวพิมพ์ใหญ่เล็ก ให้พิมพ์ให้ตรงกัน"
        elif not self._may_be_changed(user):
            for name in OF_USER:
                if getattr(record, name) != clean(getattr(user, name)):
                    errors[name] = _SHARED.format(getattr(user, name))
        elif not self._may_change_email(user) and record.email != clean(user.email):
            errors["email"] = (
                f"{KEEPS_HER_EMAIL} ให้ใส่ “{user.email}” ตามเดิม" if user.email else KEEPS_HER_EMAIL
            )
        if user is not None and self._promotes_herself(user, record):
            errors["role"] = NOT_BY_HERSELF

    def _promotes_herself(self, user: User, record: Record) -> bool:
        if user != self.actor.user or record.role != Membership.Role.EXECUTIVE or self.actor.is_operator:
            return False
        held = self.memberships.get((record.username, record.agency_code, record.role))
        return held is None or clean(held.position.name if held.position else "") != record.position

    def _is_ours(self, user: User) -> bool:
        return self.actor.is_operator or self.actor.agency.pk in self.agencies_of_user.get(user.pk, ())

    def _may_be_changed(self, user: User) -> bool:
        if self.actor.is_operator:
            return True
        return not user.is_superuser and self.agencies_of_user.get(user.pk) == {self.actor.agency.pk}

    def _may_change_email(self, user: User) -> bool:
        return self.actor.is_operator or user.last_login is None

    def joins_another_agency(self, user: User, agency: Agency) -> bool:
        """Whether this role makes a known person serve an agency beside those, or after those, she served."""
        return agency.pk not in self.agencies_of_user.get(user.pk, ())

    def store(self) -> None:
        """Adds users, departments, positions and roles, and changes those that differ."""
        store_people(self)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """Every role that somebody has in the agency."""
        held = Membership.objects.filter(agency=agency).order_by("id")
        for membership in held.select_related("user", "agency", "department", "position"):
            yield self._record(membership)

    def called(self, record: Record) -> str:
        """A person is called by name and role; one that is new also by position and office."""
        said = f"{record.first_name} {record.last_name} {_ROLES.get(record.role, '')}"
        return said if record.is_stored else f"{said} {self.offices.place_of(record)}"

    def remarks(self) -> Iterable[str]:
        """Which offices the file adds."""
        return self.offices.remarks(record for record, _ in self.kept)
