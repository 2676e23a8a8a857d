"""ตำแหน่ง: a post of an agency that somebody holds, or holds for another."""

from django.db import models

from .agency import Agency, AgencyQuerySet
from .department import Department


class Position(models.Model):
    """ตำแหน่ง เช่น ปลัดเทศบาล; its place in the chain of opinions, where it has one."""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="positions", verbose_name="หน่วยงาน")
    name = models.CharField("ชื่อตำแหน่ง", max_length=200)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="positions", verbose_name="ส่วนราชการ"
    )
    opinion_order = models.PositiveSmallIntegerField("ลำดับในสายการเสนอ", null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ตำแหน่ง"
        verbose_name_plural = "ตำแหน่ง"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="position_name_once",
                violation_error_message="มีตำแหน่งชื่อนี้อยู่แล้ว",
            )
        ]

    def __str__(self) -> str:
        return self.name
