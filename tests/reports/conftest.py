"""What every test of the reports stands on."""

import logging

import pytest


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
    assert said == []
