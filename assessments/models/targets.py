"""What an agency wants to reach in a year."""

from django.db import models

from assessments.models.constraints import POINTS, points_within
from assessments.models.instruments import Indicator
from ita_portal.accounts.models import Agency, AgencyQuerySet


class YearTarget(models.Model):
    """ค่าเป้าหมาย of one indicator; the indicator belongs to the year in which it shall be reached."""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="targets", verbose_name="หน่วยงาน")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name="ตัวชี้วัด")
    score = models.DecimalField("ค่าเป้าหมาย", **POINTS)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ค่าเป้าหมาย"
        verbose_name_plural = "ค่าเป้าหมาย"
        ordering = ["agency_id", "indicator_id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "indicator"], name="target_once"),
            points_within("score", "target_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"ค่าเป้าหมายของ{self.indicator}: {self.score}"
