"""Facts about the agency itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgencyFacts:
    """หน่วยงาน; `place` is its อำเภอ and จังหวัด, `mayor` to `short` are the words of its kind."""

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

    @property
    def full_name(self) -> str:
        """Name and place, as the head of a document prints them."""
        return f"{self.name} {self.place}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that no line break may part."""
        return (self.name, *self.place.split())
