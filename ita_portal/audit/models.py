"""ร่องรอย: events that are only ever added, each sealed by a key with the hash of the one before."""

from django.conf import settings
from django.db import models

from .verbs import Verb

# As the events of opinions keep them: what somebody who agreed typed is a remark, no reason.
OPINION, AGREED = "ความเห็น", "เห็นควร"
_OF_ONESELF = (Verb.SIGNED_IN, Verb.SIGNED_OUT, Verb.SIGN_IN_FAILED)  # the person is named already


class Event(models.Model):
    """เหตุการณ์; database triggers refuse to change or delete it (migration 0002)."""

    class Outcome(models.TextChoices):
        """ผล"""

        DONE = "done", "สำเร็จ"
        REFUSED = "refused", "ถูกปฏิเสธ"

    agency_path = "agency"

    number = models.PositiveBigIntegerField("ลำดับ", unique=True)
    at = models.DateTimeField("เมื่อ")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ผู้กระทำ"
    )
    person_name = models.CharField("ชื่อผู้กระทำ", max_length=400)
    capacity = models.CharField("ในฐานะ", max_length=400, blank=True)
    agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, null=True, related_name="+", verbose_name="หน่วยงาน"
    )
    verb = models.CharField("การกระทำ", max_length=40, choices=Verb.choices)
    outcome = models.CharField("ผล", max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    thing_kind = models.CharField("ชนิดของสิ่งที่ถูกกระทำ", max_length=60, blank=True)
    thing_id = models.CharField("รหัสของสิ่งที่ถูกกระทำ", max_length=60, blank=True)
    thing_name = models.CharField("ชื่อของสิ่งที่ถูกกระทำ", max_length=400, blank=True)
    reason = models.TextField("เหตุผล", blank=True)
    before = models.JSONField("ก่อน", default=dict)
    after = models.JSONField("หลัง", default=dict)
    # What gave the right to do it, and what it gave or took (accounts/authority.py): hashes by row.
    authority = models.JSONField("สิทธิ", default=dict)
    key = models.CharField("กุญแจ", max_length=16, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "เหตุการณ์"
        verbose_name_plural = "เหตุการณ์"
        ordering = ["number"]
        indexes = [models.Index(fields=["thing_kind", "thing_id"], name="event_of_thing")]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """The event as one Thai sentence, without its time."""
        is_refused = self.outcome == self.Outcome.REFUSED and self.verb != Verb.SIGN_IN_FAILED
        words = [self.person_name, f"({self.capacity})" if self.capacity else ""]
        words += ["ถูกปฏิเสธการ" if is_refused else "", self.get_verb_display()]
        words += ["" if self.verb in _OF_ONESELF else self.thing_name]
        words += [f"{self._link} {self.reason}" if self.reason else ""]
        return " ".join(word for word in words if word).replace("ถูกปฏิเสธการ ", "ถูกปฏิเสธการ")

    @property
    def _link(self) -> str:
        """What stands before the reason."""
        if self.outcome == self.Outcome.DONE and self.after.get(OPINION) == AGREED:
            return "โดยมีข้อสังเกตว่า"
        is_in_spite = self.outcome == self.Outcome.DONE and self.verb == Verb.REPORT_SUBMITTED
        return "ทั้งที่พบข้อผิดพลาด เพราะ" if is_in_spite else "เพราะ"


class ChainHead(models.Model):
    """หัวของสาย: number and hash of the newest event; its row lock puts writers in a queue."""

    number = models.PositiveBigIntegerField("ลำดับล่าสุด", default=0)
    hash = models.CharField(max_length=64, blank=True)
    key = models.CharField("กุญแจ", max_length=16, blank=True)

    class Meta:
        verbose_name = "หัวของสายร่องรอย"
        verbose_name_plural = "หัวของสายร่องรอย"

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"
