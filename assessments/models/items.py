"""The single questions and disclosures of a year."""

from django.db import models
from django.db.models import Q

from assessments.models.constraints import named
from assessments.models.instruments import Indicator, SubIndicator
from assessments.models.years import FiscalYear


class Item(models.Model):
    """ข้อ: one question of a survey (``i1``, ``e4``) or one thing to disclose (``O34``)."""

    class Kind(models.TextChoices):
        QUESTION = "question", "ข้อคำถาม"
        YES_NO = "yes_no", "ข้อคำถามที่ตอบว่ามีหรือไม่มี"
        DISCLOSURE = "disclosure", "ข้อการเปิดเผยข้อมูล"

    class Wording(models.TextChoices):
        """Whether agreeing speaks for the agency or against it; blank where it is not known."""

        POSITIVE = "positive", "ข้อความเชิงบวก"
        NEGATIVE = "negative", "ข้อความเชิงลบ"
        MIXED = "mixed", "มีทั้งข้อความเชิงบวกและเชิงลบ"

    class Purpose(models.TextChoices):
        """What the agency's own reports answer."""

        MEASURES = "measures", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"
        RESULTS = "results", "รายงานผลการดำเนินการตามมาตรการ"

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="items", verbose_name="ปีงบประมาณ"
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="items", verbose_name="ตัวชี้วัด")
    sub_indicator = models.ForeignKey(
        SubIndicator,
        models.PROTECT,
        related_name="items",
        null=True,
        blank=True,
        verbose_name="ตัวชี้วัดย่อย",
    )
    code = models.CharField("ข้อ", max_length=10)
    name = models.CharField("ชื่อข้อ", max_length=300)
    kind = models.CharField("ชนิด", max_length=12, choices=Kind)
    wording = models.CharField("ลักษณะข้อความ", max_length=10, choices=Wording, blank=True)
    purpose = models.CharField("ใช้สำหรับ", max_length=10, choices=Purpose, blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ")
    verified = models.BooleanField("ตรวจสอบกับคู่มือแล้ว", default=False)

    class Meta:
        verbose_name = "ข้อการประเมิน"
        verbose_name_plural = "ข้อการประเมิน"
        ordering = ["fiscal_year", "order"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "code"], name="item_code_once_a_year"),
            models.UniqueConstraint(
                fields=["fiscal_year", "purpose"], condition=~Q(purpose=""), name="item_purpose_once_a_year"
            ),
            named("item"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
