"""Which letters behind a kind of agency or district are its name: Thai has no blanks between words. Pure."""

import re
from pathlib import Path

from ita_portal.thai import vocabulary

LONGEST = 30  # letters; a longer run of words without an end is a sentence, no name
_FOLDER = Path(__file__).parent / "words"


def _list(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())


# Words with which names of places begin, although some of them are small words or deeds as well.
_BEGINS_A_PLACE = _list("begins-a-place")
# Names of towns and districts that begin with a deed or a small word, or that the dictionary would cut.
_PLACES = sorted(_list("place-names"), key=len, reverse=True)
# Words that follow a kind where no name does, besides small words and deeds.
_NO_NAME = _list("no-name")
# A word after which the name still goes on, although it may be a small one.
_OF_A_NAME = _list("of-a-name")
# Where something lies: what stands before it is a name, whatever it means.
_LIES = re.compile(r" ?(?:อำเภอ|จังหวัด|อ\.|จ\.) ?(?=(?P<place>[ก-ฮเ-ไ][ก-๎]+))")
_WILL = "จะ"


def name_at(tail: str, after: str, *, apart: bool, of_district: bool = False) -> str:
    """The name with which the letters behind a kind begin; "" where they go on with the sentence.

    Args:
        after: what follows those letters, from the first sign that is none.
        apart: a blank parts the name from the kind, so that only what is a place for sure counts, or what
            says where it lies.
        of_district: the kind is that of a district.
    """
    if known := _known_place(tail) or (district_at(tail) if apart or of_district else ""):
        return known
    first = vocabulary.first_word(tail)
    if province := vocabulary.province_at(tail):
        return province if tail.startswith(province) else first
    if first in _BEGINS_A_PLACE:
        return _until_the_sentence_goes_on(tail, first)
    if first in _NO_NAME:
        return ""
    if apart or _ordinary(first) or _says_what_will_be(tail):
        return _named_with_its_place(tail, after)
    return _until_the_sentence_goes_on(tail, first)


def ends_at(tail: str, own: str) -> bool:
    """Whether the letters begin with that name and not with a longer one: บ้านใหม่ is not บ้านใหม่หนองไทร."""
    rest = tail.removeprefix(own)
    return rest != tail and vocabulary.first_word(rest) not in _BEGINS_A_PLACE


def district_at(tail: str) -> str:
    """The known district with which the letters begin; a name that is a word too is none: สังคม, พิชัย."""
    starts = (tail[:length] for length in range(min(LONGEST, len(tail)), 2, -1))
    name = next((start for start in starts if start in vocabulary.districts()), "")
    return "" if vocabulary.is_word(name) else _whole(name, tail)


def _known_place(tail: str) -> str:
    """A name that is listed."""
    return _whole(next((name for name in _PLACES if tail.startswith(name)), ""), tail)


def _whole(found: str, tail: str) -> str:
    """What was found, unless its last letters begin a longer word: สร้างคอม, not สร้างคอมพิวเตอร์."""
    words = (at for at in range(1, len(found)) if vocabulary.is_word(tail[:at]))
    return "" if any(at + len(vocabulary.first_word(tail[at:])) > len(found) for at in words) else found


def _ordinary(word: str) -> bool:
    """Whether it is a small word or a deed, or begins with one: ทำหนังสือ, ขอความร่วมมือ."""
    if vocabulary.is_small_word(word) or vocabulary.is_verb(word):
        return True
    cuts = range(2, len(word) - 1)
    parts = [(word[:at], word[at:]) for at in cuts if vocabulary.is_word(word[at:])]
    if any(head in _BEGINS_A_PLACE for head, _ in parts):
        return False
    return any(vocabulary.is_small_word(head) or vocabulary.is_verb(head) for head, _ in parts)


def _begins_no_name(word: str) -> bool:
    """Whether it is a word that follows names, or begins with one: แจ้งให้ทราบ."""
    heads = (at for at in range(2, len(word) - 1) if word[:at] in _NO_NAME)
    return word in _NO_NAME or any(vocabulary.in_words(word[at:]) for at in heads)


def _says_what_will_be(tail: str) -> bool:
    """จะแจ้ง is two words here, although the dictionary has it as one."""
    rest = tail.removeprefix(_WILL)
    return rest != tail and any(vocabulary.is_verb(rest[:length]) for length in range(2, 9))


def _named_with_its_place(tail: str, after: str) -> str:
    """The name before อำเภอ or จังหวัด: `มีชัย อำเภอริมน้ำ`; "" where the words before them are a sentence."""
    found = _LIES.search(tail + after)
    if found is None or not 1 < found.start() <= LONGEST or _ordinary(vocabulary.first_word(found["place"])):
        return ""
    name = (tail + after)[: found.start()]
    words = vocabulary.in_words(name)[1:]
    goes_on = any(
        each not in _OF_A_NAME | _BEGINS_A_PLACE and (each in _NO_NAME or _ordinary(each)) for each in words
    )
    return "" if goes_on or " " in name or _only_leads(name) else name


def _only_leads(word: str) -> bool:
    """Whether it is a small word and no place: ในจังหวัด, ทั้งจังหวัด, but อำเภอคง."""
    return vocabulary.is_small_word(word) and word not in vocabulary.districts()


def _until_the_sentence_goes_on(tail: str, first: str) -> str:
    at = max(len(first), 1)
    while at < len(tail):
        word = vocabulary.first_word(tail[at:])
        if word not in _OF_A_NAME and (vocabulary.is_small_word(word) or _begins_no_name(word)):
            break
        at += len(word) or 1
        if at > LONGEST:
            return ""
    return tail[:at]
