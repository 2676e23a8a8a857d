"""บันทึกข้อความ and the chain of opinions below it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Signature:
    """Room to sign, the rank, the name in brackets, and what the person signs as, line by line.

    Without a name the brackets hold a dotted line.
    """

    name: str = ""
    rank: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemoSection:
    """A part of a memo under a word of its own (เรื่องเดิม); a line break begins a new paragraph."""

    heading: str
    text: str


@dataclass(frozen=True)
class Memo:
    """บันทึกข้อความ: the emblem of the document, office, number, date, subject, addressee; blanks are dotted.

    `closing` are the paragraphs after the sections: the pointer to the attachment, the closing sentence.
    """

    office: str
    number: str
    date: str
    subject: str
    to: str
    sections: tuple[MemoSection, ...]
    closing: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True)
class Choice:
    """☐ or ☑ and its words; `reason` follows: None where none is asked for, dotted where it is blank."""

    text: str
    ticked: bool = False
    reason: str | None = None

    @property
    def reason_lines(self) -> tuple[str, ...]:
        """The reason line by line as it was typed, but for blank ones."""
        return tuple(line for line in (self.reason or "").splitlines() if line.strip())


@dataclass(frozen=True)
class Opinion:
    """One block of the chain: to whom, two boxes, room to sign; `notes` say when and how it was given."""

    heading: str
    choices: tuple[Choice, ...]
    signature: Signature
    notes: tuple[str, ...] = ()
    considered: str = "พิจารณาแล้ว"

    @property
    def is_given(self) -> bool:
        """Whether it was given, so that nobody signs here by hand."""
        return any(choice.ticked for choice in self.choices)


@dataclass(frozen=True)
class Opinions:
    """สายการเสนอ, lowest step first; a block stays whole on its page."""

    blocks: tuple[Opinion, ...]
