"""One text of a format that an officer may edit."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.facts import Snapshot
from reports.wording.placeholders import fill


@dataclass(frozen=True)
class Wording:
    """ข้อความในเอกสาร: its name in the stored texts, its label, what it is for, who drafts it.

    A draft holds placeholders, so that no figure stands in it twice; "" where there is nothing to say.
    `lines`: it may have several lines, each a paragraph of its own.
    """

    name: str
    label: str
    about: str
    draft: Callable[[Snapshot], str]
    lines: bool = True


def raw_of(snapshot: Snapshot, wording: Wording) -> str:
    """The text as edited (blank where it was emptied), else as drafted now; its placeholders as typed."""
    edited = {each.name: each.text for each in snapshot.words}
    return edited[wording.name] if wording.name in edited else wording.draft(snapshot)


def text_of(snapshot: Snapshot, wording: Wording) -> str:
    """The text as it is printed: edited or drafted, placeholders filled in."""
    return fill(raw_of(snapshot, wording), snapshot)
