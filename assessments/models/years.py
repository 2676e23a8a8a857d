"""The fiscal years whose rules are known, and how far each list of them was checked."""

from django.db import models
from django.db.models import Q

EARLIEST_YEAR, LATEST_YEAR = 2500, 2700


class FiscalYear(models.Model):
    """ปีงบประมาณ: a fiscal year, by its Buddhist number, whose assessment rules are known."""

    class LevelScheme(models.TextChoices):
        LETTERS = "letters", "ระดับ AA ถึง F"
        WORDS = "words", "ระดับผ่านดีเยี่ยมถึงต้องปรับปรุงโดยด่วน"

    year = models.PositiveSmallIntegerField("ปีงบประมาณ พ.ศ.", primary_key=True)
    level_scheme = models.CharField("ระบบระดับผลการประเมิน", max_length=10, choices=LevelScheme)
    note = models.TextField("หมายเหตุ", blank=True)

    class Meta:
        verbose_name = "ปีงบประมาณ"
        verbose_name_plural = "ปีงบประมาณ"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=EARLIEST_YEAR, year__lte=LATEST_YEAR),
                name="fiscal_year_is_buddhist",
                violation_error_message="ปีงบประมาณต้องเป็นปีพุทธศักราช",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class RuleList(models.Model):
    """รายการเกณฑ์: whether one list of a year's rules was checked against the handbook, and its source.

    ``instrument_code`` is set for the item lists, which are checked instrument by instrument.
    """

    class Kind(models.TextChoices):
        INSTRUMENTS = "instruments", "เครื่องมือและน้ำหนัก"
        INDICATORS = "indicators", "ตัวชี้วัด"
        SUB_INDICATORS = "sub_indicators", "ตัวชี้วัดย่อย"
        ITEMS = "items", "ข้อคำถามและข้อการเปิดเผยข้อมูล"
        ITEM_RULES = "item_rules", "วิธีคิดคะแนนตัวชี้วัดจากข้อ"
        LEVELS = "levels", "ระดับผลการประเมิน"
        ISSUES = "issues", "ประเด็นการวิเคราะห์"
        ISSUE_ITEMS = "issue_items", "ข้อที่เกี่ยวข้องกับแต่ละประเด็น"

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="rule_lists", verbose_name="ปีงบประมาณ"
    )
    kind = models.CharField("รายการ", max_length=20, choices=Kind)
    instrument_code = models.CharField("รหัสเครื่องมือ", max_length=10, blank=True)
    verified = models.BooleanField("ตรวจสอบกับคู่มือแล้ว", default=False)
    source = models.TextField("ที่มา", blank=True)

    class Meta:
        verbose_name = "รายการเกณฑ์"
        verbose_name_plural = "รายการเกณฑ์"
        ordering = ["fiscal_year", "kind", "instrument_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "kind", "instrument_code"], name="rule_list_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.instrument_code}".rstrip()
