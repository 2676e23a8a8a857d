"""Every address of the portal. What stands first is reserved: no agency may have such a code
(accounts/models/agency.py)."""

from django.urls import include, path, register_converter

from assessments.views.open_year import operator_open_year
from ita_portal import health
from ita_portal.addresses import BuddhistYear, UserName
from reports.views.batch import operator_batch

register_converter(BuddhistYear, "buddhist_year")
register_converter(UserName, "user_name")

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("reports.public.urls")),
    path("accounts/", include("ita_portal.accounts.sign_in_urls")),
    path("", include("ita_portal.home.urls")),
    path("jobs/", include("ita_portal.jobs.urls")),
    path("batch/", operator_batch, name="operator_batch"),
    path("years/<buddhist_year:year>/open/", operator_open_year, name="operator_open_year"),
    path("inbox/", include("reports.inbox.urls")),
    path("", include("ita_portal.imports.urls")),
    path("<slug:agency_code>/", include("ita_portal.accounts.urls")),
    path("<slug:agency_code>/settings/word-template/", include("reports.word_template_urls")),
    path("<slug:agency_code>/publications/", include("reports.publication_urls")),
    path("<slug:agency_code>/<buddhist_year:year>/scores/", include("assessments.urls")),
    path("<slug:agency_code>/<buddhist_year:year>/analysis/", include("measures.analysis.urls")),
    path("<slug:agency_code>/<buddhist_year:year>/measures/", include("measures.urls")),
    path("<slug:agency_code>/<buddhist_year:year>/reports/", include("reports.urls")),
]

handler400 = "ita_portal.errors.bad_request"
handler403 = "ita_portal.errors.not_allowed"
handler404 = "ita_portal.errors.not_found"
handler500 = "ita_portal.errors.server_error"
