"""The audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """ร่องรอยการใช้งาน"""

    name = "ita_portal.audit"
    label = "audit"
    verbose_name = "ร่องรอยการใช้งาน"
