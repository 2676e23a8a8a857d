"""Addresses of the analysis of a result; an issue stands under its number, a finding under its place."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.analysis, name="analysis"),
    path("drafts/", views.analysis_drafts, name="analysis_drafts"),
    path("items/", views.analysis_items, name="analysis_items"),
    path("items/<int:number>/", views.analysis_issue_items, name="analysis_issue_items"),
    path("<int:number>/", views.analysis_issue, name="analysis_issue"),
    path("<int:number>/nothing/", views.issue_nothing, name="issue_nothing"),
    path("<int:number>/restore/", views.finding_restore, name="finding_restore"),
    path("<int:number>/add/", views.finding_add, name="finding_add"),
    path("<int:number>/<int:number_of_finding>/", views.finding_edit, name="finding_edit"),
    path("<int:number>/<int:number_of_finding>/move/", views.finding_move, name="finding_move"),
    path("<int:number>/<int:number_of_finding>/delete/", views.finding_delete, name="finding_delete"),
]
