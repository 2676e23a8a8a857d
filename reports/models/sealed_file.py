"""แฟ้มที่ปิดผนึก: the PDF of a version, as submitted and as decided."""

from django.db import models

from ita_portal.accounts.models import AgencyQuerySet

from .version import Version


class SealedFile(models.Model):
    """แฟ้มที่ปิดผนึก; the file lies under a random name, its hash stands here. Append-only."""

    agency_path = "version__report__agency"

    class Kind(models.TextChoices):
        """ชนิดของแฟ้ม"""

        SUBMITTED = "submitted", "ฉบับที่เสนอ"
        DECIDED = "decided", "ฉบับที่มีความเห็นครบ"

    version = models.ForeignKey(Version, models.PROTECT, related_name="files", verbose_name="รุ่นที่เสนอ")
    kind = models.CharField("ชนิด", max_length=10, choices=Kind.choices)
    name = models.CharField("ชื่อแฟ้ม", max_length=80, unique=True)  # below DATA_DIR/sealed/
    sha256 = models.CharField("ลายนิ้วมือ SHA-256", max_length=64)
    size = models.PositiveIntegerField("ขนาด")
    signature = models.CharField("ลายมือชื่ออิเล็กทรอนิกส์", max_length=40, blank=True)  # "": not signed
    made_at = models.DateTimeField("ปิดผนึกเมื่อ")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "แฟ้มที่ปิดผนึก"
        verbose_name_plural = "แฟ้มที่ปิดผนึก"
        ordering = ["version_id", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="sealed_file_of_a_kind_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.get_kind_display()}"
