"""The score of one indicator."""

from django.db import models

from assessments.models.assessments import Assessment
from assessments.models.constraints import POINTS, points_within
from assessments.models.instruments import Indicator
from ita_portal.accounts.models import AgencyQuerySet


class IndicatorScore(models.Model):
    """คะแนนตัวชี้วัด, and the indicator's name where a source gave it another one than the year's."""

    agency_path = "assessment__agency"

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="indicator_scores", verbose_name="ผลการประเมิน"
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name="ตัวชี้วัด")
    score = models.DecimalField("คะแนน", **POINTS)
    name_as_given = models.CharField("ชื่อตัวชี้วัดตามต้นฉบับ", max_length=200, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "คะแนนตัวชี้วัด"
        verbose_name_plural = "คะแนนตัวชี้วัด"
        ordering = ["assessment_id", "indicator__number"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "indicator"], name="indicator_score_once"),
            points_within("score", "indicator_score_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.score}"
