"""What the log of the server says of faults, refusals, bad files: no way in, no number of a person (P21)."""

import logging
import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ita_portal.accounts.adapter import AccountAdapter
from ita_portal.accounts.sign_in_views import ChoosePassword
from tests.factories import a_measure
from tests.people import PASSWORD, browser_of

PERSON = ("1909900123456", "1-9099-00123-45-6", "๑๙๐๙๙๐๐๑๒๓๔๕๖")


@pytest.fixture
def written(caplog):
    """What stands in the log, line by line, as the server's own handler writes it."""

    def read() -> str:
        (handler,) = [each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler]
        return "\n".join(handler.format(record) for record in caplog.records)

    return read


def broken(*arguments, **options):
    raise RuntimeError("broken on purpose")


def test_p21_the_link_to_a_password_stands_in_no_line_of_a_fault(tharnsai, monkeypatch, written):
    tharnsai.engineer.email = "somchai@tharnsai.example"
    tharnsai.engineer.save()
    Client().post("/accounts/password/reset/", {"email": "somchai@tharnsai.example"})
    link, token = re.search(r"http://testserver(/\S+/key/\w+-([\w-]+)/)", mail.outbox[0].body).groups()
    monkeypatch.setattr(ChoosePassword, "dispatch", broken)

    assert Client(raise_request_exception=False).get(link).status_code == 500

    assert "broken on purpose" in written() and "/accounts/password/reset/key/…" in written()
    assert token not in written()


def test_p21_a_letter_that_could_not_be_sent_is_logged_without_its_link(tharnsai, monkeypatch, written):
    links = []

    def lost(adapter, template, address, context):
        links.append(context["link"])
        raise OSError("no such server")

    monkeypatch.setattr(AccountAdapter, "send_mail", lost)
    tharnsai.engineer.email = "somchai@tharnsai.example"
    tharnsai.engineer.save()
    browser_of(tharnsai.administrator).post("/tharnsai/people/somchai/link/")
    assert "The invitation of somchai could not be sent: no such server" in written()
    (link,) = links
    assert link not in written() and link.rpartition("-")[2].strip("/") not in written()


def test_p21_the_password_that_confirms_a_new_address_stands_in_no_line(tharnsai, written):
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    somchai = browser_of(tharnsai.engineer)
    for password, status in (("ไม่ใช่รหัสผ่านนี้", 200), (PASSWORD, 302)):
        typed = {"email": "new@tharnsai.example", "password": password}
        assert somchai.post("/accounts/me/email/", typed).status_code == status
        assert password not in written()


@pytest.mark.parametrize("number", PERSON)
def test_p21_no_number_of_a_person_stands_in_the_log_wherever_it_was_typed(tharnsai, number, written):
    a_measure(tharnsai, name=f"ช่วยเหลือ {number}")
    pimlada = browser_of(tharnsai.administrator)
    for address in (f"/tharnsai/people/{number}/", f"/tharnsai/2569/measures/?words={number}"):
        pimlada.get(address)
    pimlada.post(f"/tharnsai/people/{number}/edit/", {"first_name": number})
    pimlada.post("/tharnsai/2569/measures/add/", {"name": number, "start": number})
    table = f"รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม\ntharnsai,2569,{number},{number}\n"
    file = SimpleUploadedFile(f"{number}.csv", table.encode())
    pimlada.post("/tharnsai/import/measures/", {"file": file}, follow=True)
    logging.getLogger("reports.letters").warning("could not be sent: %s", number)

    assert "Not Found: /tharnsai/people/…/" in written() and "could not be sent: …" in written()
    assert number not in written()


def test_p21_every_line_is_written_so(settings):
    names = ["", *settings.LOGGING["loggers"]]
    handlers = [each for name in names for each in logging.getLogger(name).handlers]
    own = {type(each.formatter).__name__ for each in handlers if type(each) is logging.StreamHandler}
    assert own == {"Discreet"}
    assert set(settings.LOGGING["handlers"]) == {"console"}
