"""Who gets what at each address of the portal (promises P1, P2 and P4)."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ita_portal.accounts.models import ActingAppointment, Department, Position
from tests.factories import a_finding, a_measure
from tests.people import browser_of
from tests.reports.chain import submitted

# Addresses that anybody may call, signed in or not.
OPEN = {
    "healthz",
    "readyz",
    *("verify", "verify_version", "robots", "sitemap"),
    *("public", "public_agency", "public_year", "public_item", "public_document"),
    *("public_pdf", "public_xlsx", "public_json", "public_csv"),
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",  # between the password and the portal; else it leads to the sign-in
}
# Addresses of the signed-in person herself; they show nothing of an agency she does not serve.
OWN = {
    "inbox",
    *("account", "own_email", "end_other_sessions", "typed_again"),
    *("mfa_index", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    "home",
    "date_echo",
    "job",
    "job_file",
    "job_again",
    "job_stop",
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
}
# Addresses of the operator of the server: everybody else gets 404.
OPERATOR = {
    "operator_batch",
    "operator_open_year",
    "operator_import",
    "operator_import_file",
    "operator_import_sample",
    "operator_import_preview",
    "operator_import_columns",
    "operator_import_confirm",
    "operator_import_cancel",
}
# Addresses of an agency. What each person gets, in this order:
PERSONS = ("anonymous", "stranger", "reader", "staff", "administrator", "executive")
EVERY_MEMBER = "302 404 200 200 200 200"
ADMINISTRATOR = "302 404 403 403 200 403"
OFFICE = "302 404 403 200 200 403"  # the office that is responsible, and the administrator
ADMINISTRATOR_THEN_AWAY = "302 404 403 403 302 403"
AGENCY = {
    "year": EVERY_MEMBER,
    "scores": EVERY_MEMBER,
    "POST scores": ADMINISTRATOR,
    "scores_compare": EVERY_MEMBER,
    "targets": ADMINISTRATOR,
    "analysis": EVERY_MEMBER,
    "analysis_drafts": ADMINISTRATOR,
    "analysis_items": ADMINISTRATOR,
    "analysis_issue_items": ADMINISTRATOR,
    "analysis_issue": ADMINISTRATOR,
    "POST issue_nothing": ADMINISTRATOR_THEN_AWAY,
    "finding_add": ADMINISTRATOR,
    "finding_edit": ADMINISTRATOR,
    "POST finding_move": ADMINISTRATOR_THEN_AWAY,
    "finding_delete": ADMINISTRATOR,
    "POST finding_restore": ADMINISTRATOR_THEN_AWAY,
    "measures": EVERY_MEMBER,
    "measure": EVERY_MEMBER,
    "measure_history": EVERY_MEMBER,
    "measure_add": OFFICE,
    "measure_edit": OFFICE,
    "measure_progress": OFFICE,
    "measure_delete": ADMINISTRATOR,
    "POST measure_move": ADMINISTRATOR_THEN_AWAY,
    "POST measure_restore": "302 404 403 403 404 403",  # the administrator too: nothing was deleted
    "reports": EVERY_MEMBER,
    "report": EVERY_MEMBER,
    "report_download": EVERY_MEMBER,
    "report_texts": ADMINISTRATOR,
    "report_submit": ADMINISTRATOR,
    "report_trail": EVERY_MEMBER,
    "version": EVERY_MEMBER,
    "version_file": EVERY_MEMBER,
    "version_copy": EVERY_MEMBER,
    "version_scan": "302 404 404 404 404 404",  # nobody signed on paper
    "version_recall": ADMINISTRATOR,
    "version_paper": ADMINISTRATOR,
    "version_paper_confirm": ADMINISTRATOR_THEN_AWAY,  # nothing waits to be confirmed
    "inbox_version": "302 404 403 403 403 200",
    "POST inbox_opinion": "302 404 403 403 403 302",  # no opinion was named; tests/reports/test_inbox.py
    "publications": EVERY_MEMBER,
    "version_publish": "302 404 403 403 404 403",  # nothing was agreed to; tests/reports/test_publishing.py
    "publication_withdraw": "302 404 403 403 404 403",
    "export": EVERY_MEMBER,
    "import": ADMINISTRATOR,
    "import_file": ADMINISTRATOR,
    "import_sample": ADMINISTRATOR,
    "import_preview": "302 404 403 403 404 403",  # a token that nobody gave out
    "import_columns": "302 404 403 403 404 403",
    "POST import_confirm": "302 404 403 403 404 403",
    "POST import_cancel": "302 404 403 403 404 403",
    "people": ADMINISTRATOR,
    "person": ADMINISTRATOR,
    "person_invite": ADMINISTRATOR,
    "person_edit": ADMINISTRATOR,
    "POST person_link": ADMINISTRATOR_THEN_AWAY,
    "role_give": ADMINISTRATOR,
    "role_change": ADMINISTRATOR,
    "role_remove": ADMINISTRATOR,
    "acting_add": ADMINISTRATOR,
    "acting_remove": ADMINISTRATOR,
    "settings": ADMINISTRATOR,
    "emblem": "302 404 404 404 404 404",  # nobody uploaded one; tests/accounts/test_emblem.py has one
    "emblem_edit": ADMINISTRATOR,
    "emblem_remove": ADMINISTRATOR,
    "word_template_edit": ADMINISTRATOR,
    "word_template_sample": ADMINISTRATOR,
    "word_template_download": "302 404 403 403 404 403",  # nobody uploaded one
    "word_template_remove": ADMINISTRATOR,
    "agency_edit": ADMINISTRATOR,
    "department_add": ADMINISTRATOR,
    "department_edit": ADMINISTRATOR,
    "department_remove": ADMINISTRATOR,
    "chain": ADMINISTRATOR,
    "second_factor_roles": ADMINISTRATOR,
    "trail": ADMINISTRATOR,
}


def addresses(resolver: URLResolver) -> Iterator[tuple[str, str]]:
    """Name and pattern of every address of the portal."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, str(pattern.pattern)
        else:
            yield from ((name, str(pattern.pattern) + tail) for name, tail in addresses(pattern))


def test_p01_every_address_stands_in_exactly_one_access_list():
    names = [name for name, _ in addresses(get_resolver())]
    agency = {row.removeprefix("POST ") for row in AGENCY}
    listed = sorted([*OPEN, *OWN, *OPERATOR, *agency])
    assert sorted(names) == listed, "each of them stands for one address"


def test_p04_no_address_holds_a_number_that_can_be_counted_up():
    counted = [
        f"{name} {pattern}"
        for name, pattern in addresses(get_resolver())
        if re.search(r"<int:(?!number)", pattern)
    ]
    assert counted == [], "only a measure's number within its own plan may stand in an address"


@pytest.fixture
def town(tharnsai, dontawan):
    """ธารใส with one measure of กองช่าง, one finding and a recorded appointment."""
    a_measure(tharnsai, owners=("กองช่าง",))
    a_finding(tharnsai, year=2569)
    ActingAppointment.objects.create(
        agency=tharnsai.agency,
        person=tharnsai.clerk,
        position=Position.objects.get(agency=tharnsai.agency, name__startswith="นายก"),
        kind="acting_for",
        order_number="คำสั่งที่ 12/2569",
        first_day="2026-01-01",
        last_day="2026-01-31",
        recorded_by=tharnsai.administrator,
    )
    return tharnsai


def arguments(name: str, town) -> dict[str, object]:
    """What stands in the address of that name, for this town."""
    values = {
        "agency_code": town.code,
        "year": 2569,
        "number": 1,
        "number_of_finding": 1,
        "kind": {"version_file": "submitted", "version_copy": "docx"}.get(name, "measures"),
        "token": "no-such-token-that-anybody-gave-out",
        "code": "indicator-results",
        "username": town.reader.username,
        "role": "reader",
        "item": "O26",
        "department": Department.objects.get(agency=town.agency, name="กองช่าง").key,
        "appointment": ActingAppointment.objects.get(agency=town.agency).key,
    }
    pattern = next(pattern for each, pattern in addresses(get_resolver()) if each == name)
    if "<slug:version>" in pattern:
        values["version"] = submitted(town).code
    return {part: values[part] for part in re.findall(r"<(?:\w+:)?(\w+)>", pattern)}


@pytest.mark.parametrize("row", AGENCY)
def test_p02_each_person_gets_exactly_what_the_table_says(town, dontawan, quick_pdf, row):
    method, _, name = row.rpartition(" ")
    address = reverse(name, kwargs=arguments(name, town))
    people = (None, dontawan.administrator, town.reader, town.engineer, town.administrator, town.mayor)
    expected = dict(zip(PERSONS, AGENCY[row].split(), strict=True))
    asked = {part: browser_of(person) for part, person in zip(PERSONS, people, strict=True)}
    answers = {part: getattr(browser, (method or "get").lower())(address) for part, browser in asked.items()}
    assert {part: str(answer.status_code) for part, answer in answers.items()} == expected
    if not method:  # what a person may not open she may not send either, whether the page takes forms or not
        refused = {part: status for part, status in expected.items() if status in ("302", "403", "404")}
        sent = {
            part: str(browser.post(address).status_code) for part, browser in asked.items() if part in refused
        }
        assert sent in (refused, {**dict.fromkeys(refused, "405"), "anonymous": "302"})


@pytest.mark.parametrize("name", sorted(OWN))
def test_p02_a_visitor_is_led_to_the_sign_in(db, client, name):
    pattern = next(pattern for each, pattern in addresses(get_resolver()) if each == name)
    address = reverse(name, kwargs=dict.fromkeys(re.findall(r"<\w+:(\w+)>", pattern), "no-such-key"))
    for answer in (client.get(address), client.post(address)):
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("name", sorted(OPERATOR))
def test_p02_the_operators_addresses_are_not_there_for_others(town, dontawan, name):
    values = {"kind": "agencies", "token": "no-such-token", "year": 2570}
    pattern = next(pattern for each, pattern in addresses(get_resolver()) if each == name)
    address = reverse(name, kwargs={part: values[part] for part in re.findall(r"<\w+:(\w+)>", pattern)})
    method = "post" if name.endswith(("confirm", "cancel")) else "get"
    assert getattr(browser_of(None), method)(address).status_code == 302
    for person in (dontawan.administrator, town.reader, town.engineer, town.administrator, town.mayor):
        assert getattr(browser_of(person), method)(address).status_code == 404


def test_p02_staff_of_another_office_is_refused_and_the_refusal_is_on_record(town):
    from ita_portal.audit.models import Event

    browser = browser_of(town.treasurer)
    address = reverse("measure_edit", kwargs=arguments("measure_edit", town))
    assert browser.get(address).status_code == 403
    assert browser.post(address, {"name": "ชื่ออื่น"}).status_code == 403
    (refusal,) = Event.objects.filter(outcome=Event.Outcome.REFUSED)
    assert refusal.person == town.treasurer
    assert address in refusal.sentence


def test_p04_a_file_waiting_for_its_import_is_a_strangers_404(town, dontawan):
    file = SimpleUploadedFile(
        "มาตรการ.csv", "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม\ntharnsai,2569,7,ก\n".encode()
    )
    answer = browser_of(town.administrator).post(f"/{town.code}/import/measures/", {"file": file})
    assert answer.status_code == 302
    assert browser_of(town.administrator).get(answer.url).status_code == 200
    for person in (dontawan.administrator, dontawan.reader):
        assert browser_of(person).get(answer.url).status_code == 404
    assert browser_of(town.reader).get(answer.url).status_code == 403
    foreign = answer.url.replace(town.code, dontawan.code)
    assert browser_of(dontawan.administrator).get(foreign).status_code == 404
