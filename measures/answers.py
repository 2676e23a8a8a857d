"""Which measures answer which finding of the year before."""

from django.db import models

from assessments.models import Finding
from ita_portal.accounts.models import AgencyQuerySet


class AnswerQuerySet(AgencyQuerySet):
    """Answers; those of a deleted measure wait until it is restored."""

    def live(self) -> "AnswerQuerySet":
        """Answers whose measure was not deleted, in the order of the plan, with measure and agency."""
        rows = self.filter(measure__deleted_at=None).select_related("measure__plan__agency")
        return rows.order_by("measure__number")

    def with_findings(self) -> "AnswerQuerySet":
        """With everything a page shows of their findings, in the order of issues; two queries."""
        rows = self.select_related("finding__issue", "finding__assessment__agency")
        return rows.prefetch_related("finding__items").order_by("finding__issue__number", "finding__order")


class Answer(models.Model):
    """มาตรการที่ตอบ: a measure of one year that answers a finding about the result of the year before."""

    agency_path = "measure__plan__agency"

    measure = models.ForeignKey(
        "measures.Measure", models.CASCADE, related_name="answers", verbose_name="มาตรการ"
    )
    finding = models.ForeignKey(Finding, models.CASCADE, related_name="answers", verbose_name="ข้อค้นพบ")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "มาตรการที่ตอบข้อค้นพบ"
        verbose_name_plural = "มาตรการที่ตอบข้อค้นพบ"
        ordering = ["finding_id", "measure_id"]
        constraints = [models.UniqueConstraint(fields=["measure", "finding"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.measure} ตอบ{self.finding}"
