"""The files of a published document: the sealed PDF, its tables as open data."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Any

from csp.constants import NONE
from csp.decorators import csp
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ita_portal.kept_files import FileChanged
from reports import formats, opendata, published
from reports.document import Document
from reports.download import file_name
from reports.models import Publication
from reports.public.caching import MINUTE, View, tag
from reports.public.pages import damaged, gone
from reports.render import KINDS
from reports.sealing import read_sealed, sealed_document
from reports.snapshot import from_json

log = logging.getLogger(__name__)


def public_file(make: Callable[..., HttpResponse]) -> View:
    """Makes a view of what `make` makes of a publication; 304 before it is made, 410 once it is withdrawn."""

    @wraps(make)
    def view(
        request: HttpRequest, agency_code: str, year: int, item: str, code: str, **rest: Any
    ) -> HttpResponse:
        publication = published.find(published.agency_of(agency_code), year, item, code)
        if published.withdrawal_of(publication):
            return gone(request, publication)
        etag = tag(request.path, published.pdf_of(publication).sha256)
        answer = get_conditional_response(request, etag=etag) or make(publication, **rest)
        if answer.status_code < HTTPStatus.BAD_REQUEST:
            answer["ETag"] = etag
            patch_cache_control(answer, public=True, max_age=MINUTE)
        return answer

    return login_not_required(require_safe(view))


# A reader of PDFs inside a browser needs what the pages of the portal forbid; no other site may frame it.
@public_file
@csp({"frame-ancestors": [NONE]})
def public_pdf(publication: Publication) -> HttpResponse:
    """The PDF as it was sealed, to be read in the browser."""
    file = published.pdf_of(publication)
    try:
        return _named(publication, read_sealed(file), "pdf", to_save=False)
    except FileChanged as problem:
        log.error("The sealed file %s of %s is not what was sealed: %s", file.name, publication, problem)
        return damaged(publication)


@public_file
def public_xlsx(publication: Publication) -> HttpResponse:
    """The whole document as a workbook, its figures in Arabic digits."""
    return _named(publication, KINDS["xlsx"].draw(_document(publication)), "xlsx")


@public_file
def public_json(publication: Publication) -> HttpResponse:
    """All tables of the document, and what it is."""
    return _named(publication, opendata.as_json(_document(publication), _about(publication)), "json")


@public_file
def public_csv(publication: Publication, number: int) -> HttpResponse:
    """One table of the document.

    Raises:
        Http404: it has no such table.
    """
    tables = opendata.tables_of(_document(publication))
    if not 1 <= number <= len(tables):
        raise Http404
    return _named(publication, opendata.as_csv(tables[number - 1]), "csv", f"ตาราง {number}")


def _document(publication: Publication) -> Document:
    return replace(sealed_document(publication.version, decided=True), digits="arabic")


def _about(publication: Publication) -> dict[str, Any]:
    version, item = publication.version, publication.item
    return {
        "title": publication.report.name,
        "agency": publication.agency.full_name,
        "year": publication.report.fiscal_year_id,
        "item": {"year": item.fiscal_year_id, "code": item.code, "name": item.name},
        "published": timezone.localdate(publication.at).isoformat(),
        "version": version.number,
        "code": version.shown_code,
        "sha256": version.sha256,
    }


_TYPES = {
    "pdf": KINDS["pdf"].media_type,
    "xlsx": KINDS["xlsx"].media_type,
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def _named(
    publication: Publication, data: bytes, ending: str, part: str = "", *, to_save: bool = True
) -> HttpResponse:
    """The file under its Thai name (RFC 6266)."""
    snapshot = from_json(publication.version.facts)
    name = file_name(formats.find(publication.report.format), snapshot, ending)
    if part:
        name = f"{name.removesuffix(f'.{ending}')} {part}.{ending}"
    answer = HttpResponse(data, content_type=_TYPES[ending])
    answer["Content-Disposition"] = content_disposition_header(as_attachment=to_save, filename=name)
    return answer
