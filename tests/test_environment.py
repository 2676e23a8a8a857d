"""What a server must not run without: each setting that is missing or unsafe is named."""

import pytest

from ita_portal.environment import NAMES, missing_or_unsafe

SAFE = {
    "DATABASE_URL": "postgres://portal@localhost/ita",
    "DATA_DIR": "/srv/ita",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-abc",
    "ALLOWED_HOSTS": "ita.tharnsai.go.th",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.tharnsai.go.th:587",
}


def unsafe(patch: pytest.MonkeyPatch, **changed: str) -> list[str]:
    """The settings that are named where all others are safe."""
    for name in NAMES:
        patch.delenv(name, raising=False)
    for name, value in (SAFE | changed).items():
        patch.setenv(name, value)
    return [line.split()[0] for line in missing_or_unsafe()]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://portal@localhost/ita"),
        ("DATA_DIR", "data"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", "*"),
        ("EMAIL_URL", "mail.tharnsai.go.th"),
    ],
)
def test_a_setting_that_no_server_may_run_with_is_named(monkeypatch, name, value):
    assert unsafe(monkeypatch, **{name: value}) == [name]


@pytest.mark.parametrize(
    "url", [SAFE["DATABASE_URL"], "postgresql://ita", "sqlite:////srv/ita/portal.sqlite3"]
)
def test_a_server_runs_on_postgresql_or_sqlite(monkeypatch, url):
    assert unsafe(monkeypatch, DATABASE_URL=url) == []
