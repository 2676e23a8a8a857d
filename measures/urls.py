"""Addresses of the measures of an agency and a year; a measure stands under its number."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.measure_list, name="measures"),
    path("add/", views.measure_add, name="measure_add"),
    path("<int:number>/", views.measure_show, name="measure"),
    path("<int:number>/edit/", views.measure_edit, name="measure_edit"),
    path("<int:number>/progress/", views.measure_progress, name="measure_progress"),
    path("<int:number>/history/", views.measure_history, name="measure_history"),
    path("<int:number>/move/", views.measure_move, name="measure_move"),
    path("<int:number>/delete/", views.measure_delete, name="measure_delete"),
    path("<int:number>/restore/", views.measure_restore, name="measure_restore"),
]
