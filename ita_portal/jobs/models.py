"""งานเบื้องหลัง, and the workers that do them."""

import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from time import monotonic

from django.conf import settings
from django.db import models
from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils import timezone

from ita_portal.accounts.models import Agency, AgencyQuerySet

from .process import refuse_when_ending
from .results import Stopped

KEPT_FOR = timedelta(days=7)  # after its end, with its file
BEAT = 5  # seconds between two signs of life of a worker
ALIVE_FOR = timedelta(seconds=60)  # without one for so long it is dead; a large import makes it wait
PATIENCE = timedelta(seconds=8)  # a job that waits so long though no worker lives says so
STEPS_APART = 0.5  # seconds between two written steps


LONG = "long"  # the queue of jobs; quick tasks go into `default`


def new_name() -> str:
    """A name that nobody guesses: 32 characters for addresses and folders."""
    return secrets.token_hex(16)


class Worker(models.Model):
    """โปรแกรมทำงานเบื้องหลัง: a process that does jobs, and when it last showed that it lives."""

    name = models.CharField("ชื่อ", max_length=100, unique=True)
    queues = models.CharField("คิว", max_length=100)
    seen_at = models.DateTimeField("พบล่าสุดเมื่อ")

    class Meta:
        verbose_name = "โปรแกรมทำงานเบื้องหลัง"
        verbose_name_plural = "โปรแกรมทำงานเบื้องหลัง"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


def living() -> models.QuerySet[Worker]:
    """The workers that showed lately that they live."""
    return Worker.objects.filter(seen_at__gt=timezone.now() - ALIVE_FOR)


class Job(models.Model):
    """งานเบื้องหลัง of one person; an operator's job belongs to no agency."""

    class State(models.TextChoices):
        """สถานะ; a job whose worker died keeps `running` or `stopping` (see `is_interrupted`)."""

        WAITING = "waiting", "รอเริ่มทำ"
        RUNNING = "running", "กำลังทำ"
        STOPPING = "stopping", "กำลังหยุด"
        STOPPED = "stopped", "หยุดไว้"
        INTERRUPTED = "interrupted", "หยุดกลางคัน"
        DONE = "done", "เสร็จแล้ว"
        FAILED = "failed", "ไม่สำเร็จ"

    agency_path = "agency"
    at_work = (State.RUNNING, State.STOPPING)
    # What a job becomes that its worker lets go before its end.
    let_go = Case(When(state=State.STOPPING, then=Value(State.STOPPED)), default=Value(State.INTERRUPTED))

    key = models.CharField("รหัส", max_length=32, unique=True, default=new_name)
    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="หน่วยงาน"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="ผู้สั่งทำ"
    )
    kind = models.CharField("ชนิด", max_length=40)
    label = models.CharField("เรื่อง", max_length=300)
    work = models.CharField("ฟังก์ชัน", max_length=200)
    arguments = models.JSONField("ข้อมูลนำเข้า", default=dict)
    # What is done of it is kept: it may be stopped, and what failed of it may be done once more.
    in_parts = models.BooleanField("ทำทีละส่วน", default=False)
    attempt = models.PositiveIntegerField("ครั้งที่", default=1)
    state = models.CharField("สถานะ", max_length=12, choices=State, default=State.WAITING)
    worker = models.CharField("ทำโดย", max_length=100, blank=True)
    done = models.PositiveIntegerField("ทำแล้ว", default=0)
    total = models.PositiveIntegerField("ทั้งหมด", default=0)
    stage = models.CharField("ขั้น", max_length=200, blank=True)
    message = models.TextField("ผล", blank=True)
    link = models.CharField("ไปต่อที่", max_length=500, blank=True)
    link_words = models.CharField("ข้อความของลิงก์", max_length=200, blank=True)
    problems = models.JSONField("สิ่งที่ไม่สำเร็จ", default=list)
    stored_name = models.CharField("โฟลเดอร์ที่เก็บ", max_length=32, unique=True, default=new_name)
    file_name = models.CharField("ชื่อแฟ้มผล", max_length=200, blank=True)
    asked_at = models.DateTimeField("สั่งเมื่อ", default=timezone.now)
    ended_at = models.DateTimeField("จบเมื่อ", null=True, blank=True)
    seen_at = models.DateTimeField("ผู้สั่งเห็นผลเมื่อ", null=True, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "งานเบื้องหลัง"
        verbose_name_plural = "งานเบื้องหลัง"
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["person", "seen_at"], name="job_of_person")]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """The page of its progress."""
        return reverse("job", args=[self.key])

    # written by the work itself ---------------------------------------------------------------------------

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Says how far the work came, `stage` in a few Thai words; written twice a second at most.

        Raises:
            Stopped: the worker or the job is told to end, or the job was started again meanwhile.
        """
        refuse_when_ending()
        now, same_stage = monotonic(), (stage == self.stage and total == self.total)
        if same_stage and done < total and now - getattr(self, "_written", 0.0) < STEPS_APART:
            return
        self.done, self.total, self.stage, self._written = done, total, stage, now
        rows = Job.objects.filter(pk=self.pk, attempt=self.attempt, state=self.State.RUNNING)
        if not rows.update(done=done, total=total, stage=stage):
            raise Stopped

    @property
    def folder(self) -> Path:
        """The job's own folder, which goes with it; only the portal's account may look into it."""
        path = jobs_folder() / self.stored_name
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path

    # read by the pages ------------------------------------------------------------------------------------

    @property
    def is_interrupted(self) -> bool:
        """Whether it was begun and nobody works at it any more."""
        if self.state in self.at_work and self.worker:
            return not living().filter(name=self.worker).exists()
        return self.state == self.State.INTERRUPTED

    @property
    def words(self) -> str:
        """Its state in words."""
        return self.State.INTERRUPTED.label if self.is_interrupted else self.get_state_display()

    @property
    def has_ended(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def may_be_stopped(self) -> bool:
        """Whether it goes on, or will, and can be gone on with later."""
        goes_on = self.state in (self.State.WAITING, self.State.RUNNING)
        return self.in_parts and goes_on and not self.is_interrupted

    @property
    def is_stopped(self) -> bool:
        """Whether it waits for somebody who goes on with it."""
        return self.state == self.State.STOPPED

    @property
    def lacks_some(self) -> bool:
        """Whether it is done but for parts that failed, which can be done alone."""
        return self.in_parts and self.state == self.State.DONE and bool(self.problems)

    @property
    def may_go_on(self) -> bool:
        """Whether it can be asked for again."""
        waits_for_person = self.state in (self.State.STOPPED, self.State.FAILED)
        return waits_for_person or self.lacks_some or self.is_interrupted

    @property
    def lacks_worker(self) -> bool:
        """Whether it waits, and no worker is there to take it."""
        waits_long = timezone.now() - self.asked_at > PATIENCE
        return (
            self.state == self.State.WAITING
            and waits_long
            and not living().filter(queues__contains=LONG).exists()
        )

    @property
    def file(self) -> Path | None:
        """The file that came of it, while it is kept."""
        path = jobs_folder() / self.stored_name / self.file_name if self.file_name else None
        return path if path and path.is_file() else None


def jobs_folder() -> Path:
    """Where the folders of the jobs lie."""
    return Path(settings.DATA_DIR) / "jobs"


def clear_old() -> None:
    """Forgets jobs that ended a week ago, or that nobody went on with for so long, with their files."""
    limit = timezone.now() - KEPT_FOR
    old = Job.objects.filter(asked_at__lt=limit).exclude(ended_at__gte=limit)
    if old.exists():
        old.delete()
    known = set(Job.objects.values_list("stored_name", flat=True))
    for path in jobs_folder().iterdir() if jobs_folder().is_dir() else ():
        with suppress(FileNotFoundError):  # another worker was quicker
            if path.name not in known and path.stat().st_mtime < limit.timestamp():
                rmtree(path)
