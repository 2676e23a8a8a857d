"""A text that was typed with the keyboard in the other language."""

from collections.abc import Iterator

from ita_portal.thai.keyboard import mistyped

from .text import FreeText, Record, Slip, TextRule


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Thai on English keys and English on Thai keys; only what the dictionary has in the other layout."""
    for part in mistyped(text.text):
        yield Slip(part.typed, f"มี “{part.typed}” ซึ่งน่าจะพิมพ์ผิดแป้นจาก “{part.meant}”")


RULE = TextRule("wrong-layout", "warning", "แก้ข้อความ", check)
