"""The project itself as an app: what stands on no other (imports of files, template filters)."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """ระบบงาน ITA"""

    name = "ita_portal"
    label = "portal"
    verbose_name = "ระบบงาน ITA"
