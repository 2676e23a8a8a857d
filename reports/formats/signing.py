"""Under a line to sign: the rank above the name, the capacities below it."""

import re
from collections.abc import Sequence

from reports.document import Signature

# Ranks of police, army, navy, air force and volunteers, in words and short: they stand above the name.
_GRADE = "(?:ตรี|โท|เอก)(?:พิเศษ)?"
_RANK = re.compile(
    rf"(?:ว่าที่\s*)?(?:"
    rf"ดาบตำรวจ|นายดาบตำรวจ|จ่าสิบตำรวจ|(?:สิบ|จ่าสิบ|ร้อย|พัน|พล){_GRADE}|พันจ่า(?:อากาศ)?{_GRADE}"
    rf"|(?:สิบตำรวจ|ร้อยตำรวจ|พันตำรวจ|พลตำรวจ){_GRADE}|พลตำรวจจัตวา|พลจัตวา|พลตำรวจ|พลทหาร"
    rf"|(?:เรือ|เรืออากาศ|นาวา|นาวาอากาศ|พลเรือ|พลอากาศ){_GRADE}|(?:จ่า|จ่าอากาศ){_GRADE}"
    rf"|นาย(?:กอง|หมวด|หมู่)(?:ใหญ่|{_GRADE})"
    rf"|(?:ด|จ\.ส|ส|ร|พ|พล|พ\.จ)\.(?:ต|ท|อ|จ)\.(?:[ตทอ]\.)?)"
    rf"(?:หญิง)?\s*(?=[ก-ฮเ-ไ])"
)
_ACTING = re.compile(r"\s*(รักษาราชการแทน|ปฏิบัติราชการแทน|รักษาการในตำแหน่ง|ปฏิบัติหน้าที่)\s*")


def signature(name: str, lines: Sequence[str]) -> Signature:
    """Room to sign for the person of that full name; a rank in it stands above it."""
    found = _RANK.match(name.strip())
    if found is None:
        return Signature(name.strip(), lines=tuple(lines))
    return Signature(name.strip()[found.end() :], found[0].strip(), tuple(lines))


def capacity_lines(capacity: str) -> tuple[str, ...]:
    """`ปลัดเทศบาล รักษาราชการแทน` on one line, what she acts for on the next."""
    own, *acted = _ACTING.split(capacity.strip())
    lines = [own]
    for kind, position in zip(acted[::2], acted[1::2], strict=True):
        lines[-1] = f"{lines[-1]} {kind}".strip()
        lines.append(position)
    return tuple(lines)
