"""Facts about one report as a letter: its words, number, signers, opinions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WordFacts:
    """ข้อความ as somebody edited it, with its placeholders; `name` is that of its `Wording`."""

    name: str
    text: str


@dataclass(frozen=True)
class LetterFacts:
    """เลขที่และวันที่ of the letter; blank and None until somebody gives them."""

    number: str = ""
    on: date | None = None


@dataclass(frozen=True)
class SignerFacts:
    """ผู้ลงนาม: full name, a rank with it; `lines` are position and capacity."""

    name: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpinionFacts:
    """ขั้นของสายการเสนอ, with its opinion once there is one.

    `name` is the full name, a rank with it. `capacity` is what the person signs as, where that is more than
    the position: `ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรี`. `opinion` is agree, disagree, return or blank.
    `by_hand`: it was signed on paper, which `recorded_by` brought into the portal.
    """

    order: int
    position: str
    name: str = ""
    capacity: str = ""
    appointment: str = ""
    opinion: str = ""
    reason: str = ""
    on: date | None = None
    by_hand: bool = False
    recorded_by: str = ""
