"""Two people on the texts of one report: what both changed, what can be put together. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ita_portal import thai
from reports.drafting import DATE, DRAFTED, NUMBER, ReportDraft
from reports.formats import Format

TEXT = "text-"  # before the name of a wording in the name of its field


@dataclass(frozen=True)
class Merge:
    """What becomes of the later draft beside the one stored meanwhile."""

    draft: ReportDraft  # mine, with what only the other changed
    both: tuple[str, ...]  # fields that both changed, and differently: a person must choose
    theirs: tuple[str, ...]  # fields that only the other changed: they stay as stored


def labels_of(format: Format) -> dict[str, str]:
    """The fields of a report by their names in forms, in the order of the page."""
    return {"number": NUMBER, "on": DATE, **{TEXT + each.name: each.label for each in format.wording}}


def merge(base: ReportDraft | None, mine: ReportDraft, stored: ReportDraft, names: Iterable[str]) -> Merge:
    """Compares field by field with what I had read (`base`); without it I choose at every difference."""
    both, theirs = [], []
    for name in names:
        my, their = value(mine, name), value(stored, name)
        was = value(base, name) if base else None
        if my == their or (base and their == was):
            continue
        (theirs if base and my == was else both).append(name)
    return Merge(taken(mine, stored, theirs), tuple(both), tuple(theirs))


def taken(mine: ReportDraft, stored: ReportDraft, names: Iterable[str]) -> ReportDraft:
    """My draft with these fields as they are stored."""
    names = tuple(names)
    texts = dict(mine.texts)
    for name in names:
        if name.startswith(TEXT):
            wording = name.removeprefix(TEXT)
            texts.pop(wording, None)
            if wording in stored.texts:
                texts[wording] = stored.texts[wording]
    return ReportDraft(
        stored.number if "number" in names else mine.number,
        stored.on if "on" in names else mine.on,
        texts,
    )


def value(draft: ReportDraft, name: str) -> object:
    """What one field holds; None where the text is drafted."""
    if name.startswith(TEXT):
        return draft.texts.get(name.removeprefix(TEXT))
    return getattr(draft, name)


def in_words(draft: ReportDraft, name: str, drafts: Mapping[str, str]) -> str:
    """One field as a person reads it, a drafted text with what the portal drafts."""
    held = value(draft, name)
    if name == "on":
        return thai.write_date(draft.on, "long") if draft.on else ""
    return f"{DRAFTED}\n{drafts[name.removeprefix(TEXT)]}" if held is None else str(held)
