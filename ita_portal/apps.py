"""The project itself as an app: files in and out, work in the background, template filters."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """ระบบงาน ITA"""

    name = "ita_portal"
    label = "portal"
    verbose_name = "ระบบงาน ITA"
