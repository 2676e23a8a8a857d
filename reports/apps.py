from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The documents that an agency publishes, built from a frozen copy of its facts."""

    name = "reports"
    verbose_name = "รายงาน"
