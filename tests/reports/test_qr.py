"""The QR code on a paper, and the address it holds."""

import re

import pytest

from ita_portal.environment import public_url
from reports import qr

ADDRESS = "https://ita.tharnsaithong.go.th/verify/K7QM4XTD9P/"
# The mark in three corners of every QR code, by ISO/IEC 18004.
MARK = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]


def picture(path: qr.QrPath) -> list[str]:
    """The path drawn, a letter a module."""
    rows = [["."] * path.size for _ in range(path.size)]
    for x, y, length, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path.d):
        assert length == back
        for at in range(int(x), int(x) + int(length)):
            rows[int(y)][at] = "#"
    return ["".join(row) for row in rows]


def test_it_has_its_three_marks_and_four_modules_of_blank_around():
    path = qr.path(ADDRESS)
    rows = picture(path)
    assert all(set(row) == {"."} for row in (*rows[:4], *rows[-4:]))
    assert all(row.startswith("....") and row.endswith("....") for row in rows)
    assert [row[4:11] for row in rows[4:11]] == MARK
    assert [row[-11:-4] for row in rows[4:11]] == MARK
    assert [row[4:11] for row in rows[-11:-4]] == MARK
    assert path.size == 41, "version 4, 33 modules, holds such an address at level M"


def test_the_picture_is_a_png_and_the_same_text_gives_the_same_bytes():
    assert qr.png(ADDRESS).startswith(b"\x89PNG\r\n")
    first = qr.png(ADDRESS)
    qr.png.cache_clear()
    assert qr.png(ADDRESS) == first != qr.png(ADDRESS + "?")


@pytest.mark.parametrize(
    ("host", "trial", "said", "address"),
    [
        ("localhost", True, None, "http://localhost:8000"),
        ("ita.tharnsai.go.th", False, None, "https://ita.tharnsai.go.th"),
        (".tharnsai.go.th", False, None, "https://tharnsai.go.th"),
        ("10.0.0.7", False, "https://ita.tharnsai.go.th/", "https://ita.tharnsai.go.th"),
    ],
)
def test_the_portal_knows_how_it_is_called_from_outside(monkeypatch, host, trial, said, address):
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    if said:
        monkeypatch.setenv("PUBLIC_URL", said)
    assert public_url(host, trial) == address
