"""The issues under which results are analysed."""

from django.db import models
from django.db.models import Q

from assessments.models.constraints import named
from assessments.models.items import Item
from assessments.models.years import FiscalYear


class Issue(models.Model):
    """ประเด็นการวิเคราะห์: an issue under which the results of a year are analysed.

    ``items`` are the items that belong to it by default; one item may belong to several issues.
    """

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="issues", verbose_name="ปีงบประมาณ"
    )
    number = models.PositiveSmallIntegerField("ประเด็นที่")
    name = models.CharField("ชื่อประเด็น", max_length=300)
    items = models.ManyToManyField(Item, related_name="issues", blank=True, verbose_name="ข้อที่เกี่ยวข้อง")

    class Meta:
        verbose_name = "ประเด็นการวิเคราะห์"
        verbose_name_plural = "ประเด็นการวิเคราะห์"
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="issue_number_once_a_year"),
            models.CheckConstraint(condition=Q(number__gte=1), name="issue_number_from_1"),
            named("issue"),
        ]

    def __str__(self) -> str:
        return f"ประเด็นที่ {self.number} {self.name}"
