"""Addresses of the people and the settings of an agency."""

from django.urls import path

from .second_factor import views as second_factor
from .views import emblem, people, roles, settings

urlpatterns = [
    path("people/", people.people, name="people"),
    path("invite/", people.person_invite, name="person_invite"),
    path("people/<user_name:username>/", people.person, name="person"),
    path("people/<user_name:username>/edit/", people.person_edit, name="person_edit"),
    path("people/<user_name:username>/link/", people.person_link, name="person_link"),
    path("people/<user_name:username>/roles/give/", roles.role_give, name="role_give"),
    path("people/<user_name:username>/roles/<slug:role>/", roles.role_give, name="role_change"),
    path("people/<user_name:username>/roles/<slug:role>/remove/", roles.role_remove, name="role_remove"),
    path("people/<user_name:username>/acting/", roles.acting_add, name="acting_add"),
    path("acting/<slug:appointment>/remove/", roles.acting_remove, name="acting_remove"),
    path("settings/", settings.settings, name="settings"),
    path("settings/agency/", settings.agency_edit, name="agency_edit"),
    path("settings/departments/add/", settings.department_edit, name="department_add"),
    path("settings/departments/<slug:department>/", settings.department_edit, name="department_edit"),
    path(
        "settings/departments/<slug:department>/remove/", settings.department_remove, name="department_remove"
    ),
    path("emblem/", emblem.emblem, name="emblem"),
    path("settings/emblem/", emblem.emblem_edit, name="emblem_edit"),
    path("settings/emblem/remove/", emblem.emblem_remove, name="emblem_remove"),
    path("settings/chain/", settings.chain, name="chain"),
    path("settings/second-factor/", second_factor.roles, name="second_factor_roles"),
    path("trail/", settings.trail, name="trail"),
]
