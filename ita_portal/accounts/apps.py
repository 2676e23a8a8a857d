"""People, agencies and what each person may do."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """บุคคลและหน่วยงาน"""

    name = "ita_portal.accounts"
    label = "accounts"
    verbose_name = "บุคคลและหน่วยงาน"
