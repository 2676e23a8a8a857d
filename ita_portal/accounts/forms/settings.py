"""Forms about the agency itself: its facts, its offices."""

from django import forms

from ita_portal.forms import CleanCharField, ThaiMessages


class AgencyForm(ThaiMessages, forms.Form):
    """ข้อมูลหน่วยงาน, as documents print them."""

    name = CleanCharField(label="ชื่อหน่วยงาน", max_length=200, help_text="พิมพ์ในหัวเอกสารทุกฉบับ")
    subdistrict = CleanCharField(
        label="ตำบล",
        max_length=100,
        required=False,
        help_text="ที่ตั้งสำนักงาน ไม่ต้องมีคำว่าตำบล พิมพ์เฉพาะในรายงานสถานะการดำเนินการ",
    )
    district = CleanCharField(label="อำเภอ", max_length=100, help_text="ไม่ต้องมีคำว่าอำเภอ")
    province = CleanCharField(label="จังหวัด", max_length=100, help_text="ไม่ต้องมีคำว่าจังหวัด")
    letter_prefix = CleanCharField(
        label="เลขที่หนังสือ", max_length=100, required=False, help_text="ส่วนหน้าของเลขที่ออก เช่น นธ 52901/"
    )
    website = forms.URLField(
        label="เว็บไซต์",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="เช่น https://www.example.go.th",
    )


class DepartmentForm(ThaiMessages, forms.Form):
    """ชื่อส่วนราชการ"""

    name = CleanCharField(label="ชื่อส่วนราชการ", max_length=200, help_text="เช่น สำนักปลัดเทศบาล กองคลัง")
