"""People, agencies and what each person may do."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """บุคคลและหน่วยงาน"""

    name = "ita_portal.accounts"
    label = "accounts"
    verbose_name = "บุคคลและหน่วยงาน"

    def ready(self) -> None:
        """A database from before the trail was sealed is taken as it stands, once, after its migration."""
        from .first_confirmation import confirm_once

        post_migrate.connect(confirm_once, sender=self)
