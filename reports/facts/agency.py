"""Facts about the agency itself."""

import base64
from dataclasses import dataclass


@dataclass(frozen=True)
class AgencyFacts:
    """หน่วยงาน; `place` is its อำเภอ and จังหวัด, `mayor` to `short` are the words of its kind.

    `subdistrict` is its ตำบล with that word, blank where none is named.
    """

    code: str
    name: str
    kind: str
    place: str
    district: str
    province: str
    letter_prefix: str
    mayor: str
    clerk: str
    clerk_office: str
    short: str
    subdistrict: str = ""

    @property
    def full_name(self) -> str:
        """Name and place, as the head of a document prints them."""
        return f"{self.name} {self.place}".strip()

    @property
    def name_and_address(self) -> str:
        """Name, ตำบล where it is named, and place, as the text of the status report prints them."""
        return " ".join(part for part in (self.name, self.subdistrict, self.place) if part)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that no line break may part."""
        return (self.name, *self.subdistrict.split(), *self.place.split())


@dataclass(frozen=True)
class EmblemFacts:
    """ตราสัญลักษณ์ as it was then; `base64` are the bytes of the cleaned picture."""

    media_type: str
    base64: str

    @property
    def data(self) -> bytes:
        """The picture."""
        return base64.b64decode(self.base64)
