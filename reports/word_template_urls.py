"""Addresses of the Word template of an agency."""

from django.urls import path

from reports.views import word_template

urlpatterns = [
    path("", word_template.edit, name="word_template_edit"),
    path("sample/", word_template.sample, name="word_template_sample"),
    path("download/", word_template.download, name="word_template_download"),
    path("remove/", word_template.remove, name="word_template_remove"),
]
