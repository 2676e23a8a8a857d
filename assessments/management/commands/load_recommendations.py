"""`load_recommendations FILE`: the operator's own texts into the library of recommendations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from assessments.analysis.library import BrokenLibrary
from assessments.analysis.shelf import SHIPPED, put_own


class Command(BaseCommand):
    """Replaces the operator's own texts; what the file does not name stays as shipped.

    Exit 1 when the file is no library, nothing is written; 2 when it cannot be read.
    """

    help = f"ใช้คลังข้อเสนอแนะของผู้ดูแลเครื่องแม่ข่าย ข้อที่แฟ้มไม่มีใช้ตามที่มากับระบบ ({SHIPPED})"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="แฟ้มคลังข้อเสนอแนะ (.json)")

    def handle(self, *, file: Path, **options: Any) -> None:
        """Reads, checks, keeps."""
        try:
            count = put_own(file.read_text(encoding="utf-8-sig"))
        except OSError:
            self._stop(2, f"เปิดแฟ้ม {file} ไม่ได้")
        except UnicodeDecodeError:
            self._stop(2, f"แฟ้ม {file} ไม่ใช่ข้อความ UTF-8")
        except BrokenLibrary as broken:
            self._stop(1, *broken.errors)
        self.stdout.write(f"คลังข้อเสนอแนะของผู้ดูแลมี {count} รายการ")

    def _stop(self, code: int, *lines: str) -> None:
        """Ends the command with its lines on standard error; nothing was written."""
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(code)
