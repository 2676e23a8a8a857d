"""The zip file that a workbook is: opened only when it is small enough, unpacked no further than allowed."""

import posixpath
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ita_portal.sheets.limits import MAX_ELEMENTS, MAX_UNPACKED, Unreadable, too_much_inside

_SAVE_AS_XLSX = "ให้เปิดด้วย Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx"
BROKEN = f"แฟ้มเสียหรือไม่ครบ {_SAVE_AS_XLSX} อีกครั้ง"
_CHUNK = 64 * 1024
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, expat.ExpatError)


class Archive:
    """The parts of a workbook's file. Every refusal is an `Unreadable`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise Unreadable(BROKEN) from error
        self._left, self._elements = MAX_UNPACKED, 0
        parts = self._zip.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("แฟ้มนี้ใส่รหัสผ่านไว้ ให้เอารหัสผ่านออกแล้วบันทึกใหม่")
        if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
            raise Unreadable(BROKEN)
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise too_much_inside()
        self.names = {part.filename for part in parts}
        self._refuse_other_kinds()

    def _refuse_other_kinds(self) -> None:
        lower = {name.lower() for name in self.names}
        if any(name.endswith("vbaproject.bin") for name in lower):
            raise Unreadable("แฟ้มนี้มีมาโคร ระบบไม่รับแฟ้มที่มีมาโคร ให้บันทึกเป็นสมุดงาน Excel ธรรมดา (.xlsx)")
        if any(name.endswith("workbook.bin") for name in lower):
            raise Unreadable(f"แฟ้มนี้เป็นแบบ .xlsb ซึ่งระบบไม่อ่าน {_SAVE_AS_XLSX}")
        if "content.xml" in lower:
            raise Unreadable(f"แฟ้มนี้เป็นแบบ .ods ซึ่งระบบไม่อ่าน {_SAVE_AS_XLSX}")
        if "_rels/.rels" not in lower or not any(name.endswith("workbook.xml") for name in lower):
            raise Unreadable("แฟ้มนี้ไม่ใช่สมุดงาน Excel ให้เลือกแฟ้ม .xlsx หรือ .csv")

    def parse(self, name: str, handler: "Handler") -> None:
        """Feeds one part to a handler, piece by piece.

        Raises:
            Unreadable: the part is missing, damaged, too large, or declares a document type.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._counted(handler)
        parser.EndElementHandler = lambda tag: handler.end(_local(tag))
        parser.CharacterDataHandler = handler.text
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise too_much_inside()
                    parser.Parse(chunk)
                parser.Parse(b"", True)
        except KeyError as error:
            raise Unreadable(BROKEN) from error
        except _DAMAGE as error:
            raise Unreadable(BROKEN) from error

    def _counted(self, handler: "Handler") -> Callable[[str, dict[str, str]], None]:
        def start(tag: str, attributes: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                raise too_much_inside()
            handler.start(_local(tag), attributes)

        return start

    def beside(self, name: str, target: str) -> str:
        """The name of the part that a part's relationship points to."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")


class Handler:
    """Takes the elements of one part; names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text between them."""


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _refuse_document_type(*_: object) -> None:
    """No spreadsheet program writes a document type; it is there to pull in other files or to swell."""
    raise Unreadable("แฟ้มนี้มีส่วนที่อ้างถึงข้อมูลนอกแฟ้ม (DTD) ระบบไม่รับ ให้คัดลอกตารางไปวางในแฟ้มใหม่")
