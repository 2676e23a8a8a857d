"""Thai words, provinces, districts as PyThaiNLP lists them; read on first use (0.2 s, 10 MB), asked late."""

import os
from functools import cache

LONGEST = 25  # characters of a word that is looked for
DISTRICT = "อำเภอ"

# Short names that people write for a province.
SHORT_NAMES = {
    "อยุธยา": "พระนครศรีอยุธยา",
    "โคราช": "นครราชสีมา",
    "กรุงเทพฯ": "กรุงเทพมหานคร",
    "กรุงเทพ": "กรุงเทพมหานคร",
}


@cache
def _words() -> frozenset[str]:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # no folder of its own in somebody's home
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


@cache
def _small_words() -> frozenset[str]:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_stopwords

    return frozenset(thai_stopwords())


@cache
def provinces() -> frozenset[str]:
    """The names of the provinces, without จังหวัด."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import provinces

    return frozenset(provinces())


@cache
def districts() -> frozenset[str]:
    """The names of districts, without อำเภอ."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import get_corpus_as_is

    lines = get_corpus_as_is("volubilis_words_th.txt")
    names = {line.removeprefix(DISTRICT) for line in lines if line.startswith(DISTRICT)}
    return frozenset(name for name in names if name and "." not in name)


def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return text in _words()


def is_small_word(text: str) -> bool:
    """Whether it is a word that carries no subject of its own, such as หรือ, และ, ได้."""
    return text in _small_words()


@cache
def is_verb(text: str) -> bool:
    """Whether it is a deed rather than a thing: แจ้ง; วางแผน, since there is a word การวางแผน."""
    if text not in _words():
        return False
    if f"การ{text}" in _words() or f"ความ{text}" in _words():
        return True
    from pythainlp.tag import unigram

    [(_, tag)] = unigram.tag([text], corpus="orchid")
    return tag.startswith(("V", "X"))


def first_word(text: str) -> str:
    """The longest word of the dictionary that the text begins with; "" if it begins with none."""
    known = _words()
    lengths = range(min(LONGEST, len(text)), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in known), "")


def in_words(text: str) -> list[str]:
    """The text as the fewest words of the dictionary that fill it; [] if none do. Each has two letters."""
    known = _words()
    best: list[list[str] | None] = [[], *[None] * len(text)]
    for start in range(len(text)):
        before = best[start]
        if before is None:
            continue
        for end in range(start + 2, min(len(text), start + LONGEST) + 1):
            if text[start:end] in known and (best[end] is None or len(before) + 1 < len(best[end])):
                best[end] = [*before, text[start:end]]
    return best[-1] or []


def province_at(text: str) -> str:
    """The province whose full or short name the text begins with, by its full name; "" if there is none."""
    names = {name: name for name in provinces()} | SHORT_NAMES
    found = max((name for name in names if text.startswith(name)), key=len, default="")
    return names.get(found, "")
