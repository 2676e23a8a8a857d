"""Files that an operator names: never a device, a pipe or a folder, never more than is asked for."""

import errno
import stat
from pathlib import Path


def read_plain(path: Path, most: int) -> bytes:
    """The first `most` + 1 bytes of a regular file: one byte more tells that it is too large.

    Raises:
        OSError: it is not there, may not be opened, or is no regular file; `strerror` says which.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # before it is opened: opening a pipe waits for its other end
        raise OSError(errno.EINVAL, "ไม่ใช่แฟ้มข้อมูล", str(path))
    with path.open("rb") as file:
        return file.read(most + 1)
