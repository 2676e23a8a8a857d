"""An order for more agencies than are read from the database at a time, while others go on writing."""

from threading import Thread

import pytest
from django.db import connections

from ita_portal.accounts.models import Agency
from ita_portal.jobs.models import Job
from measures.models import Measure, Plan
from reports.batch.order import Order, Place
from reports.formats import find
from tests.reports.real_database import opened_by_many

MANY = 2_050  # more rows than Django fetches at a time


@pytest.mark.django_db(transaction=True)
def test_progress_is_written_and_facts_are_those_of_the_hour_however_many_agencies(tharnsai, tmp_path):
    towns = Agency.objects.bulk_create(
        Agency(code=f"a{number:04}", name="เทศบาล", kind="town", district="ก", province="ข")
        for number in range(MANY)
    )
    plans = Plan.objects.bulk_create(Plan(agency=each, fiscal_year_id=2569) for each in towns)
    Measure.objects.bulk_create(Measure(plan=each, number=1, name="จัดทำคู่มือ") for each in plans)
    job = Job.objects.create(person=tharnsai.administrator, kind="reports", state="running")
    order = Order(find("indicator-results"), 2569, "html", "thai")

    with opened_by_many(tmp_path):
        tasks = Place(order, tmp_path).tasks()
        next(tasks)
        apart(lambda: Measure.objects.filter(plan__agency__code="a0001").update(name="เปลี่ยนชื่อแล้ว"))
        Job.objects.get(pk=job.pk).step(1, MANY, "เขียนรายงาน")
        assert next(tasks).snapshot.measures[0].name == "เปลี่ยนชื่อแล้ว"
        assert Job.objects.get(pk=job.pk).done == 1


def apart(work) -> None:
    """Does it as another process would: on a connection of its own."""

    def alone() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = Thread(target=alone)
    thread.start()
    thread.join()
