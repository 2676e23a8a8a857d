"""What every test of the reports stands on."""

import logging

import pytest

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
