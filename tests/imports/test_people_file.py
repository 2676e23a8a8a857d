"""The files of agencies and of people: who comes in, in which roles, and whom an administrator may touch."""

from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.audit.models import Event
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.service import preview
from tests.files.make_corpus import csv
from tests.imports.files import imported, said

AGENCY_HEAD = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "อำเภอ", "จังหวัด", "เลขที่หนังสือ", "เว็บไซต์"]
HEAD = ["ชื่อผู้ใช้", "รหัสหน่วยงาน", "บทบาท", "คำนำหน้าชื่อ", "ชื่อ", "นามสกุล", "ตำแหน่ง", "ส่วนราชการ", "อีเมล"]
SOMYING = [
    "somying",
    "tharnsai",
    "เจ้าหน้าที่",
    "นางสาว",
    "สมหญิง",
    "งามดี",
    "นักวิชาการศึกษา",
    "กองการศึกษา",
    "somying@example.go.th",
]


def row(**cells: str) -> list[str]:
    """Somying's row with other cells, by attribute."""
    names = ["username", "agency", "role", "title", "first", "last", "position", "department", "email"]
    return [cells.get(name, cell) for name, cell in zip(names, SOMYING, strict=True)]


def test_agencies_come_in_and_change(db):
    rows = [
        AGENCY_HEAD,
        ["bangyai", "องค์การบริหารส่วนตำบลบางใหญ่", "องค์การบริหารส่วนตำบล", "เมือง", "นครธารา", "นธ ๗๑๘๐๑/", ""],
        ["muang", "เทศบาลเมืองธารา", "เทศบาลเมือง", "เมือง", "นครธารา", "", "https://muang.example.go.th"],
    ]
    assert str(imported("agencies", rows)) == "created 2, updated 0, unchanged 0"
    assert str(imported("agencies", rows)) == "created 0, updated 0, unchanged 2"

    rows[1][5] = "-"
    assert str(imported("agencies", rows)) == "created 0, updated 1, unchanged 1"
    agency = Agency.objects.get(code="bangyai")
    assert (agency.kind, agency.letter_prefix) == ("sao", "")
    assert [event.after for event in Event.objects.order_by("number")][-1] == {"เลขที่หนังสือ": ""}


def test_the_subdistrict_of_an_agency_comes_in_and_stays_where_a_file_does_not_speak_of_it(db):
    cells = ["muang", "เทศบาลเมืองธารา", "เทศบาลเมือง", "เมือง", "นครธารา", "", ""]
    rows = [[*AGENCY_HEAD, "ตำบล"], [*cells, "ในเมือง"]]
    assert str(imported("agencies", rows)) == "created 1, updated 0, unchanged 0"
    assert str(imported("agencies", [AGENCY_HEAD, cells])) == "created 0, updated 0, unchanged 1"
    assert Agency.objects.get().subdistrict_in_words == "ตำบลในเมือง"


def test_p24_agencies_that_do_not_fit_are_named(db):
    report = imported(
        "agencies",
        [
            AGENCY_HEAD,
            ["บางใหญ่", "อบต.บางใหญ่", "อบต.", "เมือง", "นครธารา", "", "www.bangyai"],
            ["import", "เทศบาลตำบลนำเข้า", "เทศบาลตำบล", "", "นครธารา", "", ""],
        ],
    )
    assert said(report) == [
        "row 2, รหัสหน่วยงาน: พบ “บางใหญ่” รหัสหน่วยงานใช้อักษรโรมัน ตัวเลข ขีดกลาง และขีดล่างเท่านั้น",
        "row 2, ประเภท: “อบต.” ใช้ไม่ได้ ที่ใช้ได้คือ องค์การบริหารส่วนตำบล, เทศบาลตำบล, เทศบาลเมือง, เทศบาลนคร, "
        "องค์การบริหารส่วนจังหวัด, เมืองพัทยา, กรุงเทพมหานคร",
        "row 2, เว็บไซต์: “www.bangyai” ไม่ใช่เว็บไซต์ ตัวอย่างที่ใช้ได้ https://www.example.go.th",
        "row 3, รหัสหน่วยงาน: รหัส “import” เป็นคำที่ระบบใช้อยู่ โปรดใช้รหัสอื่น",
        "row 3, อำเภอ: ต้องใส่อำเภอ",
    ]
    assert not Agency.objects.exists()


def test_a_person_comes_in_without_password_with_her_office_and_position(tharnsai):
    assert str(imported("people", [HEAD, SOMYING])) == "created 1, updated 0, unchanged 0"

    user = User.objects.get(username="somying")
    assert user.full_name == "นางสาวสมหญิง งามดี"
    assert not user.has_usable_password()
    membership = user.memberships.get()
    assert (membership.agency, membership.role) == (tharnsai.agency, "staff")
    assert (membership.position.name, membership.department.name) == ("นักวิชาการศึกษา", "กองการศึกษา")
    assert membership.department.order == 4
    assert membership.position.department == membership.department
    assert str(imported("people", [HEAD, SOMYING])) == "created 0, updated 0, unchanged 1"


def test_a_person_with_several_roles_has_several_rows(tharnsai):
    rows = [HEAD, SOMYING, row(role="ผู้บริหาร", position="รองปลัดเทศบาล", department="", email="")]
    assert str(imported("people", rows)) == "created 2, updated 0, unchanged 0"
    assert User.objects.get(username="somying").email == "somying@example.go.th"
    assert sorted(User.objects.get(username="somying").memberships.values_list("role", "position__name")) == [
        ("executive", "รองปลัดเทศบาล"),
        ("staff", "นักวิชาการศึกษา"),
    ]
    assert str(imported("people", rows)) == "created 0, updated 0, unchanged 2"


def test_p24_rows_of_one_person_must_agree(tharnsai):
    rows = [HEAD, SOMYING, row(role="ผู้อ่าน", last="งามยิ่ง", email="other@example.go.th")]
    assert said(imported("people", rows)) == [
        "row 3, นามสกุล: พบ “งามยิ่ง” ไม่ตรงกับแถวที่ 2 ของผู้ใช้คนเดียวกัน ซึ่งเป็น “งามดี” ให้ใส่เหมือนกันทุกแถว",
        "row 3, อีเมล: พบ “other@example.go.th” ไม่ตรงกับแถวที่ 2 ของผู้ใช้คนเดียวกัน ซึ่งเป็น “somying@example.go.th” "
        "ให้ใส่เหมือนกันทุกแถว",
    ]
    assert not User.objects.filter(username="somying").exists()


def test_p24_people_that_do_not_fit_are_named(tharnsai):
    report = imported(
        "people",
        [
            HEAD,
            row(username="สม หญิง", role="หัวหน้า", email="somying@"),
            row(username="POMSAI", agency="nowhere", title="", position="-"),
            row(username="PIMLADA"),
        ],
    )
    assert said(report) == [
        "row 2, ชื่อผู้ใช้: พบ “สม หญิง” ชื่อผู้ใช้ใช้ตัวอักษร ตัวเลข และ . @ + - _ เท่านั้น ไม่มีช่องว่าง",
        "row 2, บทบาท: “หัวหน้า” ใช้ไม่ได้ ที่ใช้ได้คือ เจ้าหน้าที่, ผู้ดูแลระบบของหน่วยงาน, ผู้บริหาร, ผู้อ่าน",
        "row 2, อีเมล: “somying@” ไม่ใช่อีเมล ตัวอย่างที่ใช้ได้ palad@example.go.th",
        "row 3, รหัสหน่วยงาน: ไม่มีหน่วยงานรหัส “nowhere” ให้ตรวจรหัส หรือนำเข้าหน่วยงานก่อน",
        "row 3, คำนำหน้าชื่อ: ต้องใส่คำนำหน้าชื่อ",
        "row 3, ตำแหน่ง: พบ “-” ต้องใส่ตำแหน่ง",
        "row 4, ชื่อผู้ใช้: พบ “PIMLADA” มีชื่อผู้ใช้ “pimlada” อยู่แล้ว ต่างกันที่ตัวพิมพ์ใหญ่เล็ก ให้พิมพ์ให้ตรงกัน",
    ]


def test_a_changed_name_and_office_are_stored_and_told(tharnsai):
    imported("people", [HEAD, SOMYING])

    report = imported("people", [HEAD, row(last="ศรีงาม", department="-", email="-")])

    assert str(report) == "created 0, updated 1, unchanged 0"
    assert [(cell.column, cell.before, cell.after) for cell in report.changes[0].cells] == [
        ("นามสกุล", "งามดี", "ศรีงาม"),
        ("ส่วนราชการ", "กองการศึกษา", ""),
        ("อีเมล", "somying@example.go.th", ""),
    ]
    user = User.objects.get(username="somying")
    assert (user.last_name, user.email, user.memberships.get().department) == ("ศรีงาม", "", None)


def test_p3_an_administrator_cannot_draw_in_or_rename_a_stranger(tharnsai, dontawan):
    pimlada = tharnsai.actor(tharnsai.administrator)
    stranger = imported("people", [HEAD, row(username="decha", email="pimlada@example.go.th")], pimlada)
    assert said(stranger) == [
        "row 2, ชื่อผู้ใช้: พบ “decha” ชื่อผู้ใช้นี้ใช้กับหน่วยงานของคุณไม่ได้ ให้ใช้ชื่ออื่น หรือให้ผู้ดูแลเครื่องแม่ข่ายนำเข้า"
    ]
    assert "ทองดี" not in repr(stranger)
    elsewhere = imported("people", [HEAD, row(agency="dontawan")], pimlada)
    assert said(elsewhere) == ["row 2, รหัสหน่วยงาน: “dontawan” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส tharnsai"]
    assert dontawan.administrator.memberships.count() == 1


def test_p3_a_person_of_two_agencies_keeps_her_name_and_address(tharnsai, dontawan):
    Membership.objects.create(user=tharnsai.reader, agency=dontawan.agency, role="reader")
    pimlada = tharnsai.actor(tharnsai.administrator)

    report = imported(
        "people", [HEAD, row(username="rattana", role="ผู้อ่าน", first="รัตนา", last="พูนสุข")], pimlada
    )

    assert [problem.column for problem in report.problems] == ["คำนำหน้าชื่อ", "อีเมล"]
    tharnsai.reader.refresh_from_db()
    assert tharnsai.reader.email == ""


def test_no_administrator_makes_herself_an_executive_by_a_file(tharnsai):
    orawan = tharnsai.clerk
    Membership.objects.create(user=orawan, agency=tharnsai.agency, role="administrator")
    actor = tharnsai.actor(orawan)
    herself = {"username": "orawan", "role": "ผู้บริหาร", "first": "อรวรรณ", "last": "ศรีวิเชียร", "title": "นาง"}
    orawan.title, orawan.email = "นาง", "somying@example.go.th"
    orawan.save()
    mayor = imported("people", [HEAD, row(**herself, position="นายกเทศมนตรีตำบลธารใส")], actor)
    assert said(mayor) == [
        "row 2, บทบาท: กำหนดบทบาทหรือตำแหน่งผู้บริหารให้ตนเองไม่ได้ "
        "โปรดให้ผู้ดูแลระบบคนอื่นของหน่วยงาน หรือผู้ดูแลเครื่องแม่ข่าย เป็นผู้กำหนด"
    ]
    assert imported("people", [HEAD, row(**herself, position="ปลัดเทศบาล")], actor).problems == ()
    pimlada = imported(
        "people", [HEAD, row(**herself, position="รองปลัดเทศบาล")], tharnsai.actor(tharnsai.administrator)
    )
    assert pimlada.problems == ()


def test_p3_an_administrator_adds_no_agency(tharnsai, dontawan):
    pimlada = tharnsai.actor(tharnsai.administrator)
    for code in ("dontawan", "brandnew"):
        report = imported("agencies", [AGENCY_HEAD, [code, "ก", "เทศบาลตำบล", "ข", "ค", "", ""]], pimlada)
        assert said(report) == [f"row 2, รหัสหน่วยงาน: “{code}” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส tharnsai"]


def test_a_new_office_is_seen_before_it_is_added(tharnsai):
    imported("people", [HEAD, row(department="กองช่าง")])
    rows = [
        HEAD,
        row(department="กองการศึกษา"),
        row(role="ผู้อ่าน", position="ผู้อำนวยการกองช่าง", department="กองช่าง"),
        row(username="wipa", email="", first="วิภา", department="กองช้าง"),
        row(username="wimon", email="", first="วิมล", department="-"),
    ]

    report = preview(KINDS["people"].resource, csv(rows), CONSOLE)

    assert [change.thing for change in report.changes] == [
        "สมหญิง งามดี เจ้าหน้าที่",
        "สมหญิง งามดี ผู้อ่าน ผู้อำนวยการกองช่าง กองช่าง",
        "วิภา งามดี เจ้าหน้าที่ นักวิชาการศึกษา กองช้าง (ส่วนราชการใหม่)",
        "วิมล งามดี เจ้าหน้าที่ นักวิชาการศึกษา",
    ]
    assert report.warnings == ("จะเพิ่มส่วนราชการใหม่: กองการศึกษา, กองช้าง",)
    assert not tharnsai.agency.departments.filter(name="กองช้าง").exists()

    assert imported("people", rows).warnings == report.warnings
    assert preview(KINDS["people"].resource, csv(rows), CONSOLE).warnings == ()


def test_an_agency_has_an_office_of_its_own_even_where_another_has_one_of_that_name(tharnsai, dontawan):
    imported("people", [HEAD, row(department="กองทะเล")])
    (change,) = imported(
        "people", [HEAD, row(username="wipa", agency="dontawan", department="กองทะเล")]
    ).changes
    assert change.thing.endswith("กองทะเล (ส่วนราชการใหม่)")


def test_many_new_offices_are_counted(tharnsai):
    people = [row(username=f"p{n}", email="", department=f"กอง {n}") for n in range(1, 23)]
    (warning,) = imported("people", [HEAD, *people]).warnings
    assert warning.startswith("จะเพิ่มส่วนราชการใหม่: กอง 1, กอง 2,")
    assert warning.endswith("กอง 20 และอีก 2 แห่ง")
