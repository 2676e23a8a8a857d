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
_OLD_MARK = re.compile("[\uf700-\uf71a]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters but the line feed
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that nobody sees
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff]"
)
_PICTURE = "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
_LONE_JOINER = re.compile(f"(?<!{_PICTURE})\u200d|\u200d(?!{_PICTURE})")
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_LINE_TAIL = re.compile("(?<! ) +$", re.MULTILINE)
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_TONES = re.compile("[\u0e47-\u0e4e]")

QUOTED = 60


def clean(text: str) -> str:
    """The text as the portal stores it; cleaning twice changes nothing.

    NFC; nikhahit + า (with a tone at either side of the nikhahit) is ำ; lines end with LF; every blank is a
    space; zero-width, bidi, private-use, control, filler and replacement characters and half surrogates are
    gone (the joiner inside an emoji stays); no blanks at line ends nor around the whole.
    """
    text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", _OLD_MARK.sub(lambda mark: _OLD_FONTS[ord(mark[0])], text)))
    text = _LONE_JOINER.sub("", _UNSEEN.sub("", text))
    text = _SARA_AM.sub("\\1\\2\u0e33", unicodedata.normalize("NFC", text))
    return _LINE_TAIL.sub("", text).strip()


def shown(value: object) -> str:
    """A value as an error sentence quotes it: one line, at most 60 characters, then an ellipsis."""
    line = " ".join(str(value).split())
    return line if len(line) <= QUOTED else line[:QUOTED].rstrip() + "…"


def sort_key(text: str) -> tuple[str, str]:
    """A key for the order of the Thai dictionary: consonant before the vowel at its left, tones last."""
    turned = _LEADING_VOWEL.sub(r"\2\1", clean(text))
    return _TONES.sub("", turned).casefold(), turned
