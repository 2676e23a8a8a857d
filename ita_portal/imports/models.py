"""แฟ้มที่รอยืนยัน: a file that somebody has uploaded, until she confirms or cancels it."""

import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from ita_portal.accounts.models import Agency, AgencyQuerySet

KEPT_FOR = timedelta(days=1)
LONG = 1000  # a file of more rows is read in the background


def new_token() -> str:
    """A name that nobody guesses: 32 characters for addresses and file names."""
    return secrets.token_hex(16)


class PendingImport(models.Model):
    """แฟ้มที่รอยืนยันการนำเข้า; nothing of it is stored elsewhere yet."""

    agency_path = "agency"

    token = models.CharField("รหัส", max_length=32, unique=True, default=new_token)
    kind = models.CharField("ชนิดแฟ้ม", max_length=40)
    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="หน่วยงาน"
    )  # none: an operator's file, of any agency
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="ผู้เลือกแฟ้ม"
    )
    file_name = models.CharField("ชื่อแฟ้ม", max_length=200)
    stored_name = models.CharField("ชื่อที่เก็บ", max_length=32, unique=True, default=new_token)
    rows = models.PositiveIntegerField("จำนวนแถว", default=0)
    job = models.CharField(
        "งานเบื้องหลัง", max_length=32, blank=True
    )  # the key of the one at work on a long file
    seen = models.JSONField(
        "ผลการตรวจ", null=True, blank=True
    )  # what its preview shows (pages.py), once it is read
    uploaded_at = models.DateTimeField("เลือกเมื่อ", auto_now_add=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "แฟ้มที่รอยืนยัน"
        verbose_name_plural = "แฟ้มที่รอยืนยัน"
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return folder() / self.stored_name

    @property
    def is_long(self) -> bool:
        """Whether nobody should wait for it before a page."""
        return self.rows > LONG

    def read(self) -> bytes:
        """The file's content. Raises FileNotFoundError when it has been cleared away."""
        return self.path.read_bytes()


class HeadingMatch(models.Model):
    """หัวคอลัมน์ที่จับคู่ไว้: for which heading of the form another one stands in the files of an agency.

    `meant` is blank where the column is to be left out.
    """

    agency_path = "agency"

    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="หน่วยงาน"
    )  # none: the operator's files
    kind = models.CharField("ชนิดแฟ้ม", max_length=40)
    found = models.CharField("หัวคอลัมน์ในแฟ้ม", max_length=200)
    meant = models.CharField("หัวคอลัมน์ตามแบบ", max_length=200, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "หัวคอลัมน์ที่จับคู่ไว้"
        verbose_name_plural = "หัวคอลัมน์ที่จับคู่ไว้"
        ordering = ["agency_id", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "found"], name="heading_matched_once"),
            models.UniqueConstraint(
                fields=["kind", "found"],
                condition=models.Q(agency=None),
                name="operators_heading_matched_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.found} → {self.meant or 'ไม่นำเข้า'}"


def folder() -> Path:
    """The folder of the waiting files; only the portal's own account may look into it."""
    path = Path(settings.DATA_DIR) / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def clear_old() -> None:
    """Forgets the files that nobody confirmed within a day, and those that no row knows any more."""
    limit = timezone.now() - KEPT_FOR
    PendingImport.objects.filter(uploaded_at__lt=limit).delete()
    known = set(PendingImport.objects.values_list("stored_name", flat=True))
    for path in folder().iterdir():
        if path.name not in known and path.stat().st_mtime < limit.timestamp():
            path.unlink(missing_ok=True)
