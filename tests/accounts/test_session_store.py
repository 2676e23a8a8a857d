"""Chanida, who administers the database, becomes nobody else by what stands there of sessions."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from ita_portal.accounts.session_store import stored
from tests.people import browser_of

COOKIE = "sessionid"


def arrives(client: Client) -> str:
    """Where the first page leads: nowhere for who is signed in."""
    return client.get("/").headers.get("Location", "")


@pytest.fixture
def somkiat(tharnsai):
    """The mayor, signed in."""
    browser = browser_of(tharnsai.mayor)
    assert arrives(browser) == ""
    return browser


def test_p8_what_stands_in_the_database_opens_no_session(somkiat):
    row = Session.objects.get()
    assert row.session_key == stored(somkiat.cookies[COOKIE].value) != somkiat.cookies[COOKIE].value
    chanida = Client()
    chanida.cookies[COOKIE] = row.session_key
    assert arrives(chanida).startswith("/accounts/login/")


def test_p8_the_data_of_the_mayors_session_in_the_row_of_her_own_makes_her_nobody(tharnsai, somkiat):
    mayors = Session.objects.get()
    chanida = browser_of(tharnsai.reader)
    assert arrives(chanida) == ""
    her_own = Session.objects.exclude(pk=mayors.pk)
    her_own.update(session_data=mayors.session_data)
    assert arrives(chanida).startswith("/accounts/login/")
    assert arrives(somkiat) == ""


def test_p8_who_signs_out_leaves_no_row(somkiat):
    somkiat.post("/accounts/logout/")
    assert arrives(somkiat).startswith("/accounts/login/")
    assert not Session.objects.filter(pk=stored(somkiat.cookies[COOKIE].value)).exists()
