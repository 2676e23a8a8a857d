"""The checks over free texts, for the words of a document and what its analysis says."""

from collections.abc import Iterator
from dataclasses import replace

from measures.checks.texts import FreeText, Record, check_texts
from reports.facts import Snapshot
from reports.formats import Format
from reports.wording import fill

from .place import Found, Place
from .record import record_of


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """What somebody edited, and the findings; what the portal drafts is made of the facts themselves."""
    record = record_of(snapshot)
    yield from _of_words(snapshot, format, replace(record, history=frozenset(record.totals)))
    for issue in snapshot.analysis:
        texts = [
            text
            for order, finding in enumerate(issue.findings, start=1)
            for text in (
                FreeText(f"ข้อค้นพบที่ {order}", "", finding.text),
                FreeText(f"ข้อเสนอแนะที่ {order}", "", finding.recommendation),
            )
        ]
        for each in check_texts(f"ประเด็นที่ {issue.number}", texts, record):
            yield Found(each.problem, Place.ANALYSIS, issue.number)


def _of_words(snapshot: Snapshot, format: Format, record: Record) -> Iterator[Found]:
    edited = {each.name: each.text for each in snapshot.words}
    texts = [
        FreeText(wording.label, wording.name, fill(edited[wording.name], snapshot), of_document=True)
        for wording in format.wording
        if wording.name in edited
    ]
    for each in check_texts(format.name, texts, record):
        yield Found(each.problem, Place.TEXTS, field=each.field)
