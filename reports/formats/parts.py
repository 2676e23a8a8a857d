"""What several formats print alike: steps with their numbers, owners, results, notes of a state."""

from ita_portal.thai import Digits
from reports.document import Block, Cell, Document, Emblem, Line, Orientation, Paragraph, cell
from reports.facts import CANNOT, DONE, MeasureFacts, Snapshot, StepFacts
from reports.wording import Wording, text_of


def document(
    snapshot: Snapshot, digits: Digits, orientation: Orientation, title: tuple[str, ...], *blocks: Block
) -> Document:
    """A document of that agency and year; `title` is its heading.

    No line parts the level of its result: `ผ่านดี` is another one than `ผ่านดีเยี่ยม`.
    """
    level = snapshot.result.known_level if snapshot.result else ""
    return Document(
        title=" ".join(title),
        author=snapshot.agency.name,
        orientation=orientation,
        digits=digits,
        names=(*snapshot.agency.names, *([level] if level else [])),
        blocks=blocks,
        emblem=snapshot.emblem and Emblem(snapshot.emblem.data, snapshot.emblem.media_type),
    )


def paragraphs(snapshot: Snapshot, wording: Wording) -> tuple[Paragraph, ...]:
    """The text of a wording as a block; none where it is blank."""
    text = text_of(snapshot, wording).strip()
    return (Paragraph(text),) if text else ()


def steps_cell(steps: tuple[StepFacts, ...], first: int = 1) -> Cell:
    """Every step with its number, from `first` on; its further lines below it."""
    lines = []
    for number, step in enumerate(steps, start=first):
        head, *more = step.text.split("\n")
        lines += [Line(head, mark=f"{number}."), *(Line(text, depth=1) for text in more)]
    return Cell(tuple(lines))


def owners_cell(measure: MeasureFacts) -> Cell:
    """ผู้รับผิดชอบ, one a line; a stroke says that another follows, since a name may need several lines."""
    return cell("/\n".join(measure.owners))


def state_note(measure: MeasureFacts) -> str:
    """How far a measure came that is neither done nor given up, in brackets; "" for the others."""
    return "" if measure.state in (DONE, CANNOT) else f"({measure.state_name})"
