"""ส่วนราชการ: an office of an agency, the owner of measures."""

from django.db import models

from .agency import Agency, AgencyQuerySet
from .keys import random_key


class Department(models.Model):
    """ส่วนราชการ เช่น สำนักปลัดเทศบาล กองคลัง"""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="departments", verbose_name="หน่วยงาน")
    name = models.CharField("ชื่อส่วนราชการ", max_length=200)
    key = models.CharField("รหัสในที่อยู่", max_length=16, unique=True, editable=False, default=random_key)
    order = models.PositiveSmallIntegerField("ลำดับ", default=0)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ส่วนราชการ"
        verbose_name_plural = "ส่วนราชการ"
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="department_name_once",
                violation_error_message="มีส่วนราชการชื่อนี้อยู่แล้ว",
            )
        ]

    def __str__(self) -> str:
        return self.name
