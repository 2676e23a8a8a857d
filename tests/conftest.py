"""What every test stands on: its own data folder, the yearly rules, the people."""

import time
from datetime import timedelta

import hypothesis
import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from ita_portal.audit.triggers import append_only, changeable
from tests import people

# Properties are about what is true, not how fast: a busy machine must not fail them. The suite tries the same
# examples every time; `--hypothesis-profile search` looks for new ones.
NOT_SPEED = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("portal", derandomize=True, **NOT_SPEED)
hypothesis.settings.register_profile("search", max_examples=1000, **NOT_SPEED)
hypothesis.settings.load_profile("portal")

BACKGROUND = "tests.background.AfterCommit"
SEALED_TABLES = (
    "reports_version",
    "reports_step",
    "reports_decision",
    "reports_recall",
    "reports_sealedfile",
)
APPEND_ONLY_TABLES = ("audit_event", "reports_publication", "reports_withdrawal", *SEALED_TABLES)


def pytest_collection_modifyitems(items):
    """Marks what asks for no database, which pytest-django then keeps from any: script/test runs it once."""
    for item in items:
        asks = {"db", "transactional_db"}.intersection(item.fixturenames)
        is_of_django = item.cls is not None and issubclass(item.cls, TransactionTestCase)
        if not asks and not is_of_django and item.get_closest_marker("django_db") is None:
            item.add_marker("no_database")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    """No test begins in the last minute of a Thai day, so that today is one day from its start to its end."""
    soon = timezone.localtime() + timedelta(minutes=1)
    if soon.date() != timezone.localdate():
        time.sleep(60)


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    """Files of a test go to its own folder, the background does its part after the commit; passwords are
    hashed fast except where a test says otherwise."""
    settings.DATA_DIR = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}},
    }
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": BACKGROUND}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The yearly rules stand in the database of every test, as on a real server."""
    # A server of a browser test keeps no connection that would hold the test database at the end.
    connection.settings_dict["CONN_MAX_AGE"] = 0
    with django_db_blocker.unblock():
        people.load_rules()


@pytest.fixture
def tharnsai(db):
    """เทศบาลตำบลธารใส with its people."""
    people.load_rules()
    return people.tharnsai()


@pytest.fixture
def dontawan(db):
    """เทศบาลตำบลดอนตะวัน, the stranger."""
    people.load_rules()
    return people.dontawan()


@pytest.fixture
def quick_pdf(monkeypatch):
    """Sealed files are drawn as one line: what is tested is who may do what, not how it looks."""
    monkeypatch.setattr("reports.sealing.draw", lambda document: f"%PDF-1.7 {document!r}".encode())


@pytest.fixture
def changeable_trail(db):
    """A trail without its triggers: what somebody with the database's own password could do."""
    _run(changeable)
    yield
    _run(append_only)


def _run(statements):
    with connection.cursor() as cursor:
        for table in APPEND_ONLY_TABLES:
            for statement in statements(connection.vendor, table):
                cursor.execute(statement)


@pytest.fixture(scope="session", autouse=True)
def flush_in_spite_of_triggers():
    """Tests with real transactions empty all tables at their end, which the triggers would refuse.

    Then the rules stand there again, as any test may come next.
    """
    emptying = TransactionTestCase._fixture_teardown

    def teardown(self):
        _run(changeable)
        try:
            emptying(self)
        finally:
            _run(append_only)
        people.load_rules()

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = emptying
