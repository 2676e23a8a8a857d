"""The public pages: who publishes, what by year and item, one document to read."""

from http import HTTPStatus

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from ita_portal.accounts.models import Agency
from reports import opendata, published
from reports.models import Publication
from reports.public.caching import for_everybody
from reports.render.html import body
from reports.sealing import sealed_document

A_PAGE = 100  # agencies


@for_everybody
def public(request: HttpRequest) -> HttpResponse:
    """เอกสารที่เผยแพร่: the agencies that publish."""
    page = Paginator(published.publishing_agencies(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/agencies.html", {"page": page})


@for_everybody
def public_agency(request: HttpRequest, agency_code: str) -> HttpResponse:
    """What an agency publishes: the newest year of which there is something."""
    agency = published.agency_of(agency_code)
    years = published.years_of(agency)
    if not years:
        return render(request, "public/nothing.html", {"agency": agency})
    return _year(request, agency, years, years[0].year)


@for_everybody
def public_year(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """What an agency publishes of one year, item by item."""
    agency = published.agency_of(agency_code)
    return _year(request, agency, published.years_of(agency), year)


@for_everybody
def public_item(request: HttpRequest, agency_code: str, year: int, item: str) -> HttpResponse:
    """What an agency publishes under one item of a year: the address to give as evidence."""
    agency = published.agency_of(agency_code)
    if item != item.upper():
        return redirect("public_item", agency_code, year, item.upper(), permanent=True)
    return _year(request, agency, published.years_of(agency), year, item)


@for_everybody
def public_document(request: HttpRequest, agency_code: str, year: int, item: str, code: str) -> HttpResponse:
    """One document to read, with its files; 410 once it is withdrawn."""
    publication = published.find(published.agency_of(agency_code), year, item, code)
    if published.withdrawal_of(publication):
        return gone(request, publication)
    document = sealed_document(publication.version, decided=True)
    context = {
        "agency": publication.agency,
        "publication": publication,
        "title": f"{publication.report.name} ปีงบประมาณ {publication.report.fiscal_year_id}",
        "pdf": published.pdf_of(publication),
        "tables": list(enumerate(opendata.tables_of(document), start=1)),
        "newer": published.newer_than(publication),
        "paper": body(document, level=3),
        "site": settings.PUBLIC_URL,
    }
    return render(request, "public/document.html", context)


def gone(request: HttpRequest, publication: Publication) -> HttpResponse:
    """410: it was here, and was withdrawn; when and why."""
    context = {
        "agency": publication.agency,
        "publication": publication,
        "withdrawal": publication.withdrawal,
    }
    return render(request, "public/gone.html", context, status=HTTPStatus.GONE)


def damaged(publication: Publication) -> HttpResponse:
    """503: the file on the server is not the one that was sealed, so nobody gets it."""
    context = {"agency": publication.agency, "publication": publication}
    words = render_to_string("public/damaged.html", context)
    return HttpResponse(words, status=HTTPStatus.SERVICE_UNAVAILABLE)


def _year(
    request: HttpRequest, agency: Agency, years: list[published.PublishedYear], year: int, item: str = ""
) -> HttpResponse:
    items = published.items_of(agency, year, item)
    context = {
        "agency": agency,
        "years": years,
        "year": year,
        "items": items,
        "item_code": item,
        "site": settings.PUBLIC_URL,
    }
    status = HTTPStatus.OK if items else HTTPStatus.NOT_FOUND
    return render(request, "public/year.html", context, status=status)
