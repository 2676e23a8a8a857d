"""Addresses of imports and exports; those of the operator, who imports for every agency, stand first."""

from django.urls import path

from ita_portal.imports import views

urlpatterns = [
    path("import/", views.import_list, name="operator_import"),
    path("import/<slug:kind>/", views.import_upload, name="operator_import_file"),
    path("import/<slug:kind>/sample/", views.import_sample, name="operator_import_sample"),
    path("import/<slug:kind>/<slug:token>/", views.import_preview, name="operator_import_preview"),
    path("import/<slug:kind>/<slug:token>/columns/", views.import_columns, name="operator_import_columns"),
    path("import/<slug:kind>/<slug:token>/confirm/", views.import_confirm, name="operator_import_confirm"),
    path("import/<slug:kind>/<slug:token>/cancel/", views.import_cancel, name="operator_import_cancel"),
    path("<slug:agency_code>/import/", views.import_list, name="import"),
    path("<slug:agency_code>/import/<slug:kind>/", views.import_upload, name="import_file"),
    path("<slug:agency_code>/import/<slug:kind>/sample/", views.import_sample, name="import_sample"),
    path("<slug:agency_code>/import/<slug:kind>/<slug:token>/", views.import_preview, name="import_preview"),
    path(
        "<slug:agency_code>/import/<slug:kind>/<slug:token>/columns/",
        views.import_columns,
        name="import_columns",
    ),
    path(
        "<slug:agency_code>/import/<slug:kind>/<slug:token>/confirm/",
        views.import_confirm,
        name="import_confirm",
    ),
    path(
        "<slug:agency_code>/import/<slug:kind>/<slug:token>/cancel/",
        views.import_cancel,
        name="import_cancel",
    ),
    path("<slug:agency_code>/<buddhist_year:year>/export/<slug:kind>/", views.export, name="export"),
]
