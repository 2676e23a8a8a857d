"""คลังข้อเสนอแนะ: for an item, or a group of items, a weak point and recommendations to begin with. Pure.

A library is a JSON file: `rows`, each with `code` (an item such as `i1`, or a sub-indicator such as `9.1`),
`years` (Buddhist years it fits; left out: every year), `weak_point` and `recommendations`. Where a text says
`{name}`, the name of the item stands.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.rules import ItemRule

NAME = "{name}"
KEYS = {"code", "years", "weak_point", "recommendations"}
EVERY_YEAR = 0


class BrokenLibrary(Exception):
    """A file is no library; `errors` says why, a Thai sentence a line."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Advice:
    """What to begin with when an item is weak."""

    weak_point: str
    recommendations: tuple[str, ...]

    def about(self, item: ItemRule) -> "Advice":
        """The same with the name of the item in its place."""
        lines = tuple(line.replace(NAME, item.name) for line in self.recommendations)
        return Advice(self.weak_point.replace(NAME, item.name), lines)


Key = tuple[int, str]  # year (EVERY_YEAR for all) and code


@dataclass(frozen=True)
class Library:
    """All advice by year and code."""

    advice: Mapping[Key, Advice]

    def of(self, year: int, item: ItemRule) -> Advice | None:
        """The advice for an item of a Buddhist year, else for its sub-indicator; None where there is none."""
        for code in (item.code, item.sub_indicator):
            for key in ((year, code), (EVERY_YEAR, code)):
                if code and key in self.advice:
                    return self.advice[key].about(item)
        return None

    def with_own(self, own: "Library") -> "Library":
        """This library, with the advice of another in place of its own: for every year what fits all."""
        in_all = {code for year, code in own.advice if year == EVERY_YEAR}
        kept = {key: advice for key, advice in self.advice.items() if key[1] not in in_all}
        return Library({**kept, **own.advice})


def read_library(text: str) -> Library:
    """The library that a file holds.

    Raises:
        BrokenLibrary: it is none; with every error at once.
    """
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()  # half a character cannot be stored or shown
    except ValueError as error:
        raise BrokenLibrary([f"แฟ้มไม่ใช่ JSON ที่อ่านได้: {error}"]) from error
    except RecursionError as error:
        raise BrokenLibrary(["แฟ้มไม่ใช่ JSON ที่อ่านได้: วงเล็บซ้อนกันลึกเกินไป"]) from error
    rows = content.get("rows") if isinstance(content, dict) else None
    if not isinstance(rows, list):
        raise BrokenLibrary(["แฟ้มต้องมีรายการชื่อ rows"])
    advice: dict[Key, Advice] = {}
    errors = []
    for number, row in enumerate(rows, start=1):
        if problems := list(_problems(row)):
            errors += [f"รายการที่ {number}: {problem}" for problem in problems]
            continue
        said = Advice(row["weak_point"].strip(), tuple(line.strip() for line in row["recommendations"]))
        for year in row.get("years") or [EVERY_YEAR]:
            if (year, row["code"]) in advice:
                errors.append(f"รายการที่ {number}: ข้อ {row['code']} ซ้ำกับรายการก่อนหน้า")
            advice[year, row["code"]] = said
    if errors:
        raise BrokenLibrary(errors)
    return Library(advice)


def _problems(row: Any) -> Iterator[str]:
    if not isinstance(row, dict):
        yield "ต้องเป็นกลุ่มของชื่อและค่า"
        return
    if unknown := sorted(set(row) - KEYS):
        yield f"ไม่รู้จัก {', '.join(unknown)}"
    for name in ("code", "weak_point"):
        if not _is_text(row.get(name)):
            yield f"{name} ต้องเป็นข้อความที่ไม่ว่าง"
    lines = row.get("recommendations")
    if not (isinstance(lines, list) and lines and all(map(_is_text, lines))):
        yield "recommendations ต้องเป็นรายการข้อความอย่างน้อยหนึ่งข้อ"
    years = row.get("years", [])
    if not (isinstance(years, list) and all(type(year) is int and 2500 <= year <= 2700 for year in years)):
        yield "years ต้องเป็นรายการปี พ.ศ."


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
