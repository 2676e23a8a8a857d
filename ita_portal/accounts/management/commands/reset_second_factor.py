"""Takes away the second factor of somebody who lost the telephone and the recovery codes."""

from argparse import ArgumentParser

from ita_portal.accounts.models import User
from ita_portal.accounts.second_factor.actions import reset
from ita_portal.commands import OperatorCommand, printable
from ita_portal.thai import shown


class Command(OperatorCommand):
    """`reset_second_factor USERNAME`: exit 0 when it is gone, 2 where there was none."""

    help = "Takes away a person's second factor and ends her sessions; the trail keeps it."
    usage = "manage.py reset_second_factor ชื่อผู้ใช้"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The user name."""
        super().add_arguments(parser)
        parser.add_argument("username")

    def handle(self, *args: object, **options: str) -> None:
        """Resets it, and says what comes next."""
        name = printable(options["username"])
        user = User.objects.filter(username=name).first()
        if user is None:
            self.refuse(f"ไม่พบผู้ใช้ “{shown(name)}”")
        if not reset(user):
            self.refuse(f"{user.full_name} ยังไม่ได้ตั้งการยืนยันสองขั้นตอน")
        self.stdout.write(f"ล้างการยืนยันสองขั้นตอนของ {user.full_name} แล้ว เจ้าตัวเข้าสู่ระบบด้วยรหัสผ่านแล้วตั้งใหม่")
