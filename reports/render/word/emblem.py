"""The emblem of the agency in a Word file; where there is none, its room."""

from ita_portal.accounts import emblems
from reports.document import Emblem
from reports.render.word.pictures import Pictures
from reports.render.word.xml import paragraph

ON_MEMO, ON_COVER = 15, 35  # millimetres high
_ABOUT = "ตราสัญลักษณ์"


def beside_title(emblem: Emblem | None, pictures: Pictures) -> str:
    """A run with the emblem at the left margin, on the line of the title; none where there is none."""
    if emblem is None:
        return ""
    return pictures.anchored(_png(emblem), about=_ABOUT, height=ON_MEMO, down=0)


def above_title(emblem: Emblem | None, pictures: Pictures) -> str:
    """The paragraph of the emblem on a cover."""
    picture = pictures.inline(_png(emblem), about=_ABOUT, height=ON_COVER) if emblem else ""
    return paragraph("Emblem", picture)


def _png(emblem: Emblem) -> bytes:
    return emblems.as_png(emblems.Emblem(emblem.data, emblem.media_type))
