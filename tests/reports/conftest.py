"""What every test of the reports stands on."""

import logging
from datetime import UTC, datetime

import pytest
from django.utils import timezone

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
    """Sets the clock of the server to a day and time in Thailand."""

    def set_to(*parts: int) -> datetime:
        now = datetime(*parts, tzinfo=timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: now.astimezone(UTC))
        return now

    return set_to
