"""The zip file that an Office file is, without the hour it was made in."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROPERTIES = "docProps/core.xml"
_HOUR = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def timeless(data: bytes) -> bytes:
    """The same file with no time in it, so that the same document gives the same bytes."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            entry = ZipInfo(name)  # 1 January 1980, the first day a zip file knows
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _HOUR.sub(b"", part) if name == _PROPERTIES else part)
    return out.getvalue()
