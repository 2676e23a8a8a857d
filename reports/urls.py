"""Addresses of the reports of one year."""

from django.urls import path

from reports import views

urlpatterns = [
    path("", views.report_list, name="reports"),
    path("<slug:code>/", views.report, name="report"),
    path("<slug:code>/download/", views.report_download, name="report_download"),
    path("<slug:code>/texts/", views.report_texts, name="report_texts"),
    path("<slug:code>/submit/", views.report_submit, name="report_submit"),
    path("<slug:code>/trail/", views.report_trail, name="report_trail"),
    path("<slug:code>/versions/<slug:version>/", views.version, name="version"),
    path("<slug:code>/versions/<slug:version>/recall/", views.version_recall, name="version_recall"),
    path("<slug:code>/versions/<slug:version>/paper/", views.version_paper, name="version_paper"),
    path(
        "<slug:code>/versions/<slug:version>/paper/confirm/",
        views.version_paper_confirm,
        name="version_paper_confirm",
    ),
    path(
        "<slug:code>/versions/<slug:version>/download/<slug:kind>/", views.version_file, name="version_file"
    ),
    path(
        "<slug:code>/versions/<slug:version>/copy/<slug:kind>/download/",
        views.version_copy,
        name="version_copy",
    ),
    path(
        "<slug:code>/versions/<slug:version>/scan/<int:number>/download/",
        views.version_scan,
        name="version_scan",
    ),
]
