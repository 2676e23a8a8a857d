"""The score of one part of an instrument."""

from django.db import models

from assessments.models.assessments import Assessment
from assessments.models.constraints import POINTS, points_within
from assessments.models.instruments import InstrumentPart
from ita_portal.accounts.models import AgencyQuerySet


class PartScore(models.Model):
    """คะแนนส่วนของเครื่องมือ, such as EIT ส่วนที่ 1: some levels ask a least score of each."""

    agency_path = "assessment__agency"

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="part_scores", verbose_name="ผลการประเมิน"
    )
    part = models.ForeignKey(InstrumentPart, models.PROTECT, related_name="+", verbose_name="ส่วนของเครื่องมือ")
    score = models.DecimalField("คะแนน", **POINTS)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "คะแนนส่วนของเครื่องมือ"
        verbose_name_plural = "คะแนนส่วนของเครื่องมือ"
        ordering = ["assessment_id", "part_id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "part"], name="part_score_once"),
            points_within("score", "part_score_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.score}"
