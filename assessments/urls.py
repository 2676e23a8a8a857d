"""Addresses of the results of an agency; the year is the one whose results they are."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.scores, name="scores"),
    path("compare/", views.scores_compare, name="scores_compare"),
    path("targets/", views.targets, name="targets"),
]
