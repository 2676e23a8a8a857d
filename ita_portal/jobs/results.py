"""How a job ends."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What a job that is done says: a Thai sentence, where to go on, a file in its folder, what failed."""

    message: str
    link: str = ""
    link_words: str = ""
    file_name: str = ""  # how the file in the folder is called, and offered for download
    problems: tuple[str, ...] = ()


class Failed(Exception):
    """The job cannot be done; the Thai sentence says why and what to do."""


class Stopped(Exception):
    """The job shall not go on: it or its worker is told to end, or it was started again elsewhere."""
