"""Addresses for everybody. Those of what is published are quoted as evidence: they never change."""

from django.urls import path

from reports.public import files, finding, pages, verify

_AGENCY = "public/<slug:agency_code>/"
_ITEM = f"{_AGENCY}<buddhist_year:year>/<slug:item>/"
_DOCUMENT = f"{_ITEM}<slug:code>/"

urlpatterns = [
    path("robots.txt", finding.robots, name="robots"),
    path("sitemap.xml", finding.sitemap, name="sitemap"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.verify_version, name="verify_version"),
    path("public/", pages.public, name="public"),
    path(_AGENCY, pages.public_agency, name="public_agency"),
    path(f"{_AGENCY}<buddhist_year:year>/", pages.public_year, name="public_year"),
    path(_ITEM, pages.public_item, name="public_item"),
    path(_DOCUMENT, pages.public_document, name="public_document"),
    path(f"{_DOCUMENT}document.pdf", files.public_pdf, name="public_pdf"),
    path(f"{_DOCUMENT}document.xlsx", files.public_xlsx, name="public_xlsx"),
    path(f"{_DOCUMENT}data.json", files.public_json, name="public_json"),
    path(f"{_DOCUMENT}table-<int:number>.csv", files.public_csv, name="public_csv"),
]
