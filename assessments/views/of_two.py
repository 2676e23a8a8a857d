"""Two people on the same figures: what the later one is shown before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.reading import Merge


@dataclass(frozen=True)
class OfTwo:
    """One figure that somebody else stored meanwhile: hers, and what is stored."""

    key: str
    label: str
    yours: str
    stored: str


def differences(
    merged: Merge,
    labels: Mapping[str, str],
    read: Mapping[str, str],
    typed: Mapping[str, str],
    stored: Mapping[str, str],
) -> dict[str, list[OfTwo]]:
    """For the page: `both` changed by both, `theirs` by the other alone, beside what she had read."""
    return {
        "both": [OfTwo(key, labels[key], typed[key], stored[key]) for key in merged.both],
        "theirs": [OfTwo(key, labels[key], read.get(key, ""), stored[key]) for key in merged.theirs],
    }
