"""Addresses of signing in, named as django-allauth names them; nobody signs up by herself."""

from allauth.account import views as allauth
from django.urls import path, re_path

from . import sign_in_views as views
from .second_factor import views as second_factor
from .views import own

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.Reauthenticate.as_view(), name="account_reauthenticate"),
    path("password/change/", views.ChangePassword.as_view(), name="account_change_password"),
    path("password/reset/", views.ForgottenPassword.as_view(), name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.ChoosePassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("me/", own.account, name="account"),
    path("me/email/", own.own_email, name="own_email"),
    path("me/sessions/end/", own.end_other_sessions, name="end_other_sessions"),
    path("typed/", own.typed_again, name="typed_again"),
    path("second-factor/", second_factor.index, name="mfa_index"),
    path("second-factor/sign-in/", second_factor.Authenticate.as_view(), name="mfa_authenticate"),
    path("second-factor/confirm/", second_factor.Reauthenticate.as_view(), name="mfa_reauthenticate"),
    path("second-factor/set-up/", second_factor.SetUp.as_view(), name="mfa_activate_totp"),
    path("second-factor/turn-off/", second_factor.TurnOff.as_view(), name="mfa_deactivate_totp"),
    path("second-factor/codes/", second_factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "second-factor/codes/new/",
        second_factor.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
