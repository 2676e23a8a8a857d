"""What the analysis of a result found, issue by issue."""

from django.db import models
from django.db.models import Q

from assessments.models.assessments import Assessment
from assessments.models.issues import Issue
from assessments.models.items import Item
from ita_portal.accounts.models import AgencyQuerySet


class Finding(models.Model):
    """ข้อบกพร่องหรือจุดอ่อน under one issue, with its recommendation and the items that show it.

    `nothing_found` (ไม่มี) says that the issue was looked at and has no weak point.
    """

    agency_path = "assessment__agency"

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="findings", verbose_name="ผลการประเมิน"
    )
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+", verbose_name="ประเด็นที่")
    order = models.PositiveSmallIntegerField("ลำดับ")
    text = models.TextField("ข้อบกพร่องหรือจุดอ่อน", blank=True)
    recommendation = models.TextField("ข้อเสนอแนะ", blank=True)
    nothing_found = models.BooleanField("ไม่มีข้อบกพร่องหรือจุดอ่อน", default=False)
    items = models.ManyToManyField(Item, related_name="+", blank=True, verbose_name="ข้อ")
    version = models.PositiveIntegerField("รุ่นที่แก้ไข", default=1)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ข้อค้นพบ"
        verbose_name_plural = "ข้อค้นพบ"
        ordering = ["assessment_id", "issue__number", "order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "issue", "order"], name="finding_order_once"),
            models.CheckConstraint(condition=Q(order__gte=1), name="finding_order_from_1"),
            models.CheckConstraint(
                condition=Q(nothing_found=False) | Q(text=""),
                name="finding_of_nothing_has_no_text",
                violation_error_message="ประเด็นที่ระบุว่าไม่มี ต้องไม่มีข้อบกพร่องหรือจุดอ่อน",
            ),
            models.CheckConstraint(
                condition=Q(nothing_found=True) | ~Q(text="") | ~Q(recommendation=""),
                name="finding_says_something",
                violation_error_message="ต้องระบุข้อบกพร่องหรือจุดอ่อน หรือข้อเสนอแนะ",
            ),
        ]

    def __str__(self) -> str:
        return f"ข้อค้นพบที่ {self.order} {self.issue}"
