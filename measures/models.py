"""มาตรการ, ขั้นตอน, ผู้รับผิดชอบ: what an agency does in one fiscal year, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from assessments.models import FiscalYear, Indicator, Issue, SubIndicator
from ita_portal.accounts.models import Agency, AgencyQuerySet, Department

from .answers import Answer as Answer

EVERYBODY = ("ทุกส่วนราชการ", "ทุกกอง")  # owners that mean every office (contract: ผู้รับผิดชอบ)


class Plan(models.Model):
    """แผน: the measures of one agency in one fiscal year, the year in which they are carried out."""

    agency_path = "agency"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="plans", verbose_name="หน่วยงาน")
    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="plans", verbose_name="ปีงบประมาณ"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "แผนมาตรการ"
        verbose_name_plural = "แผนมาตรการ"
        constraints = [
            models.UniqueConstraint(fields=["agency", "fiscal_year"], name="plan_of_agency_and_year_once")
        ]

    def __str__(self) -> str:
        return f"แผนมาตรการ {self.agency} ปีงบประมาณ {self.fiscal_year_id}"


class MeasureQuerySet(AgencyQuerySet):
    """Measures; those deleted stay in the table so that a deletion can be undone."""

    def live(self) -> "MeasureQuerySet":
        """Measures that were not deleted."""
        return self.filter(deleted_at=None)

    def of_plan(self, agency: Agency, year: int) -> "MeasureQuerySet":
        """The live measures of an agency and a year, in their order."""
        return self.live().filter(plan__agency=agency, plan__fiscal_year=year).order_by("number")

    def with_parts(self) -> "MeasureQuerySet":
        """With everything a page or a document shows of a measure, in a fixed number of queries."""
        return self.select_related("plan", "indicator", "sub_indicator", "issue").prefetch_related(
            "owners", "steps"
        )


class Measure(models.Model):
    """มาตรการ/กิจกรรม"""

    agency_path = "plan__agency"

    class Aim(models.TextChoices):
        """แนวทาง"""

        KEEP = "keep", "รักษาระดับ"
        RAISE = "raise", "พัฒนาเพื่อยกระดับ"

    class State(models.TextChoices):
        """สถานะ"""

        NOT_STARTED = "not_started", "ยังไม่ดำเนินการ"
        UNDER_WAY = "under_way", "อยู่ระหว่างดำเนินการ"
        DONE = "done", "ดำเนินการแล้วเสร็จ"
        CANNOT = "cannot", "ไม่สามารถดำเนินการได้"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures", verbose_name="แผน")
    number = models.PositiveIntegerField("ลำดับ")
    name = models.TextField("มาตรการ/กิจกรรม")
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ตัวชี้วัดที่"
    )
    sub_indicator = models.ForeignKey(
        SubIndicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ตัวชี้วัดย่อย"
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ประเด็นที่"
    )
    aim = models.CharField("แนวทาง", max_length=10, choices=Aim.choices, blank=True)
    to_improve = models.TextField("ประเด็นที่ต้องปรับปรุง", blank=True)
    start = models.DateField("วันที่เริ่ม", null=True, blank=True)
    end = models.DateField("วันที่สิ้นสุด", null=True, blank=True)
    follow_up = models.TextField("การกำกับติดตาม", blank=True)
    state = models.CharField("สถานะ", max_length=20, choices=State.choices, default=State.NOT_STARTED)
    cannot_reason = models.TextField("เหตุผลที่ไม่สามารถดำเนินการได้", blank=True)
    summary = models.TextField("สรุปผลการดำเนินการ", blank=True)
    result = models.TextField("ผลลัพธ์หรือความสำเร็จ", blank=True)

    version = models.PositiveIntegerField("รุ่นที่แก้ไข", default=1)
    changed_at = models.DateTimeField("แก้ไขเมื่อ", auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="แก้ไขโดย"
    )
    deleted_at = models.DateTimeField("ลบเมื่อ", null=True, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "มาตรการ"
        verbose_name_plural = "มาตรการ"
        ordering = ["plan_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(deleted_at=None), name="measure_number_once_in_plan"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="measure_has_a_name"),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                name="measure_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="cannot") | ~Q(cannot_reason=""), name="measure_that_failed_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"มาตรการที่ {self.number}"

    def get_absolute_url(self) -> str:
        """The page of this measure."""
        return reverse("measure", args=[self.agency.code, self.year, self.number])

    @property
    def agency(self) -> Agency:
        """The agency that carries it out."""
        return self.plan.agency

    @property
    def year(self) -> int:
        """The Buddhist fiscal year in which it is carried out."""
        return self.plan.fiscal_year_id


class Owner(models.Model):
    """ผู้รับผิดชอบ: an office of the agency, or a position or group as typed."""

    agency_path = "measure__plan__agency"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="owners", verbose_name="มาตรการ")
    order = models.PositiveSmallIntegerField("ลำดับ")
    name = models.CharField("ผู้รับผิดชอบ", max_length=300)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ส่วนราชการ"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ผู้รับผิดชอบ"
        verbose_name_plural = "ผู้รับผิดชอบ"
        ordering = ["measure_id", "order"]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """ขั้นตอน/วิธีการ; a result stands on the last step of the group it belongs to."""

    agency_path = "measure__plan__agency"

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="steps", verbose_name="มาตรการ")
    order = models.PositiveSmallIntegerField("ขั้นตอนที่")
    text = models.TextField("ขั้นตอน/วิธีการ")
    result = models.TextField("ผลลัพธ์หรือความสำเร็จ", blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "ขั้นตอน"
        verbose_name_plural = "ขั้นตอน"
        ordering = ["measure_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "order"], name="step_order_once_in_measure"),
            models.CheckConstraint(condition=~Q(text=""), name="step_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"ขั้นตอนที่ {self.order}"
