"""From the text of a rule file to a Rulebook, with everything that is wrong in it said at once."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from assessments.models import FiscalYear, Instrument, Item, RuleList
from assessments.models.years import EARLIEST_YEAR, LATEST_YEAR
from assessments.rulebook import shape
from assessments.rulebook.checks import errors_of
from assessments.rulebook.shape import BrokenRulebook, Rows, Rulebook
from assessments.rulebook.values import Reader, one_of, points, text, texts, truth, whole

CODE, NAME, NUMBER = text(10), text(200), whole(1, 999)

HEAD: Mapping[str, Reader] = {
    "year": whole(EARLIEST_YEAR, LATEST_YEAR),
    "level_scheme": one_of(FiscalYear.LevelScheme),
    "note": text(1000, blank=True),
}
LISTS: Mapping[str, tuple[type, Mapping[str, Reader]]] = {
    "instruments": (
        shape.InstrumentRow,
        {"code": CODE, "name": NAME, "weight": points, "parts": texts(200)},
    ),
    "indicators": (shape.IndicatorRow, {"number": NUMBER, "instrument": CODE, "name": NAME}),
    "sub_indicators": (shape.SubIndicatorRow, {"code": CODE, "indicator": NUMBER, "name": NAME}),
    "items": (
        shape.ItemRow,
        {
            "code": CODE,
            "indicator": NUMBER,
            "name": text(300),
            "kind": one_of(Item.Kind),
            "sub_indicator": text(10, blank=True),
            "wording": one_of(Item.Wording, blank=True),
            "purpose": one_of(Item.Purpose, blank=True),
            "verified": truth,
        },
    ),
    "item_rules": (shape.ItemRuleRow, {"instrument": CODE, "rule": one_of(Instrument.ItemRule)}),
    "levels": (
        shape.LevelRow,
        {
            "name": text(60),
            "minimum": points,
            "maximum": points,
            "passes": truth,
            "part_minimum": points,
        },
    ),
    "issues": (shape.IssueRow, {"number": NUMBER, "name": text(300)}),
    "issue_items": (shape.IssueItemsRow, {"issue": NUMBER, "items": texts(10)}),
}


def read_rulebook(content: str) -> Rulebook:
    """The rules that a JSON text holds.

    Raises:
        BrokenRulebook: with every error of form and of content, as Thai sentences.
    """
    try:
        raw = json.loads(
            content,
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        sentence = f"ไม่เป็นแฟ้ม JSON ที่ถูกต้อง ผิดที่บรรทัด {error.lineno} อักขระที่ {error.colno}"
        raise BrokenRulebook([sentence]) from None
    except RecursionError:
        raise BrokenRulebook(["ไม่เป็นแฟ้มเกณฑ์ เพราะมีรายการซ้อนกันลึกเกินไป"]) from None
    reading = _Reading()
    rulebook = reading.rulebook(raw)
    errors = reading.errors + errors_of(rulebook, broken=reading.broken)
    if errors:
        raise BrokenRulebook(errors)
    return rulebook


def _refuse(constant: str) -> None:
    raise BrokenRulebook([f"ค่า {constant} ใช้ไม่ได้"])


def _whole(digits: str) -> int:
    if len(digits) > 9:
        raise BrokenRulebook([f"จำนวน {digits[:9]}… มากเกินไป"])
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise BrokenRulebook([f"มีช่อง {', '.join(twice)} ซ้ำกันในรายการเดียว"])
    return found


class _Reading:
    """Collects errors while it turns raw JSON into rows; a row with an error is left out."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.broken: set[str] = set()  # lists in which something could not be read

    def rulebook(self, raw: Any) -> Rulebook:
        raw = self._mapping(raw, "แฟ้ม", {*HEAD, *LISTS}, {*HEAD, *LISTS})
        head = {name: self._value(raw, name, "แฟ้ม", read) for name, read in HEAD.items()}
        lists = {name: self._rows(raw[name], name) for name in LISTS if name != "items" and name in raw}
        missing = {name: Rows(False, "", ()) for name in LISTS if name not in lists}
        self.broken.update(name for name in LISTS if name not in raw)
        items = tuple(self._rows(one, "items") for one in self._list(raw.get("items", []), "items"))
        return Rulebook(**head, **{**missing, **lists, "items": items})

    def _rows(self, raw: Any, name: str) -> Rows:
        row_type, readers = LISTS[name]
        head = {"verified": truth, "source": text(1000, blank=True)}
        if name == "items":
            head["instrument"] = CODE
        where = title_of(name)
        raw = self._mapping(raw, where, {*head, "rows"}, {*head, "rows"}, name)
        about = {key: self._value(raw, key, where, read, name) for key, read in head.items()}
        where = f"{where} {about.get('instrument') or ''}".rstrip()
        found = self._list(raw.get("rows", []), name)
        rows = [self._row(one, name, f"{where} แถวที่ {number}") for number, one in enumerate(found, 1)]
        return Rows(rows=tuple(row for row in rows if row is not None), **about)

    def _row(self, raw: Any, name: str, where: str) -> Any:
        row_type, readers = LISTS[name]
        required = {field.name for field in fields(row_type) if field.default is MISSING}
        before = len(self.errors)
        raw = self._mapping(raw, where, required, set(readers), name)
        values = {
            key: self._value(raw, key, where, read, name) for key, read in readers.items() if key in raw
        }
        return row_type(**values) if len(self.errors) == before else None

    def _mapping(
        self, raw: Any, where: str, required: set[str], known: set[str], name: str = ""
    ) -> dict[str, Any]:
        """The raw object; what is missing in it, or unknown, is an error."""
        if not isinstance(raw, dict):
            self._wrong(name, "ต้องเป็นวัตถุ JSON ที่มีช่อง " + ", ".join(sorted(required)), where)
            return {}
        for key in sorted(required - set(raw)):
            self._wrong(name, f"ขาดช่อง {key}", where)
        for key in sorted(set(raw) - known):
            self._wrong(name, f"ไม่รู้จักช่อง {key}", where)
        return raw

    def _list(self, raw: Any, name: str) -> list[Any]:
        if not isinstance(raw, list):
            self._wrong(name, "ต้องเป็นรายการใน [ ]")
            return []
        return raw

    def _value(self, raw: dict[str, Any], key: str, where: str, read: Reader, name: str = "") -> Any:
        if key not in raw:
            return None
        try:
            return read(raw[key])
        except ValueError as error:
            found = json.dumps(raw[key], ensure_ascii=False, default=str)
            self._wrong(name, f"{key} {error} แต่พบ {found}", where)
            return None

    def _wrong(self, name: str, sentence: str, where: str = "") -> None:
        self.errors.append(f"{where or title_of(name)}: {sentence}")
        if name:
            self.broken.add(name)


def title_of(name: str) -> str:
    """How a list of rules is called in an error."""
    return RuleList.Kind(name).label
