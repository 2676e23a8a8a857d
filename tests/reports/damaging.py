"""Office files with a part of them written otherwise."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def damaged(file: bytes, part: str, old: str, new: str) -> bytes:
    """The file with `new` wherever `old` stands in that part of it; it must stand there."""
    out = BytesIO()
    with ZipFile(BytesIO(file)) as whole, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for each in whole.namelist():
            content = whole.read(each)
            if each == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            written.writestr(each, content)
    return out.getvalue()
