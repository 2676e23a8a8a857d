"""The score of one item."""

from django.db import models

from assessments.models.assessments import Assessment
from assessments.models.constraints import POINTS, points_within
from assessments.models.items import Item
from ita_portal.accounts.models import AgencyQuerySet


class ItemScore(models.Model):
    """คะแนนรายข้อ of a question or a disclosure: what findings are drafted from."""

    agency_path = "assessment__agency"

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="item_scores", verbose_name="ผลการประเมิน"
    )
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name="ข้อ")
    score = models.DecimalField("คะแนน", **POINTS)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "คะแนนรายข้อ"
        verbose_name_plural = "คะแนนรายข้อ"
        ordering = ["assessment_id", "item__order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "item"], name="item_score_once"),
            points_within("score", "item_score_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.item.code}: {self.score}"
