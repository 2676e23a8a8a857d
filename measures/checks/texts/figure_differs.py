"""A figure in a free text that disagrees with the record: total, indicators, instruments, rank."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ita_portal.thai import grouped, to_arabic

from .statements import before, is_fact, year_of
from .text import FreeText, Record, Slip, TextRule

SHORT_SCALE = 10  # points: up to it, a score is one of a scale of five or ten
TOLERANCE = Decimal("0.01")  # of what is recomputed; what was announced must be the same

_FAR = r"(?P<between>(?:(?!25[0-9]{2})[^0-9\n]|25[0-9]{2}(?![0-9.])){0,60}?)"
_POINTS = r"(?P<points>[0-9]{1,3}\.[0-9]{1,2})(?![0-9]|\.[0-9]| ?[-–—] ?[0-9]| ?ถึง ?[0-9]|(?: ?คะแนน)? ?ขึ้นไป)"
_UNIT = r"(?P<unit> ?คะแนน|\))?"
_SCORE = (
    "คะแนนรวม|คะแนนภาพรวม|ค่าคะแนน|ผลคะแนน|ได้รับคะแนน|ได้คะแนน|มีคะแนน|คะแนนการประเมิน"
    "|ผลการประเมิน ?(?:ภาพรวม|คุณธรรมและความโปร่งใส|ITA|อยู่ที่|เท่ากับ)"
)
_OF_YEAR = r"25[0-9]{2} ?(?:ได้|ได้รับ|มี|\() ?|ภาพรวม ?(?:ได้รับ|ได้|มี|อยู่ที่|เท่ากับ|คือ) ?"  # ปี 2568 (84.90 คะแนน)
_ROUND = r"(?P<round>[0-9]{2,3})(?= ?คะแนน(?! ?ขึ้นไป))"
_TOTAL = re.compile(rf"(?:(?:{_SCORE}){_FAR}|(?:{_OF_YEAR}))(?:{_POINTS}|{_ROUND}){_UNIT}")
_INDICATOR = re.compile(rf"ตัวชี้วัดที่ ?(?P<number>[0-9]{{1,2}})(?![0-9.]){_FAR}{_POINTS}{_UNIT}")
_NAMED = "(?:ตัวชี้วัด|คะแนน|ด้าน) ?(?:ด้าน|ของ)?(?P<name>{names}){far}{points}{unit}"
_NO_POINTS = re.compile(r" ?(?:ล้าน|บาท|%|เปอร์เซ็นต์)")
_INSTRUMENT = re.compile(rf"(?<![A-Za-z])(?P<code>[IEO]IT)(?![A-Za-z]){_FAR}{_POINTS}{_UNIT}")
_RANK = re.compile(r"(?:อยู่(?:ใน)?|ได้|เป็น) ?(?:ลำดับ|อันดับ)ที่ ?(?P<rank>[0-9][0-9,]{0,6})(?P<scope> ?ของ[ก-๎]+)?")

_SAYS_SO = re.compile("คะแนน|ได้|เท่ากับ|[=:]")
_BOUND = (
    "น้อยกว่า|ต่ำกว่า|สูงกว่า|มากกว่า|ไม่ถึง|เกิน|ตั้งแต่|เป้าหมาย|เพิ่มขึ้น|ลดลง|เต็ม|เกณฑ์"
    "|(?<!คะแนน)(?<!คะแนนรวม)ร้อยละ|ให้ได้|เฉลี่ย(?!รวม)|ส่วนที่"
)
_OTHER_SCORE = (
    "พึงพอใจ|ทดสอบ|การสอบ|อบรม|แข่งขัน|สำรวจ|LPA|[ieoO][0-9]"  # surveys, exams, other assessments, single items
)
_OF_ANOTHER = re.compile(
    rf"{_OTHER_SCORE}|ตัวชี้วัด|ด้าน|[IEO]IT|ข้อ(?!มูล|เสนอ|ร้อง)|ระดับประเทศ|ทั่วประเทศ|(?:ระดับ|ทั้ง)(?:จังหวัด|อำเภอ)"
    rf"|(?:กอง(?!ทุน)|สำนัก(?!งาน)|ฝ่าย|โรงเรียน)[ก-๎]{{1,20}} ?(?:{_SCORE})"  # who got it
)
_BOUNDS = re.compile(_BOUND)
_NOT_OF_INSTRUMENT = re.compile(rf"{_BOUND}|ตัวชี้วัด|รวม|[IEO]IT")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Targets, bounds, means of others, and years of which nothing is known are let be."""
    plain = text.plain
    if "คะแนน" in plain or "ผลการประเมิน" in plain:
        yield from _totals(text, plain, record)
    if "." in plain:
        yield from _indicators(text, plain, record)
        yield from _instruments(text, plain, record)
        yield from _by_name(text, plain, record)
    if record.rank and "ดับที่" in plain:
        yield from _ranks(text, plain, record)


def _totals(text: FreeText, plain: str, record: Record) -> Iterator[Slip]:
    for found in _TOTAL.finditer(plain):
        words = before(plain, found, 40) + found[0]
        if not is_fact(plain, found) or _BOUNDS.search(words) or is_of_another(words, record):
            continue
        if found["between"] is None and "คะแนน" not in (found["unit"] or ""):
            continue
        year = year_of(text, before(plain, found) + found[0], record)
        known = record.totals.get(year)
        said = found["points"] or found["round"]
        points, near = Decimal(said), Decimal(1 if found["round"] else 0)  # 95 is 95.01 without its decimals
        if known is not None and abs(points - known) > near and points > SHORT_SCALE:
            yield _slip(f"คะแนน {said}", f"คะแนนรวมปี {year}", known)


def _indicators(text: FreeText, plain: str, record: Record) -> Iterator[Slip]:
    for found in _INDICATOR.finditer(plain):
        known = record.indicators.get(int(found["number"]))
        if known is None or not _is_told(found, _BOUNDS) or not _is_due(text, plain, found, record):
            continue
        if Decimal(found["points"]) != known:
            said = f"ตัวชี้วัดที่ {found['number']} ได้ {found['points']}"
            yield _slip(said, f"คะแนนปี {record.result_year}", known)


def _by_name(text: FreeText, plain: str, record: Record) -> Iterator[Slip]:
    """`ตัวชี้วัดการใช้อำนาจ ได้คะแนน 84.65`: only where it is told to be a score of that name."""
    numbers = {record.names[number]: number for number in record.indicators if record.names.get(number)}
    if not any(name in plain for name in numbers):
        return
    for found in _named(tuple(numbers)).finditer(plain):
        known = record.indicators[numbers[found["name"]]]
        told = "คะแนน" in found[0] and _is_told(found, _NOT_OF_INSTRUMENT)
        of_others = re.search(f"{_OTHER_SCORE}|และ", before(plain, found, 40) + found["between"])
        if not told or of_others or _NO_POINTS.match(plain, found.end()):
            continue
        if Decimal(found["points"]) != known and _is_due(text, plain, found, record):
            said = f"{found['name']} ได้ {found['points']}"
            yield _slip(said, f"คะแนนปี {record.result_year}", known)


@lru_cache(maxsize=16)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(_NAMED.format(names=either, far=_FAR, points=_POINTS, unit=_UNIT))


def _instruments(text: FreeText, plain: str, record: Record) -> Iterator[Slip]:
    for found in _INSTRUMENT.finditer(plain):
        known = record.instruments.get(found["code"])
        if (
            known is None
            or not _is_told(found, _NOT_OF_INSTRUMENT)
            or not _is_due(text, plain, found, record)
        ):
            continue
        if abs(Decimal(found["points"]) - known) > TOLERANCE:
            yield _slip(f"{found['code']} ได้ {found['points']}", f"คะแนนปี {record.result_year}", known)


def _ranks(text: FreeText, plain: str, record: Record) -> Iterator[Slip]:
    known = to_arabic(record.rank).replace(",", "")
    for found in _RANK.finditer(plain):
        scope = (found["scope"] or "").strip()
        if not is_fact(plain, found) or year_of(text, before(plain, found), record) != record.result_year:
            continue
        if scope and scope not in known and ("ของ" in known or not scope.startswith("ของประเทศ")):
            continue
        rank = found["rank"].rstrip(",")
        if rank.replace(",", "") not in re.findall("[0-9]+", known):
            yield _slip(f"ลำดับที่ {rank}", f"ลำดับปี {record.result_year}", grouped(record.rank))


def is_of_another(words: str, record: Record) -> bool:
    """Whether a score is not that of the whole agency: of an indicator, of others, of a survey."""
    return bool(_OF_ANOTHER.search(words)) or any(name in words for name in record.names.values())


def _is_told(found: re.Match[str], other: re.Pattern[str]) -> bool:
    """Whether the points are told to be its own: ได้ 73.29, 73.29 คะแนน, (73.29 คะแนน)."""
    between = found["between"]
    at_once = found["unit"] is not None and (between.rstrip().endswith("(") or not between.strip())
    return bool(at_once or _SAYS_SO.search(between)) and not other.search(between)


def _is_due(text: FreeText, plain: str, found: re.Match[str], record: Record) -> bool:
    year = year_of(text, before(plain, found) + found[0], record)
    return is_fact(plain, found) and year == record.result_year


def _slip(said: str, name: str, known: Decimal | str) -> Slip:
    return Slip(said, f"เขียนว่า {said} แต่{name} ที่บันทึกไว้คือ {known}")


RULE = TextRule("figure-differs", "error", "แก้ตัวเลข", check)
