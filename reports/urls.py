"""Addresses of the reports of one year."""

from django.urls import path

from reports import views

urlpatterns = [
    path("", views.report_list, name="reports"),
    path("<slug:code>/", views.report, name="report"),
    path("<slug:code>/download/", views.report_download, name="report_download"),
    path("<slug:code>/texts/", views.report_texts, name="report_texts"),
]
