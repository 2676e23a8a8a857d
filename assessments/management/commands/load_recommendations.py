"""`load_recommendations FILE`: the operator's own texts into the library of recommendations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from assessments.analysis.library import BrokenLibrary
from assessments.analysis.shelf import SHIPPED, put_own
from ita_portal.commands import OperatorCommand, one_line
from ita_portal.plain_files import read_plain

NO_LIBRARY = 1
MAX_BYTES = 5 * 1024 * 1024


class Command(OperatorCommand):
    """Replaces the operator's own texts; what the file does not name stays as shipped.

    Exit 1 when the file is no library, nothing is written; 2 when it cannot be read.
    """

    help = f"ใช้คลังข้อเสนอแนะของผู้ดูแลเครื่องแม่ข่าย ข้อที่แฟ้มไม่มีใช้ตามที่มากับระบบ ({SHIPPED})"

    usage = "load_recommendations FILE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE", type=Path, help="แฟ้มคลังข้อเสนอแนะ (.json)")

    def handle(self, *, file: Path, **options: Any) -> None:
        """Reads, checks, keeps."""
        try:
            content = read_plain(file, MAX_BYTES)
            if len(content) > MAX_BYTES:
                self.refuse(f"แฟ้ม {file} ใหญ่เกิน 5 MB")
            count = put_own(content.decode("utf-8-sig"))
        except OSError as error:
            self.refuse(f"เปิดแฟ้ม {file} ไม่ได้: {error.strerror}")
        except UnicodeDecodeError:
            self.refuse(f"แฟ้ม {file} ไม่ใช่ข้อความ UTF-8")
        except BrokenLibrary as broken:
            for line in broken.errors:
                self.stderr.write(one_line(line))
            raise SystemExit(NO_LIBRARY) from broken
        self.stdout.write(f"คลังข้อเสนอแนะของผู้ดูแลมี {count} รายการ")
