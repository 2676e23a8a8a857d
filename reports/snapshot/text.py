"""Facts as text and back: what is sealed, and what is read again years later."""

import json
import re
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reports.facts import SCHEMA, Snapshot

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
# What older schemas did not hold yet. Schema 1 had no result; schema 2 had it as `before`.
_NEW_IN_3: dict[str, Any] = {
    **dict.fromkeys(("result", "emblem"), None),
    **dict.fromkeys(("history", "levels", "instruments", "analysis", "words", "chain"), []),
    "letter": {"number": "", "on": None},
    "maker": {"name": "", "lines": []},
}
_NEW_IN_RESULTS: dict[str, Any] = {
    "computed_total": None,
    "computed_level": "",
    **dict.fromkeys(("indicators", "instruments", "parts"), []),
}
# What schema 3 did not hold at first: in the chain, of the agency.
_NEW_IN_STEPS = {"recorded_by": ""}
_NEW_IN_AGENCY = {"subdistrict": ""}


def to_json(snapshot: Snapshot) -> str:
    """The facts as text; the same facts give the same text, byte for byte."""
    return json.dumps(asdict(snapshot), default=_written, ensure_ascii=False, sort_keys=True, indent=1)


def from_json(text: str) -> Snapshot:
    """The facts that `to_json` wrote, now or in an earlier schema.

    Raises:
        ValueError: it is no such text, or of a schema this portal does not know.
    """
    values = json.loads(text)
    if isinstance(values, dict) and values.get("schema") in (1, 2):
        values = _brought_up(values)
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise ValueError("ไม่ใช่ข้อมูลรายงานที่ระบบนี้อ่านได้")
    if isinstance(values.get("chain"), list):
        steps = [{**_NEW_IN_STEPS, **step} if isinstance(step, dict) else step for step in values["chain"]]
        values = {**values, "chain": steps}
    if isinstance(values.get("agency"), dict):
        values = {**values, "agency": {**_NEW_IN_AGENCY, **values["agency"]}}
    return _read(Snapshot, values)


def _brought_up(old: dict[str, Any]) -> dict[str, Any]:
    """The values of an older schema as those of this one."""
    values = {**_NEW_IN_3, **old, "schema": SCHEMA}
    before = values.pop("before", None)
    if isinstance(before, dict):
        values["result"] = {**_NEW_IN_RESULTS, **before}
    return values


def _written(value: date | Decimal) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(kind: Any, value: Any) -> Any:
    """A JSON value as the type that a field of the facts asks for.

    Raises:
        ValueError: it is something else, or a field is missing or unknown.
    """
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        if not isinstance(value, dict) or set(value) != {field.name for field in fields(kind)}:
            raise ValueError(f"ข้อมูลรายงานไม่ครบตามแบบ {kind.__name__}")
        return kind(**{name: _read(hints[name], each) for name, each in value.items()})
    if isinstance(kind, UnionType):  # X | None
        return None if value is None else _read(get_args(kind)[0], value)
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is Decimal and isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if type(value) is not kind:
        raise ValueError(f"ข้อมูลรายงานมีค่าที่อ่านไม่ได้: {str(value)[:60]}")
    return value
