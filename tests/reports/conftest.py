"""What every test of the reports stands on."""

import logging
import sys
from datetime import UTC, datetime

import pytest
from django.db.models import DateTimeField, Value
from django.utils import timezone

from ita_portal.accounts.models import User
from reports.approvals import on_record
from reports.batch import job as batch_job
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.ordered import draw_here

ON_UBUNTU_2204 = "Using fontTools instead of HarfBuzz-Subset"  # a library that system does not have


@pytest.fixture(autouse=True)
def weasyprint_has_nothing_to_say(caplog):
    """Any message of WeasyPrint is a fault of ours: a missing glyph, an unknown property, a lost file."""
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.setLevel(logging.WARNING)
    logger.addHandler(caplog.handler)
    yield
    logger.removeHandler(caplog.handler)
    logger.setLevel(level)
    said = [record.getMessage() for record in caplog.get_records("call") if record.name == "weasyprint"]
    assert [message for message in said if not message.startswith(ON_UBUNTU_2204)] == []


@pytest.fixture
def at(monkeypatch):
    """Sets the clocks of server and database to a day and time in Thailand."""

    def set_to(*parts: int) -> datetime:
        now = datetime(*parts, tzinfo=timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: now.astimezone(UTC))
        monkeypatch.setattr(on_record, "DATABASE_TIME", Value(now, DateTimeField()))
        return now

    return set_to


watched: list[str] | None = None


def _watch(event: str, arguments: tuple) -> None:
    if watched is not None and event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
        watched.append(f"{event} {arguments[0]}")


sys.addaudithook(_watch)


@pytest.fixture
def opened():
    """Every file and connection that Python opens while the test runs."""
    global watched
    watched = []
    yield watched
    watched = None


@pytest.fixture
def operator(db):
    """The browser of who runs the server."""
    return browser_of(
        User.objects.create(username="operator", first_name="ก", last_name="ข", is_superuser=True)
    )


@pytest.fixture
def towns(tharnsai, dontawan, monkeypatch):
    """ธารใส and ดอนตะวัน, each with a measure; drawn here and not by processes of their own."""
    monkeypatch.setattr(batch_job, "render_many", draw_here)
    a_measure(tharnsai)
    a_measure(dontawan)
    return tharnsai, dontawan
