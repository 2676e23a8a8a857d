"""The operator's page for many reports at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import enter_as_operator
from ita_portal.accounts.models import Agency
from ita_portal.jobs.selectors import of_kind
from reports.batch import job
from reports.forms.batch import BatchForm

from .doors import DIGITS_NAMES


def operator_batch(request: HttpRequest) -> HttpResponse:
    """จัดทำรายงานหลายหน่วยงาน: what is drawn for every agency of a province or the country."""
    actor = enter_as_operator(request.user)
    years = list(FiscalYear.objects.order_by("-year").values_list("year", flat=True))
    provinces = Agency.objects.order_by("province").values_list("province", flat=True).distinct()
    form = BatchForm(
        years,
        [name for name in provinces if name],
        DIGITS_NAMES,
        request.POST if request.method == "POST" else None,
        initial={"year": thai.fiscal_year(timezone.localdate())},
    )
    if form.is_valid():
        return redirect(job.start(actor, form.order))
    context = {"form": form, "jobs": of_kind(request.user, job.KIND)}
    return render(request, "reports/batch.html", context)
