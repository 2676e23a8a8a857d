"""How an agency analyses its results, where it does not as the year's rules propose."""

from django.db import models

from assessments.models.constraints import POINTS, points_within
from assessments.models.issues import Issue
from assessments.models.items import Item
from ita_portal.accounts.models import Agency, AgencyQuerySet


class AnalysisSettings(models.Model):
    """การตั้งค่าการวิเคราะห์: below which item score a finding is drafted; blank: the year's pass mark."""

    agency_path = "agency"

    agency = models.OneToOneField(
        Agency, models.PROTECT, related_name="analysis_settings", verbose_name="หน่วยงาน"
    )
    draft_below = models.DecimalField(
        "ร่างข้อค้นพบจากข้อที่ได้คะแนนต่ำกว่า",
        null=True,
        blank=True,
        **POINTS,
        help_text="เว้นว่างไว้ หากใช้คะแนนต่ำสุดของระดับที่ผ่านในปีนั้น",
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "การตั้งค่าการวิเคราะห์"
        verbose_name_plural = "การตั้งค่าการวิเคราะห์"
        constraints = [points_within("draft_below", "draft_below_0_to_100")]

    def __str__(self) -> str:
        return f"การตั้งค่าการวิเคราะห์ของ{self.agency}"


class OwnIssueItems(models.Model):
    """ข้อที่หน่วยงานจัดไว้ในประเด็น: takes the place of the items that the year ties to this issue."""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="own_issue_items", verbose_name="หน่วยงาน")
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+", verbose_name="ประเด็นที่")
    items = models.ManyToManyField(Item, related_name="+", blank=True, verbose_name="ข้อที่เกี่ยวข้อง")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ข้อที่หน่วยงานจัดไว้ในประเด็น"
        verbose_name_plural = "ข้อที่หน่วยงานจัดไว้ในประเด็น"
        ordering = ["agency_id", "issue_id"]
        constraints = [models.UniqueConstraint(fields=["agency", "issue"], name="own_issue_items_once")]

    def __str__(self) -> str:
        return f"{self.issue} ของ{self.agency}"
