"""Pimlada chose a file and went away before she confirmed it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ita_portal.accounts.models import Membership, User
from tests.files.make_corpus import TABLE, csv
from tests.people import browser_of

PAGE = "/tharnsai/import/"


def test_who_went_away_finds_the_file_that_waits_for_her_and_nobody_else_does(tharnsai):
    pimlada = browser_of(tharnsai.administrator)
    answer = pimlada.post(f"{PAGE}measures/", {"file": SimpleUploadedFile("มาตรการ.csv", csv(TABLE))})
    assert f'href="{answer.url}"' in pimlada.get(PAGE).content.decode()
    role = Membership.Role.ADMINISTRATOR
    Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role=role)
    assert "แฟ้มที่รอยืนยัน" not in browser_of(tharnsai.engineer).get(PAGE).content.decode()
    operator = browser_of(User.objects.create_superuser("operator", password="x"))
    assert "แฟ้มที่รอยืนยัน" not in operator.get("/import/").content.decode()
    pimlada.post(f"{answer.url}cancel/")
    assert "แฟ้มที่รอยืนยัน" not in pimlada.get(PAGE).content.decode()
