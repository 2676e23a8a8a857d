"""Addresses of the first pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("dates/", views.date_echo, name="date_echo"),
    path("<slug:agency_code>/<buddhist_year:year>/", views.year, name="year"),
]
