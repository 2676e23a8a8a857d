"""ขั้นของสายการเสนอ: whose opinion a version needs, copied when it was submitted."""

from django.conf import settings
from django.db import models

from ita_portal.accounts.models import AgencyQuerySet, Position

from .version import Version


class Step(models.Model):
    """ขั้น; it belongs to its position, the name is that of the holder at submission. Append-only.

    Where one person held neighbouring positions, they are one step: `position` is the highest of them, `also`
    holds the others, the lowest first, and only who holds them all may give the opinion.
    """

    agency_path = "version__report__agency"

    version = models.ForeignKey(Version, models.PROTECT, related_name="steps", verbose_name="รุ่นที่เสนอ")
    order = models.PositiveSmallIntegerField("ลำดับ")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+", verbose_name="ตำแหน่ง")
    position_name = models.CharField("ชื่อตำแหน่ง", max_length=200)
    also = models.JSONField("ตำแหน่งที่รวมไว้", default=list, blank=True)  # [{"id": 7, "name": "ปลัดเทศบาล"}]
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้ดำรงตำแหน่ง"
    )
    person_name = models.CharField("ชื่อผู้ดำรงตำแหน่ง", max_length=400, blank=True)
    capacity = models.CharField("ในฐานะ", max_length=800)
    appointment = models.CharField(
        "ตามคำสั่ง", max_length=800, blank=True
    )  # its words: an order may be removed

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ขั้นของสายการเสนอ"
        verbose_name_plural = "ขั้นของสายการเสนอ"
        ordering = ["version_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="step_order_once_in_version"),
        ]

    def __str__(self) -> str:
        return self.capacity

    @property
    def position_ids(self) -> tuple[int, ...]:
        """The positions that it stands for, the lowest first."""
        return (*(each["id"] for each in self.also), self.position_id)
