"""การถอนเรื่อง: the maker took a version back before anybody gave an opinion."""

from django.conf import settings
from django.db import models

from ita_portal.accounts.models import AgencyQuerySet

from .version import Version


class Recall(models.Model):
    """การถอนเรื่อง; append-only."""

    agency_path = "version__report__agency"

    version = models.OneToOneField(Version, models.PROTECT, related_name="recall", verbose_name="รุ่นที่เสนอ")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้ถอนเรื่อง"
    )
    at = models.DateTimeField("เมื่อ")
    reason = models.TextField("เหตุผล", blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "การถอนเรื่อง"
        verbose_name_plural = "การถอนเรื่อง"

    def __str__(self) -> str:
        return f"การถอน {self.version}"
