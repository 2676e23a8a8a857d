"""Instruments, their parts, their indicators and sub-indicators."""

from django.db import models
from django.db.models import Q

from assessments.models.constraints import POINTS, named, points_within
from assessments.models.years import FiscalYear


class Instrument(models.Model):
    """เครื่องมือการประเมิน (IIT, EIT, OIT) and its weight in the total, in per cent."""

    class ItemRule(models.TextChoices):
        """How the scores of items make the score of their indicator; blank where it is not known."""

        ITEMS = "items", "ค่าเฉลี่ยของทุกข้อ"
        SUB_INDICATORS = "sub_indicators", "ค่าเฉลี่ยของตัวชี้วัดย่อย"

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="instruments", verbose_name="ปีงบประมาณ"
    )
    code = models.CharField("รหัส", max_length=10)
    name = models.CharField("ชื่อเครื่องมือ", max_length=200)
    weight = models.DecimalField("น้ำหนัก (ร้อยละ)", **POINTS)
    item_rule = models.CharField("วิธีคิดคะแนนตัวชี้วัดจากข้อ", max_length=20, choices=ItemRule, blank=True)
    order = models.PositiveSmallIntegerField("ลำดับ")

    class Meta:
        verbose_name = "เครื่องมือการประเมิน"
        verbose_name_plural = "เครื่องมือการประเมิน"
        ordering = ["fiscal_year", "order"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "code"], name="instrument_code_once_a_year"),
            points_within("weight", "instrument_weight_0_to_100"),
            named("instrument"),
        ]

    def __str__(self) -> str:
        return self.code


class InstrumentPart(models.Model):
    """ส่วนของเครื่องมือ: a part scored on its own, such as EIT ส่วนที่ 1; levels may ask a minimum of each."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="parts", verbose_name="เครื่องมือการประเมิน"
    )
    number = models.PositiveSmallIntegerField("ส่วนที่")
    name = models.CharField("ชื่อส่วน", max_length=200)

    class Meta:
        verbose_name = "ส่วนของเครื่องมือ"
        verbose_name_plural = "ส่วนของเครื่องมือ"
        ordering = ["instrument", "number"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="instrument_part_once"),
            named("instrument_part"),
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """ตัวชี้วัด, under the name it bears in that year."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="indicators", verbose_name="ปีงบประมาณ"
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="indicators", verbose_name="เครื่องมือการประเมิน"
    )
    number = models.PositiveSmallIntegerField("ตัวชี้วัดที่")
    name = models.CharField("ชื่อตัวชี้วัด", max_length=200)

    class Meta:
        verbose_name = "ตัวชี้วัด"
        verbose_name_plural = "ตัวชี้วัด"
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="indicator_number_once_a_year"),
            models.CheckConstraint(condition=Q(number__gte=1), name="indicator_number_from_1"),
            named("indicator"),
        ]

    def __str__(self) -> str:
        return f"ตัวชี้วัดที่ {self.number} {self.name}"


class SubIndicator(models.Model):
    """ตัวชี้วัดย่อย, such as 9.1 ข้อมูลพื้นฐาน."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="sub_indicators", verbose_name="ตัวชี้วัด"
    )
    code = models.CharField("รหัส", max_length=10)
    name = models.CharField("ชื่อตัวชี้วัดย่อย", max_length=200)
    order = models.PositiveSmallIntegerField("ลำดับ")

    class Meta:
        verbose_name = "ตัวชี้วัดย่อย"
        verbose_name_plural = "ตัวชี้วัดย่อย"
        ordering = ["indicator", "order"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "code"], name="sub_indicator_code_once"),
            named("sub_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
