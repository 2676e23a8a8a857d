"""Addresses of what waits for an executive."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<slug:version>/", views.inbox_version, name="inbox_version"),
    path("<slug:version>/opinion/", views.inbox_opinion, name="inbox_opinion"),
]
