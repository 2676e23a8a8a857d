"""ความเห็น: what a person of the chain said about a version."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from ita_portal.accounts.models import AgencyQuerySet

from .step import Step
from .version import Version


class Decision(models.Model):
    """ความเห็น, each sealed with the hash of the one before; database triggers keep it and its rules."""

    agency_path = "version__report__agency"

    class Opinion(models.TextChoices):
        """ความเห็น"""

        AGREE = "agree", "เห็นควร"
        DISAGREE = "disagree", "ไม่เห็นควร"
        RETURN = "return", "ส่งกลับแก้ไข"

    version = models.ForeignKey(Version, models.PROTECT, related_name="decisions", verbose_name="รุ่นที่เสนอ")
    step = models.OneToOneField(Step, models.PROTECT, related_name="decision", verbose_name="ขั้น")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions", verbose_name="ผู้ให้ความเห็น"
    )
    person_name = models.CharField("ชื่อผู้ให้ความเห็น", max_length=400)
    capacity = models.CharField("ในฐานะ", max_length=800)
    appointment = models.CharField("ตามคำสั่ง", max_length=800, blank=True)
    opinion = models.CharField("ความเห็น", max_length=10, choices=Opinion.choices)
    reason = models.TextField("เหตุผล", blank=True)
    at = models.DateTimeField("เมื่อ")
    # Signed by hand: who brought the paper into the portal, the day on it, its picture.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้บันทึก"
    )
    recorder_name = models.CharField("ชื่อผู้บันทึก", max_length=400, blank=True)
    signed_on = models.DateField("ลงนามวันที่", null=True)
    scan = models.CharField("แฟ้มภาพ", max_length=80, blank=True)  # its name below DATA_DIR/scans/
    scan_sha256 = models.CharField("ลายนิ้วมือของแฟ้มภาพ", max_length=64, blank=True)
    scan_size = models.PositiveIntegerField("ขนาดของแฟ้มภาพ", default=0)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ความเห็น"
        verbose_name_plural = "ความเห็น"
        ordering = ["version_id", "step__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], name="one_opinion_of_a_person_on_a_version"
            ),
            models.CheckConstraint(
                condition=Q(opinion="agree") | Q(GreaterThan(Length(Trim("reason")), 0)),
                name="opinion_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None, signed_on=None, scan="")
                | (Q(recorded_by__isnull=False, signed_on__isnull=False) & ~Q(scan="")),
                name="paper_opinion_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("person")),
                name="nobody_records_her_own_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_opinion_display()}"

    @property
    def by_hand(self) -> bool:
        """Whether it was signed on paper and recorded by somebody else."""
        return self.recorded_by_id is not None
