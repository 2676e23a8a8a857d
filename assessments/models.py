"""The rules of the assessment, year by year (เกณฑ์การประเมิน ITA รายปีงบประมาณ).

They change every year, so all of them are rows, loaded from ``frameworks/<year>.json`` by
``load_framework``. No code knows how many indicators, items or levels there are.
"""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

EARLIEST_YEAR, LATEST_YEAR = 2500, 2700
POINTS = {"max_digits": 5, "decimal_places": 2}


def named(model: str) -> models.CheckConstraint:
    """A constraint that no row of ``model`` has a blank name."""
    return models.CheckConstraint(
        condition=~Q(name=""), name=f"{model}_name_not_blank", violation_error_message="ต้องระบุชื่อ"
    )


def points_within(field: str, constraint_name: str) -> models.CheckConstraint:
    """A constraint that a decimal field lies within 0–100 (a null passes)."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": 0, f"{field}__lte": 100}),
        name=constraint_name,
        violation_error_message="ต้องอยู่ระหว่าง 0 ถึง 100",
    )


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


class Instrument(models.Model):
    """เครื่องมือการประเมิน (IIT, EIT, OIT) and its weight in the total, in per cent."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="instruments", verbose_name="ปีงบประมาณ"
    )
    code = models.CharField("รหัส", max_length=10)
    name = models.CharField("ชื่อเครื่องมือ", max_length=200)
    weight = models.DecimalField("น้ำหนัก (ร้อยละ)", **POINTS)
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


class Level(models.Model):
    """ระดับผลการประเมิน, best first: bounds of the total in points, and the minimum of each part."""

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="levels", verbose_name="ปีงบประมาณ"
    )
    name = models.CharField("ชื่อระดับ", max_length=60)
    order = models.PositiveSmallIntegerField("ลำดับ")
    minimum = models.DecimalField("คะแนนรวมขั้นต่ำ", **POINTS)
    maximum = models.DecimalField("คะแนนรวมสูงสุด", default=Decimal("100.00"), **POINTS)
    part_minimum = models.DecimalField(
        "คะแนนขั้นต่ำของเครื่องมือทุกส่วน",
        null=True,
        blank=True,
        **POINTS,
        help_text="ว่างไว้ หากระดับนี้ดูจากคะแนนรวมเพียงอย่างเดียว",
    )
    passes = models.BooleanField("ผ่านเกณฑ์")

    class Meta:
        verbose_name = "ระดับผลการประเมิน"
        verbose_name_plural = "ระดับผลการประเมิน"
        ordering = ["fiscal_year", "order"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "name"], name="level_name_once_a_year"),
            points_within("minimum", "level_minimum_0_to_100"),
            points_within("maximum", "level_maximum_0_to_100"),
            points_within("part_minimum", "level_part_minimum_0_to_100"),
            models.CheckConstraint(
                condition=Q(minimum__lte=F("maximum")), name="level_minimum_below_maximum"
            ),
            named("level"),
        ]

    def __str__(self) -> str:
        return self.name


class Issue(models.Model):
    """ประเด็นการวิเคราะห์: an issue under which the results of a year are analysed.

    ``items`` are the items that belong to it by default; one item may belong to several issues.
    """

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="issues", verbose_name="ปีงบประมาณ"
    )
    number = models.PositiveSmallIntegerField("ประเด็นที่")
    name = models.CharField("ชื่อประเด็น", max_length=300)
    items = models.ManyToManyField(Item, related_name="issues", blank=True, verbose_name="ข้อที่เกี่ยวข้อง")

    class Meta:
        verbose_name = "ประเด็นการวิเคราะห์"
        verbose_name_plural = "ประเด็นการวิเคราะห์"
        ordering = ["fiscal_year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="issue_number_once_a_year"),
            models.CheckConstraint(condition=Q(number__gte=1), name="issue_number_from_1"),
            named("issue"),
        ]

    def __str__(self) -> str:
        return f"ประเด็นที่ {self.number} {self.name}"
