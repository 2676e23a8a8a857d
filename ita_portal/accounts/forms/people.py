"""Forms about people: inviting one, correcting her facts, giving her a role, recording an appointment."""

from typing import Any

from django import forms

from ita_portal.forms import (
    CleanCharField,
    HintedRadioSelect,
    SuggestedCharField,
    ThaiDateField,
    ThaiMessages,
)

from ..models import ActingAppointment, Agency, Membership, User
from ..roles import ROLES

TITLES = ("นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี", "จ่าเอก", "ดาบตำรวจ")
ROLE_HINTS = {role.value: ROLES[role].about for role in Membership.Role}


class PersonForm(ThaiMessages, forms.Form):
    """ข้อมูลของบุคคล"""

    title = SuggestedCharField(
        label="คำนำหน้าชื่อ",
        suggestions=TITLES,
        max_length=100,
        required=False,
        help_text="คำนำหน้าหรือยศ เช่น นางสาว จ่าเอก",
    )
    first_name = CleanCharField(label="ชื่อ", max_length=150)
    last_name = CleanCharField(label="นามสกุล", max_length=150)
    email = forms.EmailField(
        label="อีเมล",
        max_length=254,
        required=False,
        help_text="ใช้ส่งลิงก์ตั้งรหัสผ่าน ถ้าไม่มีอีเมล คุณจะได้ลิงก์ไปส่งต่อเอง",
    )


class RoleForm(ThaiMessages, forms.Form):
    """บทบาท, ส่วนราชการ, ตำแหน่ง in one agency."""

    role = forms.ChoiceField(
        label="บทบาท", choices=Membership.Role.choices, widget=HintedRadioSelect(hints=ROLE_HINTS)
    )
    department = forms.ModelChoiceField(
        label="ส่วนราชการ",
        queryset=None,
        required=False,
        empty_label="ไม่สังกัดส่วนราชการใด",
        help_text="เจ้าหน้าที่แก้ไขได้เฉพาะมาตรการของส่วนราชการที่สังกัด",
    )
    position = SuggestedCharField(
        label="ตำแหน่ง", max_length=200, help_text="ชื่อเต็มตามคำสั่ง เช่น นักวิเคราะห์นโยบายและแผนชำนาญการ"
    )

    def __init__(self, agency: Agency, *, role: str = "", **options: Any) -> None:
        """`role`: the one whose office and position change; without it a role can be chosen."""
        super().__init__(**options)
        self.role = role
        if role:
            del self.fields["role"]
        self.fields["department"].queryset = agency.departments.all()
        self.fields["position"].suggestions = tuple(agency.positions.values_list("name", flat=True))

    def clean(self) -> dict[str, Any]:
        """A member of staff serves an office: what she may edit follows from it."""
        values = super().clean()
        values["role"] = self.role or values.get("role")
        is_staff = values["role"] == Membership.Role.STAFF
        if is_staff and "department" in values and not values["department"]:
            self.add_error("department", "เลือกส่วนราชการของเจ้าหน้าที่ เพื่อให้แก้ไขมาตรการของส่วนราชการนั้นได้")
        return values


class InviteForm(RoleForm, PersonForm):
    """เชิญบุคคล: a new account and its first role."""

    username = CleanCharField(
        label="ชื่อผู้ใช้",
        max_length=150,
        validators=User._meta.get_field("username").validators,
        help_text="ใช้เข้าสู่ระบบและเปลี่ยนภายหลังไม่ได้ เช่น somchai.j",
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    field_order = ("title", "first_name", "last_name", "username", "email", "role", "department", "position")

    @property
    def person(self) -> dict[str, str]:
        """What the form says of the person herself."""
        return {name: self.cleaned_data[name] for name in ("username", *PersonForm.base_fields)}


class ActingForm(ThaiMessages, forms.Form):
    """คำสั่งให้ทำการแทน"""

    position = forms.ModelChoiceField(
        label="ทำการแทนตำแหน่ง",
        queryset=None,
        empty_label="เลือกตำแหน่ง",
        error_messages={
            "required": "เลือกตำแหน่งที่ทำการแทน",
            "invalid_choice": "เลือกตำแหน่งที่ทำการแทนจากรายการที่มีให้",
        },
    )
    kind = forms.ChoiceField(
        label="ลักษณะ",
        choices=ActingAppointment.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "เลือกลักษณะการทำการแทน"},
    )
    order_number = CleanCharField(label="เลขที่คำสั่ง", max_length=200, help_text="เช่น คำสั่งที่ 45/2569")
    first_day = ThaiDateField(
        label="ตั้งแต่วันที่",
        help_text="เช่น 1 มี.ค. 2569",
        error_messages={"required": "กรอกวันแรกที่คำสั่งมีผล"},
    )
    last_day = ThaiDateField(
        label="ถึงวันที่",
        help_text="วันสุดท้ายที่คำสั่งมีผล",
        error_messages={"required": "กรอกวันสุดท้ายที่คำสั่งมีผล"},
    )

    def __init__(self, agency: Agency, **options: Any) -> None:
        super().__init__(**options)
        self.fields["position"].queryset = agency.positions.order_by("name")

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        values = super().clean()
        first, last = values.get("first_day"), values.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม")
        return values
