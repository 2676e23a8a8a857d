"""การเผยแพร่: what an agency has agreed to, what of it is published; publishing it, taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ita_portal.accounts.access import enter, find
from ita_portal.accounts.roles import May
from ita_portal.forms import accepted
from reports import published, publishing
from reports.forms.publishing import PublishForm, WithdrawForm
from reports.models import Publication


@require_GET
def publications(request: HttpRequest, agency_code: str) -> HttpResponse:
    """All documents that were agreed to, newest year first, and where each is published."""
    actor = enter(request.user, agency_code)
    context = {
        "actor": actor,
        "years": published.agreed_by_year(actor.agency),
        "may_publish": actor.may(May.PUBLISH),
        "is_public": Publication.objects.of_agency(actor.agency).exists(),
    }
    return render(request, "reports/publications.html", context)


def version_publish(request: HttpRequest, agency_code: str, version: str) -> HttpResponse:
    """Asks under which item, then publishes."""
    actor = enter(request.user, agency_code, to=May.PUBLISH)
    found = find(actor, published.agreed(), code=version)
    form = PublishForm(found, request.POST or None)
    if accepted(form, lambda values: publishing.publish(actor=actor, version=found, **values)):
        item = form.cleaned_data["item"]
        messages.success(request, f"เผยแพร่ {found.report} ในข้อ {item.code} แล้ว")
        return redirect("publications", agency_code)
    context = {
        "actor": actor,
        "version": found,
        "form": form,
        "confirm_action": "เผยแพร่เอกสารนี้",
        "back_href": reverse("publications", args=[agency_code]),
    }
    return render(request, "reports/publish.html", context)


def publication_withdraw(
    request: HttpRequest, agency_code: str, version: str, year: int, item: str
) -> HttpResponse:
    """Asks why, then takes the publication back."""
    actor = enter(request.user, agency_code, to=May.PUBLISH)
    place = {"version__code": version, "item__fiscal_year": year, "item__code": item}
    all_of_it = Publication.objects.of_agency(actor.agency).filter(**place)
    if all_of_it.exists() and not all_of_it.live().exists():  # a double click, or the back button
        messages.info(request, "ถอนการเผยแพร่เอกสารนี้ไปแล้ว")
        return redirect("publications", agency_code)
    rows = Publication.objects.live().select_related("item", "version__report__agency")
    publication = find(actor, rows, **place)
    form = WithdrawForm(request.POST or None)
    if accepted(form, lambda values: publishing.withdraw(actor=actor, publication=publication, **values)):
        messages.success(request, f"ถอนการเผยแพร่ {publication.report} แล้ว")
        return redirect("publications", agency_code)
    context = {
        "actor": actor,
        "publication": publication,
        "form": form,
        "confirm_action": "ถอนการเผยแพร่",
        "confirm_warning": True,
        "back_href": reverse("publications", args=[agency_code]),
    }
    return render(request, "reports/withdraw.html", context)
