"""What changed between two versions, or between a version and now."""

from reports.changes import Chapter, changes
from reports.facts import Snapshot
from reports.formats import Format
from reports.models import Version
from reports.snapshot import from_json
from reports.wording import text_of


def since(version: Version, now: Snapshot, format: Format) -> tuple[Chapter, ...]:
    """What differs between a sealed version and these facts; one query, for the version's own."""
    return since_facts(from_json(version.facts), now, format)


def since_facts(then: Snapshot, now: Snapshot, format: Format) -> tuple[Chapter, ...]:
    """What differs between these two facts of one document."""
    return changes(then, now, _words(then, format), _words(now, format))


def _words(facts: Snapshot, format: Format) -> dict[str, str]:
    """The texts of the document as printed, by their label."""
    return {wording.label: text_of(facts, wording) for wording in format.wording}
