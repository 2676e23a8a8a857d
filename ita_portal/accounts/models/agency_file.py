"""แฟ้มประกอบเอกสาร: what an agency brings along for its documents, its emblem and its Word template."""

from django.db import models

from .agency import Agency, AgencyQuerySet


class AgencyFile(models.Model):
    """แฟ้มประกอบเอกสาร, one of each kind; its bytes lie below DATA_DIR (ita_portal/kept_files.py)."""

    class Kind(models.TextChoices):
        """ชนิดของแฟ้ม"""

        EMBLEM = "emblem", "ตราสัญลักษณ์"
        WORD_TEMPLATE = "word-template", "แม่แบบ Word"

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="files", verbose_name="หน่วยงาน")
    kind = models.CharField("ชนิด", max_length=20, choices=Kind.choices)
    name = models.CharField("ชื่อในที่เก็บ", max_length=100, unique=True)
    sha256 = models.CharField("ค่าแฮช", max_length=64)
    size = models.PositiveIntegerField("ขนาด")
    media_type = models.CharField("ชนิดของเนื้อหา", max_length=100)
    title = models.CharField("ชื่อแฟ้มที่อัปโหลด", max_length=255)
    stored_at = models.DateTimeField("เมื่อ", auto_now_add=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "แฟ้มประกอบเอกสาร"
        verbose_name_plural = "แฟ้มประกอบเอกสาร"
        ordering = ["agency", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind"], name="one_file_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.agency}"
