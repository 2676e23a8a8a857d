"""Pictures in a Word file: their bytes as parts of it, their place in the text."""

from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.parts.story import StoryPart
from docx.shared import Mm
from PIL import Image

_MIDDLE = "<wp:align>center</wp:align>"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """The pictures of one part of the file: its body, a header or a footer; `first` numbers its first one."""

    def __init__(self, part: StoryPart, first: int = 1) -> None:
        self._part, self._count = part, first - 1

    def inline(self, png: bytes, *, about: str, height: float = 0, width: float = 0) -> str:
        """A run with the picture in the line, so many millimetres high or wide.

        Args:
            about: what is read to somebody who does not see it.
        """
        graphic, size = self._graphic(png, about, height, width)
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{size}{graphic}'
            "</wp:inline></w:drawing></w:r>"
        )

    def anchored(self, png: bytes, *, about: str, height: float, down: float) -> str:
        """A run with the picture at the left margin, beside the text.

        Args:
            height, down: in millimetres; how far it begins below the top of the paragraph.
        """
        graphic, size = self._graphic(png, about, height, 0)
        at = '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        at += f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{Mm(down)}</wp:posOffset></wp:positionV>'
        return _floating(graphic, size, at, behind=False)

    def behind(self, png: bytes, *, about: str, name: str, width: float) -> str:
        """A run with the picture in the middle of the page, behind its text; `width` in millimetres."""
        graphic, size = self._graphic(png, about, 0, width, name)
        sides = ("H", "V")
        at = "".join(
            f'<wp:position{each} relativeFrom="page">{_MIDDLE}</wp:position{each}>' for each in sides
        )
        return _floating(graphic, size, at, behind=True)

    def _graphic(
        self, png: bytes, about: str, height: float, width: float, name: str = ""
    ) -> tuple[str, str]:
        """The drawing and its size, which stands apart from it."""
        with Image.open(BytesIO(png)) as picture:
            ratio = picture.width / picture.height
        across, down = Mm(width or height * ratio), Mm(height or width / ratio)
        relation, _ = self._part.get_or_add_image(BytesIO(png))
        self._count += 1
        name = name or f"Picture {self._count}"
        size = f'<a:ext cx="{across}" cy="{down}"/>'
        graphic = (
            f'<wp:docPr id="{self._count}" name={quoteattr(name)} descr={quoteattr(about)}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="0" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{size}</a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic>"
        )
        return graphic, f'<wp:extent cx="{across}" cy="{down}"/>'


def _floating(graphic: str, size: str, at: str, *, behind: bool) -> str:
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="1" behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{at}{size}<wp:wrapNone/>{graphic}</wp:anchor></w:drawing></w:r>'
    )
