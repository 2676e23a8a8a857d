"""What script/bench measures of opinions: reading what waits, one opinion, fifty people at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from statistics import quantiles
from time import perf_counter, sleep
from urllib.parse import urlencode

from benchmarks import REQUESTS, YEAR, row, seconds
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import actor_in
from ita_portal.accounts.models import Agency, Membership, Position, User
from measures.actions import add_measure, plan_of
from measures.models import Measure
from reports import sealing
from reports.approvals import submit
from reports.demonstration.measures import measures_of
from reports.demonstration.people import AGENCY
from reports.models import Decision, Report, Version

PEOPLE, PORT = 50, 8979
REST = 2  # seconds between the last page and the rush
SERVER = f"{sys.executable} -m gunicorn ita_portal.wsgi -c script/gunicorn.conf.py -b 127.0.0.1:{PORT}"
WORKER = f"nice {sys.executable} manage.py worker --queues default"
TOKEN = "c" * 32  # against forged forms
MANY = 20  # opinions of one person, one after the other
MEMO, PLAN = "analysis-memo", "status-report"


def _browser(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _submit(agency: Agency, format: str) -> Version:
    """What the agency's administrator submits, without its PDF, which is none of what is measured here."""
    sealing.draw = lambda document: b"%PDF-1.7"
    administrator = User.objects.filter(
        memberships__agency=agency, memberships__role=Membership.Role.ADMINISTRATOR
    ).first()
    report = Report.objects.get_or_create(agency=agency, fiscal_year_id=YEAR, format=format)[0]
    return submit(actor_in(administrator, agency), report, reason="measured")


def _confirms(client: Client, version: Version) -> None:
    address = reverse("inbox_opinion", args=[version.code])
    answer = client.post(address, {"opinion": "agree", "confirmed": "yes"})
    assert answer.status_code == 302, answer.status_code


def inbox() -> None:
    """The list and the page of a memo with what changed since the version before, without the network."""
    thai.words("เริ่ม")  # as ita_portal.wsgi does
    agency = Agency.objects.get(code=AGENCY["code"])
    first = _submit(agency, MEMO)
    _submit(agency, PLAN)
    client = _browser(User.objects.get(username="kittipat"))
    client.get(reverse("inbox_version", args=[first.code]))
    Measure.objects.of_agency(agency).filter(number=1).update(follow_up="รายงานผลทุกสิ้นเดือน")
    second = _submit(agency, MEMO)
    pages = {"inbox": reverse("inbox"), "memo page": reverse("inbox_version", args=[second.code])}
    for what, address in pages.items():
        first_time = seconds(lambda address=address: client.get(address)) * 1000
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked = len(queries)
        times = [seconds(lambda address=address: client.get(address)) * 1000 for _ in range(REQUESTS)]
        cuts = quantiles(times, n=20)
        figures = f"{asked} queries, first {first_time:.0f} ms, p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms"
        row(what, "≤ 12 queries, p95 < 150 ms", figures)


def opinions() -> None:
    """One opinion after the other, as kittipat confirms them, without the network."""
    agency = Agency.objects.get(code=AGENCY["code"])
    client = _browser(User.objects.get(username="kittipat"))
    times = []
    for number in range(MANY):
        Measure.objects.of_agency(agency).filter(number=1).update(follow_up=f"รายงานครั้งที่ {number}")
        version = _submit(agency, PLAN)
        times.append(seconds(lambda version=version: _confirms(client, version)) * 1000)
    cuts = quantiles(times, n=20)
    row("an opinion, without its PDF", "< 300 ms", f"p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms")


def opinions_at_once() -> None:
    """Fifty people of fifty agencies read, then all confirm at the same moment.

    Before them stands what script/serve starts: the server, and beside it the worker that writes letters.
    """
    waiting = [_town(number) for number in range(PEOPLE)]
    began = [subprocess.Popen(command.split()) for command in (SERVER, WORKER)]
    try:
        _await_server()
        with ThreadPoolExecutor(PEOPLE) as people:
            list(people.map(_opens, waiting))
            sleep(REST)
            took = list(people.map(_posts, waiting))
    finally:
        for process in began:
            process.terminate()
        for process in began:
            process.wait()
    assert Decision.objects.filter(person__username__startswith="bench-opinion").count() == PEOPLE
    cuts = quantiles(took, n=20)
    row(f"{PEOPLE} opinions at once", "no error, p95 < 1 s", f"p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms")


def _town(number: int) -> tuple[Client, Version]:
    """A small agency whose head of office is asked for an opinion: her browser, and what she is asked."""
    agency = Agency.objects.create(
        code=f"bench-opinion-{number}",
        name=f"เทศบาลตำบลที่ {number}",
        kind=Agency.Kind.SUBDISTRICT_MUNICIPALITY,
    )
    role = Membership.Role
    people = (("admin", role.ADMINISTRATOR, "นักวิเคราะห์"), ("head", role.EXECUTIVE, "หัวหน้าสำนักปลัด"))
    for name, given, position in (*people, ("mayor", role.EXECUTIVE, "นายกเทศมนตรี")):
        user = User.objects.create(
            username=f"bench-opinion-{number}-{name}", first_name=name, last_name=str(number)
        )
        held = Position.objects.create(agency=agency, name=position)
        Membership.objects.create(user=user, agency=agency, role=given, position=held)
    plan = plan_of(agency, FiscalYear.objects.get(pk=YEAR))
    administrator = User.objects.get(username=f"bench-opinion-{number}-admin")
    add_measure(actor=actor_in(administrator, agency), plan=plan, draft=measures_of(YEAR)[0])
    version = _submit(agency, PLAN)
    return _browser(User.objects.get(username=f"bench-opinion-{number}-head")), version


def _opens(asked: tuple[Client, Version]) -> None:
    """The page of what is asked, which everybody opens before she says anything of it."""
    client, version = asked
    assert _answer("GET", reverse("inbox_version", args=[version.code]), client) == 200


def _posts(asked: tuple[Client, Version]) -> float:
    """One confirmation over the network; how many milliseconds it took."""
    client, version = asked
    form = {"opinion": "agree", "confirmed": "yes", "csrfmiddlewaretoken": TOKEN}
    began = perf_counter()
    status = _answer("POST", reverse("inbox_opinion", args=[version.code]), client, urlencode(form))
    took = (perf_counter() - began) * 1000
    assert status == 302, status
    return took


def _answer(method: str, address: str, client: Client, body: str = "") -> int:
    """The status of the whole answer to a request of that person, on a connection of its own."""
    heads = {
        "Cookie": f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request(method, address, body, heads)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _await_server() -> None:
    for _ in range(300):
        try:
            connection = HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/healthz")
            connection.getresponse()
        except OSError:
            sleep(0.1)
        else:
            return
    raise TimeoutError("gunicorn does not answer")
