"""The virus scanner of the server, where the operator has one (SCANNER): it sees a file before it is kept."""

import logging
import shlex
import subprocess

from django.conf import settings

log = logging.getLogger(__name__)
PATIENCE = 60  # seconds
INFECTED = 1  # exit status of clamdscan and of most others


class NotClean(Exception):
    """The file is infected, or the scanner that was configured cannot say; the text is a Thai sentence."""


def refuse_unless_clean(data: bytes) -> None:
    """Gives the bytes to the scanner's standard input; does nothing where none is configured.

    Raises:
        NotClean: it found something, or it is down: then no file gets in unseen.
    """
    if not settings.SCANNER:
        return
    command = shlex.split(settings.SCANNER)
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        log.error("The scanner does not answer: %s", problem)
        raise NotClean(_DOWN) from problem
    if done.returncode == INFECTED:
        raise NotClean("โปรแกรมตรวจไวรัสพบสิ่งผิดปกติในแฟ้มนี้ จึงไม่รับแฟ้ม")
    if done.returncode:
        log.error("The scanner failed with exit status %s", done.returncode)
        raise NotClean(_DOWN)


_DOWN = "โปรแกรมตรวจไวรัสของเครื่องแม่ข่ายไม่ตอบ จึงยังรับแฟ้มไม่ได้ โปรดลองใหม่ภายหลังหรือแจ้งผู้ดูแลเครื่องแม่ข่าย"
