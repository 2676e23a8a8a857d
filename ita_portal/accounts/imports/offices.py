"""Offices that a file of people names and its agencies do not have: nobody adds one unseen."""

from collections.abc import Iterable, Iterator

from ita_portal.imports.records import Record

from ..models import Agency, Department

MOST_NAMED = 20


class Offices:
    """The offices that some agencies have."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        known = Department.objects.filter(agency__in=list(agencies))
        self._known = set(known.values_list("agency__code", "name"))

    def place_of(self, record: Record) -> str:
        """Position and office of a person; an office that the agency does not have yet is marked as new."""
        mark = " (ส่วนราชการใหม่)" if self._is_new(record) else ""
        return f"{record.position} {record.department}{mark}".rstrip()

    def remarks(self, records: Iterable[Record]) -> Iterator[str]:
        """One sentence that names the new offices of these records, none where nothing is new."""
        new = list(dict.fromkeys(record.department for record in records if self._is_new(record)))
        if new:
            more = f" และอีก {len(new) - MOST_NAMED} แห่ง" if len(new) > MOST_NAMED else ""
            yield f"จะเพิ่มส่วนราชการใหม่: {', '.join(new[:MOST_NAMED])}{more}"

    def _is_new(self, record: Record) -> bool:
        return bool(record.department) and (record.agency_code, record.department) not in self._known
