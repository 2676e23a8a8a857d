"""Clean text, the way text is quoted in an error, and the order of the Thai dictionary."""

import re
import unicodedata

# private-use places where Thai fonts of the nineties kept shifted marks; copied text still carries them
_OLD_FONTS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_PICTURE = "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
_LONE_JOINER = re.compile(f"(?<!{_PICTURE})\u200d|\u200d(?!{_PICTURE})")
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_NONCHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_TONES = re.compile("[\u0e47-\u0e4e]")

QUOTED = 60


def clean(text: str) -> str:
    """The text as the portal stores it; cleaning twice changes nothing.

    NFC; nikhahit + า (with a tone at either side of the nikhahit) is ำ; lines end with LF; every blank is a
    space; zero-width, bidi, private-use and control characters and half surrogates are gone, except the
    joiner inside an emoji; no blanks at line ends nor around the whole.
    """
    text = _LINE_ENDS.sub("\n", text.translate(_OLD_FONTS))
    text = "".join(map(_kept, text))
    text = unicodedata.normalize("NFC", _LONE_JOINER.sub("", text))
    text = _SARA_AM.sub("\\1\\2\u0e33", text)
    return "\n".join(line.rstrip(" ") for line in text.split("\n")).strip()


def _kept(character: str) -> str:
    if character in "\n\u200d":
        return character
    kind = unicodedata.category(character)
    if kind == "Zs" or character == "\t":
        return " "
    if kind in ("Cc", "Cf", "Co", "Cs") or _NONCHARACTER.match(character):
        return ""
    return character


def shown(value: object) -> str:
    """A value as an error sentence quotes it: one line, at most 60 characters, then an ellipsis."""
    line = " ".join(str(value).split())
    return line if len(line) <= QUOTED else line[:QUOTED].rstrip() + "…"


def sort_key(text: str) -> tuple[str, str]:
    """A key for the order of the Thai dictionary: consonant before the vowel at its left, tones last."""
    turned = _LEADING_VOWEL.sub(r"\2\1", clean(text))
    return _TONES.sub("", turned).casefold(), turned
