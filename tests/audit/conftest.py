"""The municipality of these stories was there before its trail was sealed: its people are taken so."""

import pytest

from ita_portal.accounts.first_confirmation import confirm_once
from tests.people import Municipality


@pytest.fixture
def tharnsai(tharnsai: Municipality) -> Municipality:
    """เทศบาลตำบลธารใส, brought up to date."""
    confirm_once()
    return tharnsai
