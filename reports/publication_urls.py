"""Addresses of publishing, inside an agency."""

from django.urls import path

from reports.views import publishing

urlpatterns = [
    path("", publishing.publications, name="publications"),
    path("<slug:version>/publish/", publishing.version_publish, name="version_publish"),
    path(
        "<slug:version>/<buddhist_year:year>/<slug:item>/withdraw/",
        publishing.publication_withdraw,
        name="publication_withdraw",
    ),
]
