"""Loading rule files: all of them are read and checked before any is stored."""

from collections.abc import Collection, Sequence
from pathlib import Path

from django.db import transaction

from assessments.rulebook.reading import read_rulebook
from assessments.rulebook.shape import BrokenRulebook, Rulebook
from assessments.rulebook.storing import Tally, store_rulebook
from ita_portal.plain_files import read_plain

SHIPPED = Path(__file__).resolve().parent.parent / "frameworks"
MAX_BYTES = 5 * 1024 * 1024


def shipped_files(known: Collection[int] = ()) -> list[Path]:
    """The rule files that come with the portal, oldest year first; none of the Buddhist years known."""
    return [file for file in sorted(SHIPPED.glob("*.json")) if int(file.stem) not in known]


def load_files(files: Sequence[Path]) -> dict[int, Tally]:
    """Stores the rules of every file, and says by Buddhist year what changed.

    Raises:
        BrokenRulebook: one line an error, each led by its file's name; then nothing was written.
        OSError: a file cannot be opened.
    """
    rulebooks: dict[int, Rulebook] = {}
    errors: list[str] = []
    for file in files:
        try:
            rulebook = read_rulebook(_text_of(file))
        except BrokenRulebook as broken:
            errors.extend(f"{file.name}: {error}" for error in broken.errors)
            continue
        if rulebook.year in rulebooks:
            errors.append(f"{file.name}: มีแฟ้มของปี {rulebook.year} มากกว่าหนึ่งแฟ้ม")
        rulebooks[rulebook.year] = rulebook
    if errors:
        raise BrokenRulebook(errors)
    with transaction.atomic():
        return {year: store_rulebook(rulebook) for year, rulebook in rulebooks.items()}


def _text_of(file: Path) -> str:
    content = read_plain(file, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise BrokenRulebook(["แฟ้มใหญ่เกิน 5 MB"])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenRulebook(["อ่านแฟ้มไม่ได้ ต้องเป็นแฟ้มข้อความ UTF-8"]) from None
