"""Addresses of the jobs in the background."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:key>/", views.job, name="job"),
    path("<slug:key>/file/", views.job_file, name="job_file"),
    path("<slug:key>/again/", views.job_again, name="job_again"),
    path("<slug:key>/stop/", views.job_stop, name="job_stop"),
]
