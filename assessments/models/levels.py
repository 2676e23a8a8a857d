"""The levels that a total is given."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from assessments.models.constraints import POINTS, named, points_within
from assessments.models.years import FiscalYear


class Level(models.Model):
    """ระดับผลการประเมิน, best first: bounds of the total in points, and the minimum of each part."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="levels", verbose_name="ปีงบประมาณ"
    )
    name = models.CharField("ชื่อระดับ", max_length=60)
    order = models.PositiveSmallIntegerField("ลำดับ")
    minimum = models.DecimalField("คะแนนรวมขั้นต่ำ", **POINTS)
    maximum = models.DecimalField("คะแนนรวมสูงสุด", default=Decimal("100.00"), **POINTS)
    part_minimum = models.DecimalField(
        "คะแนนขั้นต่ำของเครื่องมือทุกส่วน",
        null=True,
        blank=True,
        **POINTS,
        help_text="ว่างไว้ หากระดับนี้ดูจากคะแนนรวมเพียงอย่างเดียว",
    )
    passes = models.BooleanField("ผ่านเกณฑ์")

    class Meta:
        verbose_name = "ระดับผลการประเมิน"
        verbose_name_plural = "ระดับผลการประเมิน"
        ordering = ["fiscal_year", "order"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "name"], name="level_name_once_a_year"),
            points_within("minimum", "level_minimum_0_to_100"),
            points_within("maximum", "level_maximum_0_to_100"),
            points_within("part_minimum", "level_part_minimum_0_to_100"),
            models.CheckConstraint(
                condition=Q(minimum__lte=F("maximum")), name="level_minimum_below_maximum"
            ),
            named("level"),
        ]

    def __str__(self) -> str:
        return self.name
