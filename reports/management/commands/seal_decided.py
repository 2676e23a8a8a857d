"""Makes the decided PDFs that could not be made before: the key was no use, the disk was full."""

import sys

from ita_portal.commands import OperatorCommand
from reports import sealing, states
from reports.models import SealedFile, Version
from reports.signing import CannotSign


class Command(OperatorCommand):
    """`seal_decided`: exit 0 when every decided version has its file, else 1 and a line for each without."""

    help = "สร้างแฟ้มฉบับที่มีความเห็นครบซึ่งยังไม่มี พร้อมลายมือชื่ออิเล็กทรอนิกส์ของหน่วยงานที่ลงนาม"
    usage = "seal_decided"

    def handle(self, *args, **options) -> None:
        """Tries each once; what was made before stays as it is."""
        made, failed = 0, 0
        rows = Version.objects.exclude(files__kind=SealedFile.Kind.DECIDED).select_related("report__agency")
        for version in rows.order_by("pk"):
            if not states.state_of(version).is_decided:
                continue
            try:
                sealing.decided_file(version)
                made += 1
            except (CannotSign, OSError) as problem:
                failed += 1
                self.stdout.write(f"{version.agency.code} {version} {version.shown_code}: {problem}")
        self.stdout.write(f"สร้างแฟ้มแล้ว {made} แฟ้ม ไม่สำเร็จ {failed} แฟ้ม")
        if failed:
            sys.exit(1)
