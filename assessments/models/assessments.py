"""The result of one agency and year, as it was announced."""

from django.conf import settings
from django.db import models

from assessments.models.constraints import POINTS, points_within
from assessments.models.years import FiscalYear
from ita_portal.accounts.models import Agency, AgencyQuerySet


class Assessment(models.Model):
    """ผลการประเมิน of one agency and fiscal year: total, level and rank as announced, the level as typed.

    Scores, item scores and findings hang on it. Of an old year often nothing but the total is known.
    """

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="assessments", verbose_name="หน่วยงาน")
    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="assessments", verbose_name="ปีงบประมาณ"
    )
    announced_total = models.DecimalField("คะแนนรวมที่ประกาศ", null=True, blank=True, **POINTS)
    announced_level = models.CharField("ระดับที่ประกาศ", max_length=200, blank=True)
    announced_rank = models.CharField("ลำดับที่ประกาศ", max_length=200, blank=True)
    version = models.PositiveIntegerField("รุ่นที่แก้ไข", default=1)
    changed_at = models.DateTimeField("แก้ไขเมื่อ", auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="แก้ไขโดย"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ผลการประเมิน"
        verbose_name_plural = "ผลการประเมิน"
        ordering = ["agency_id", "-fiscal_year_id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "fiscal_year"], name="assessment_once_a_year"),
            points_within("announced_total", "announced_total_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"ผลการประเมินปีงบประมาณ {self.fiscal_year_id}"

    @property
    def year(self) -> int:
        """The Buddhist fiscal year whose result it is."""
        return self.fiscal_year_id
