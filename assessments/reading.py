"""What somebody had before her when she began to type a result: it goes along with her form, sealed.

With it the portal knows, when two people type the same result, which figures each of them changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core import signing

_SALT = "assessments.reading.1"


@dataclass(frozen=True)
class Reading:
    """The version of a result that was read, 0 for none, and the texts of its fields by key."""

    version: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Merge:
    """Two people's texts brought together; what both changed keeps hers until she chooses."""

    texts: Mapping[str, str]
    both: tuple[str, ...]  # keys that both changed, not alike
    theirs: tuple[str, ...]  # keys that only the other changed


def seal(reading: Reading) -> str:
    """The reading as text for a hidden field."""
    return signing.dumps([reading.version, dict(reading.texts)], salt=_SALT, compress=True)


def unseal(text: str) -> Reading:
    """The reading a form brought back; that of an empty form where it brought none of ours."""
    try:
        version, texts = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return Reading()
    return Reading(version, texts)


def merge(read: Mapping[str, str], typed: Mapping[str, str], stored: Mapping[str, str]) -> Merge:
    """Her texts and the stored ones, from what she had read: each keeps what only he or she changed."""
    hers = {key for key in typed if typed[key] != read.get(key, "")}
    theirs = [key for key in typed if stored[key] != read.get(key, "")]
    return Merge(
        texts={key: typed[key] if key in hers else stored[key] for key in typed},
        both=tuple(key for key in theirs if key in hers and typed[key] != stored[key]),
        theirs=tuple(key for key in theirs if key not in hers),
    )
