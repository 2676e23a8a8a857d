"""การแต่งตั้งผู้ทำการแทน: an acting official under a recorded order."""

from django.db import models
from django.db.models import F, Q

from .agency import Agency, AgencyQuerySet
from .keys import random_key
from .position import Position
from .user import User


class ActingAppointment(models.Model):
    """คำสั่งให้ทำการแทน; it holds from its first to its last day, and somebody else records it."""

    agency_path = "agency"

    class Kind(models.TextChoices):
        """ลักษณะการทำการแทน"""

        ACTING_FOR = "acting_for", "รักษาราชการแทน"
        ON_BEHALF = "on_behalf", "ปฏิบัติราชการแทน"
        CARETAKER = "caretaker", "รักษาการในตำแหน่ง"
        IN_DUTY = "in_duty", "ปฏิบัติหน้าที่"

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="acting_appointments", verbose_name="หน่วยงาน"
    )
    person = models.ForeignKey(
        User, models.PROTECT, related_name="acting_appointments", verbose_name="ผู้ทำการแทน"
    )
    position = models.ForeignKey(
        Position, models.PROTECT, related_name="acting_appointments", verbose_name="ทำการแทนตำแหน่ง"
    )
    key = models.CharField("รหัสในที่อยู่", max_length=16, unique=True, editable=False, default=random_key)
    kind = models.CharField("ลักษณะ", max_length=20, choices=Kind.choices)
    order_number = models.CharField("เลขที่คำสั่ง", max_length=200)
    first_day = models.DateField("ตั้งแต่วันที่")
    last_day = models.DateField("ถึงวันที่")
    recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="recorded_appointments", verbose_name="ผู้บันทึก"
    )
    recorded_at = models.DateTimeField("บันทึกเมื่อ", auto_now_add=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "การทำการแทน"
        verbose_name_plural = "การทำการแทน"
        ordering = ["-first_day", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="appointment_ends_after_it_begins",
                violation_error_message="วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("recorded_by")),
                name="nobody_appoints_oneself",
                violation_error_message="ผู้บันทึกคำสั่งต้องไม่ใช่ผู้ทำการแทนเอง",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()} {self.position}"
