"""รุ่นที่เสนอ: a report as it was submitted, frozen for good."""

from django.conf import settings
from django.db import models

from ita_portal.accounts.models import AgencyQuerySet
from ita_portal.thai import Digits
from reports import codes

from .report import Report


class Version(models.Model):
    """รุ่นที่เสนอ; database triggers refuse to change or delete it."""

    agency_path = "report__agency"

    class DigitsKind(models.TextChoices):
        """ตัวเลขในเอกสาร"""

        THAI = "thai", "ตัวเลขไทย"
        ARABIC = "arabic", "ตัวเลขอารบิก"

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions", verbose_name="รายงาน")
    number = models.PositiveIntegerField("รุ่นที่")
    code = models.CharField("รหัสตรวจสอบ", max_length=10, unique=True, default=codes.new_code)
    facts = models.TextField("ข้อมูลในเอกสาร")  # snapshot.to_json, byte for byte
    sha256 = models.CharField("ลายนิ้วมือ SHA-256", max_length=64)  # of the facts
    digits = models.CharField("ตัวเลข", max_length=10, choices=DigitsKind.choices, default=DigitsKind.THAI)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="made_versions", verbose_name="ผู้เสนอ"
    )
    maker_name = models.CharField("ชื่อผู้เสนอ", max_length=400)
    maker_capacity = models.CharField("ในฐานะ", max_length=400, blank=True)
    made_at = models.DateTimeField("เสนอเมื่อ")
    reason = models.TextField("เหตุผลที่เสนอทั้งที่มีข้อผิดพลาด", blank=True)
    problems = models.JSONField("ข้อสังเกตเมื่อเสนอ", default=list, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "รุ่นที่เสนอ"
        verbose_name_plural = "รุ่นที่เสนอ"
        ordering = ["report_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="version_number_once_in_report"),
        ]

    def __str__(self) -> str:
        return f"{self.report} รุ่นที่ {self.number}"

    @property
    def agency(self):
        """The agency whose report it is."""
        return self.report.agency

    @property
    def shown_code(self) -> str:
        """The code as paper prints it."""
        return codes.shown(self.code)

    @property
    def document_digits(self) -> Digits:
        """In which digits the document prints its figures."""
        return "arabic" if self.digits == self.DigitsKind.ARABIC else "thai"
