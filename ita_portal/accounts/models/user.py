"""ผู้ใช้: a person, whatever the agencies she serves."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models

KEPT = 400  # characters of a name in the trail and on versions


class User(AbstractUser):
    """ผู้ใช้งาน; a rank (ดาบตำรวจ) is a title (คำนำหน้าชื่อ) too."""

    username = models.CharField(
        "ชื่อผู้ใช้",
        max_length=150,
        unique=True,
        validators=[RegexValidator(r"^[\w.@+-]+\Z", "ชื่อผู้ใช้ใช้ตัวอักษร ตัวเลข และ . @ + - _ เท่านั้น ไม่มีช่องว่าง")],
        error_messages={"unique": "มีชื่อผู้ใช้นี้อยู่แล้ว"},
    )
    title = models.CharField("คำนำหน้าชื่อ", max_length=100, blank=True)
    first_name = models.CharField("ชื่อ", max_length=150)
    last_name = models.CharField("นามสกุล", max_length=150)
    email = models.EmailField("อีเมล", blank=True)
    session_stamp = models.PositiveIntegerField("รุ่นของการเข้าสู่ระบบ", default=0, editable=False)

    REQUIRED_FIELDS = ["first_name", "last_name"]

    class Meta(AbstractUser.Meta):
        verbose_name = "ผู้ใช้งาน"
        verbose_name_plural = "ผู้ใช้งาน"

    def __str__(self) -> str:
        return self.full_name

    def check_password(self, raw_password: str) -> bool:
        """Whether it is hers; one that older rules hashed is kept anew, which the trail is told."""
        from ..own_actions import renew_password  # which stands on this model

        return check_password(raw_password, self.password, partial(renew_password, self))

    def get_session_auth_hash(self) -> str:
        """What every session of the person carries: a new password or stamp ends them all (promise P8)."""
        return f"{super().get_session_auth_hash()}{self.session_stamp}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same by the server's former keys."""
        for each in super().get_session_auth_fallback_hash():
            yield f"{each}{self.session_stamp}"

    @property
    def full_name(self) -> str:
        """Title, name and surname as Thais write them: นางสาวพิมพ์ลดา แสงอรุณ; as much of it as is kept."""
        name = f"{self.first_name} {self.last_name}".strip() or self.username
        # A rank of several words stands apart, นาย or นางสาว stands close.
        gap = " " if " " in self.title or self.title.endswith((".", "ตรี", "โท", "เอก")) else ""
        return f"{self.title}{gap}{name}"[:KEPT]

    @property
    def called(self) -> str:
        """The name without title, as the interface greets."""
        return f"{self.first_name} {self.last_name}".strip() or self.username
