"""Requests that no browser sends: answered with the portal's own page, never as our error."""

from io import BytesIO

import pytest
from django.contrib.sessions.models import Session
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from ita_portal import wsgi
from ita_portal.accounts.session_store import stored
from ita_portal.numbers import read_positive
from measures.models import Measure
from tests.factories import a_finding, a_measure
from tests.measures.pages import ADDING, address, browser_of

PART = b'--B\r\nContent-Disposition: form-data; name="login"\r\n\r\nsomchai\r\n--B--\r\n'
LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    "charset", ["hex", "utf-7", "unicode_escape", "rot13", "idna", "tis-620", "no-such", ""]
)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=B", "application/x-www-form-urlencoded"])
def test_a_visitors_form_in_an_odd_charset_is_told_to_be_unreadable(db, kind, charset):
    visitor = Client(raise_request_exception=False)
    answer = visitor.generic("POST", LOGIN, PART, f"{kind}; charset={charset}")
    assert answer.status_code == 400
    assert "คำขอนี้อ่านไม่ได้" in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_an_odd_charset_of_somebody_signed_in_touches_no_session(tharnsai, django_assert_num_queries):
    somchai = browser_of(tharnsai.engineer)
    with django_assert_num_queries(0):
        answer = somchai.generic("POST", "/", PART, "multipart/form-data; boundary=B; charset=hex")
    assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=B", "application/x-www-form-urlencoded"])
def test_utf_8_passes_under_all_its_names(db, kind, charset):
    body = PART if "multipart" in kind else b"login=somchai"
    answer = Client().generic("POST", LOGIN, body, f"{kind}; charset={charset}")
    assert answer.status_code == 200
    assert answer.wsgi_request.POST["login"] == "somchai"


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("", "text/plain; charset*=nope''utf-8"),  # the name of the charset in a charset of its own
        ("next=/", "multipart/form-data; boundary=B; charset=hex"),
        ("next=%E0%B8%81", "text/plain; charset=idna"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_head_that_cannot_be_read_is_refused_by_the_server_too(db, method, query, kind):
    told = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": LOGIN,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": kind,
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "https",
    }
    handler = WSGIHandler()
    handler.request_class = wsgi.application.request_class
    page = b"".join(handler(environ, lambda status, _: told.append(status)))
    assert told == ["400 Bad Request"]
    assert "คำขอนี้อ่านไม่ได้" in page.decode()


@pytest.mark.parametrize("key", [r'"aa\000aa"', r'"\340\271\201"', "a-b", '"a b"'])
def test_a_session_cookie_that_we_never_gave_counts_as_none(db, key):
    answer = Client(headers={"cookie": f"sessionid={key}; other=kept"}).get("/")
    assert answer.status_code == 302
    assert answer.url.startswith(LOGIN)
    assert answer.wsgi_request.COOKIES == {"other": "kept"}


def test_a_session_cookie_that_we_gave_is_kept(tharnsai):
    somchai = browser_of(tharnsai.engineer)
    assert somchai.get("/").status_code == 200
    assert stored(somchai.cookies["sessionid"].value) == Session.objects.get().pk


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("๑๒", 12),
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("9" * 5000, None),
        ("0", None),
        ("-1", None),
        ("²", None),
        ("", None),
        ("1 ", None),
    ],
)
def test_a_number_that_a_page_sends_back(text, number):
    assert read_positive(text) == number


HUGE = "9" * 5000


@pytest.mark.parametrize(
    "typed",
    [
        {"do": f"up-{HUGE}"},
        {"do": f"remove-{HUGE}"},
        {"origin": [f"{HUGE} {HUGE}", "- -", "- -"], "do": "add"},
        {"origin": [f"1 {HUGE}", "- -", "- -"], "do": "add"},
    ],
)
def test_huge_numbers_of_steps_are_no_numbers(tharnsai, typed):
    a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    assert pimlada.post(address(tharnsai, 1, "edit"), {**ADDING, **typed}).status_code == 200


def test_restoring_with_a_huge_name_restores_the_one_last_deleted(tharnsai):
    a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    pimlada.post(address(tharnsai, 1, "delete"))
    answer = pimlada.post(address(tharnsai, 1, "restore"), {"measure": HUGE})
    assert answer.status_code == 302
    assert Measure.objects.live().count() == 1


@pytest.mark.parametrize("field", ["answered", "measures", "version"])
@pytest.mark.parametrize("number", [HUGE, "9" * 30, "9" * 15])
def test_huge_numbers_in_the_form_of_a_finding_are_no_error_of_ours(tharnsai, field, number):
    a_finding(tharnsai)
    typed = {"text": "งานล่าช้า", "version": "1", field: number}
    answer = browser_of(tharnsai.administrator).post("/tharnsai/2568/analysis/1/1/", typed)
    assert answer.status_code in (200, 302, 409)


@pytest.mark.parametrize("query", ["indicator", "issue", "page"])
def test_huge_numbers_in_the_address_of_the_list_count_as_not_asked_for(tharnsai, query):
    a_measure(tharnsai, name="ปรับปรุงถนน")
    answer = browser_of(tharnsai.reader).get(address(tharnsai), {query: HUGE})
    assert "ปรับปรุงถนน" in answer.content.decode()
