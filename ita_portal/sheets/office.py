"""The parts of an Office file that somebody sent, unpacked no further than allowed."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError)


class DamagedFile(ValueError):
    """It is no zip file, or not whole, or locked."""


class SwollenFile(ValueError):
    """It unpacks to more than is allowed."""


def parts_of(data: bytes, *, most_bytes: int, most_parts: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each part; the sizes are looked at before anything is unpacked.

    Raises:
        DamagedFile: no zip file, a part twice, a part that cannot be read.
        SwollenFile: more parts, or more bytes in them together, than allowed.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > most_parts or sum(part.file_size for part in parts) > most_bytes:
                raise SwollenFile
            if len({part.filename.lower() for part in parts}) < len(parts):
                raise DamagedFile
            if any(
                part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & 1 for part in parts
            ):
                raise DamagedFile
            for part in parts:
                yield part.filename, archive.read(part)
    except _DAMAGE as error:
        raise DamagedFile from error
