"""รายงาน: one document of an agency and a year while it is being written."""

from django.db import models
from django.urls import reverse

from assessments.models import FiscalYear
from ita_portal.accounts.models import Agency, AgencyQuerySet
from reports import formats


class Report(models.Model):
    """รายงาน; its texts may change until it is submitted, and what was submitted is a `Version`."""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports", verbose_name="หน่วยงาน")
    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="reports", verbose_name="ปีงบประมาณ"
    )
    format = models.CharField("แบบรายงาน", max_length=40)  # code of reports.formats.FORMATS
    letter_number = models.CharField("เลขที่หนังสือ", max_length=100, blank=True)
    letter_date = models.DateField("ลงวันที่", null=True, blank=True)
    texts = models.JSONField("ข้อความ", default=dict, blank=True)  # name of a wording → text as it was edited
    edition = models.PositiveIntegerField("รุ่นที่แก้ไข", default=1)  # one more with each change, for two editors

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "รายงาน"
        verbose_name_plural = "รายงาน"
        ordering = ["agency_id", "fiscal_year_id", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "fiscal_year", "format"], name="report_of_year_and_format_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ปีงบประมาณ {self.fiscal_year_id}"

    def get_absolute_url(self) -> str:
        """The page of this report."""
        return reverse("report", args=[self.agency.code, self.fiscal_year_id, self.format])

    @property
    def name(self) -> str:
        """The name of its format."""
        found = formats.find(self.format)
        return found.name if found else self.format
