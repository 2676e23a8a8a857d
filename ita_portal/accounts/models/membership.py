"""สมาชิกภาพ: what a person is in an agency. Roles belong to it, not to the person."""

from django.db import models

from .agency import Agency, AgencyQuerySet
from .department import Department
from .position import Position
from .user import User


class Membership(models.Model):
    """บทบาทของบุคคลในหน่วยงาน; a person with several roles has several rows."""

    agency_path = "agency"

    class Role(models.TextChoices):
        """บทบาท; what each may do stands in accounts/roles.py."""

        STAFF = "staff", "เจ้าหน้าที่"
        ADMINISTRATOR = "administrator", "ผู้ดูแลระบบของหน่วยงาน"
        EXECUTIVE = "executive", "ผู้บริหาร"
        READER = "reader", "ผู้อ่าน"

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="ผู้ใช้งาน")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships", verbose_name="หน่วยงาน")
    role = models.CharField("บทบาท", max_length=20, choices=Role.choices)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="ส่วนราชการ",
    )
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name="ตำแหน่ง"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "บทบาทในหน่วยงาน"
        verbose_name_plural = "บทบาทในหน่วยงาน"
        ordering = ["agency_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                name="membership_role_once",
                violation_error_message="บุคคลนี้มีบทบาทนี้ในหน่วยงานอยู่แล้ว",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
