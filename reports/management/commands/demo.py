"""`demo`: an invented municipality for whoever tries the portal (README, section Commands)."""

from typing import Any

from django.conf import settings

from ita_portal import trial_mail
from ita_portal.commands import OperatorCommand
from reports.demonstration.filling import fill, is_empty, is_filled, passwords_that_still_hold
from reports.demonstration.people import AGENCY, PASSWORD, PEOPLE


class Command(OperatorCommand):
    """Fills an empty database with a municipality, its people, results of 2563 to 2568 and their analysis,
    the measures of 2568 and 2569 that answer it, last year's report published, and a memo under way.

    Run a second time it changes nothing and prints the sign-ins again. Exit 2 where the portal serves real
    people.
    """

    usage = "manage.py demo"
    help = "เพิ่มเทศบาลสมมติพร้อมบุคคล ผลการประเมิน และมาตรการสองปีลงในฐานข้อมูลว่าง ใช้เพื่อทดลองเท่านั้น"

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses, fills, or says that it is there; then prints the sign-ins."""
        if not settings.TRIAL:
            self.refuse("ไม่เพิ่มข้อมูลสาธิต เพราะระบบนี้เปิดให้บริการจริง ข้อมูลสาธิตใช้ได้เมื่อทดลองใช้ (DEBUG=1) เท่านั้น")
        if is_filled():
            self.stdout.write(f"มีข้อมูลสาธิตของ{AGENCY['name']}อยู่แล้ว ไม่ได้เปลี่ยนแปลงข้อมูลใด")
        elif is_empty():
            fill()
            self.stdout.write(f"เพิ่มข้อมูลสาธิตของ{AGENCY['name']}แล้ว")
        else:
            self.stdout.write("ไม่เพิ่มข้อมูลสาธิต เพราะฐานข้อมูลมีข้อมูลของหน่วยงานอื่นอยู่แล้ว")
            return
        if settings.EMAIL_BACKEND.startswith(trial_mail.__name__):
            self.stdout.write(f"อีเมลที่ระบบส่งระหว่างทดลองใช้เก็บเป็นแฟ้มใน {trial_mail.folder()}")
        self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        """One line a person; Latin columns first, as the width of Thai letters differs by terminal."""
        unchanged = passwords_that_still_hold()
        self.stdout.write("\nบัญชีสำหรับทดลองใช้ (ชื่อผู้ใช้ · รหัสผ่าน · บุคคล)")
        for person in PEOPLE:
            if person.username not in unchanged:
                continue
            password = PASSWORD if unchanged[person.username] else "(เปลี่ยนแล้ว)"
            name = f"{person.first_name} {person.last_name}"
            self.stdout.write(
                f"  {person.username:<10}  {password:<16}  {name}, {person.position} ({person.role.label})"
            )
