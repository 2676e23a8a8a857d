"""การเผยแพร่: a decided version that everybody may read, and its withdrawal."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan
from django.urls import reverse

from assessments.models import Item
from ita_portal.accounts.models import Agency, AgencyQuerySet

from .report import Report
from .version import Version


class PublicationQuerySet(AgencyQuerySet):
    """Publications, of which those that were not withdrawn are to be seen."""

    def live(self) -> "PublicationQuerySet":
        """Only those that were not withdrawn."""
        return self.filter(withdrawal=None)


class Publication(models.Model):
    """การเผยแพร่ of a version as evidence of one item (ข้อ O…) of the rules of a year. Append-only.

    Who quotes its address must find it there for good: a version published again under the same item, after
    it was withdrawn, has the same address.
    """

    agency_path = "version__report__agency"

    version = models.ForeignKey(Version, models.PROTECT, related_name="publications", verbose_name="รุ่นที่เสนอ")
    item = models.ForeignKey(Item, models.PROTECT, related_name="publications", verbose_name="ข้อ")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้เผยแพร่"
    )
    at = models.DateTimeField("เผยแพร่เมื่อ")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "การเผยแพร่"
        verbose_name_plural = "การเผยแพร่"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.version} ข้อ {self.item.code}"

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("public_document", args=self.place)

    @property
    def agency(self) -> Agency:
        """The agency that publishes it."""
        return self.version.report.agency

    @property
    def report(self) -> Report:
        """The report whose version it is."""
        return self.version.report

    @property
    def place(self) -> list[object]:
        """The parts of its public address: agency, year, item, code of the version."""
        return [self.agency.code, self.item.fiscal_year_id, self.item.code, self.version.code]


class Withdrawal(models.Model):
    """การถอนการเผยแพร่; its reason stands on the page that was withdrawn. Append-only."""

    agency_path = "publication__version__report__agency"

    publication = models.OneToOneField(
        Publication, models.PROTECT, related_name="withdrawal", verbose_name="การเผยแพร่"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ผู้ถอนการเผยแพร่"
    )
    at = models.DateTimeField("ถอนเมื่อ")
    reason = models.CharField("เหตุผล", max_length=500)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "การถอนการเผยแพร่"
        verbose_name_plural = "การถอนการเผยแพร่"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(GreaterThan(Length(Trim("reason")), 0)), name="withdrawal_has_its_reason"
            )
        ]

    def __str__(self) -> str:
        return f"การถอน {self.publication}"
