"""Addresses of the people and the settings of an agency."""

from django.urls import path

from .views import people, roles, settings

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/invite/", people.person_invite, name="person_invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/link/", people.person_link, name="person_link"),
    path("people/<int:pk>/roles/give/", roles.role_give, name="role_give"),
    path("people/<int:pk>/roles/<slug:role>/", roles.role_give, name="role_change"),
    path("people/<int:pk>/roles/<slug:role>/remove/", roles.role_remove, name="role_remove"),
    path("people/<int:pk>/acting/", roles.acting_add, name="acting_add"),
    path("acting/<int:pk>/remove/", roles.acting_remove, name="acting_remove"),
    path("settings/", settings.settings, name="settings"),
    path("settings/agency/", settings.agency_edit, name="agency_edit"),
    path("settings/departments/add/", settings.department_edit, name="department_add"),
    path("settings/departments/<int:pk>/", settings.department_edit, name="department_edit"),
    path("settings/departments/<int:pk>/remove/", settings.department_remove, name="department_remove"),
    path("settings/chain/", settings.chain, name="chain"),
    path("trail/", settings.trail, name="trail"),
]
