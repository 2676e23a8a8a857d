"""Facts for the tests: เทศบาลตำบลธารใส in 2569, and measures that differ from the usual one."""

from dataclasses import replace
from datetime import date

from reports.facts import (
    AgencyFacts,
    IndicatorFacts,
    MeasureFacts,
    OpinionFacts,
    Snapshot,
    StepFacts,
)

AGENCY = AgencyFacts(
    code="tharnsai",
    name="เทศบาลตำบลธารใส",
    kind="เทศบาลตำบล",
    place="อำเภอศรีบุรพา จังหวัดนครธารา",
    district="ศรีบุรพา",
    province="นครธารา",
    letter_prefix="นธ ๕๒๙๐๑/",
    mayor="นายกเทศมนตรีตำบลธารใส",
    clerk="ปลัดเทศบาล",
    clerk_office="สำนักปลัดเทศบาล",
    short="เทศบาล",
)
MEASURE = MeasureFacts(
    number=1,
    name="จัดทำคู่มือการให้บริการของทุกงาน",
    indicator=1,
    sub_indicator="",
    sub_indicator_name="",
    issue=None,
    issue_name="",
    aim="รักษาระดับ",
    to_improve="",
    steps=(StepFacts("สำรวจงานบริการ", ""), StepFacts("จัดทำคู่มือ", "")),
    start=date(2025, 10, 1),
    end=date(2026, 9, 30),
    owners=("กองช่าง",),
    follow_up="",
    state="done",
    state_name="ดำเนินการแล้วเสร็จ",
    reason="",
    summary="สำรวจแล้ว 12 งาน",
    result="ประชาชนได้รับบริการเร็วขึ้น",
)


def a_measure(**values) -> MeasureFacts:
    """The usual measure with these values instead."""
    return replace(MEASURE, **values)


def a_snapshot(*measures: MeasureFacts) -> Snapshot:
    """The year 2569 of เทศบาลตำบลธารใส with these measures."""
    return Snapshot(AGENCY, 2569, (IndicatorFacts(1, "การปฏิบัติหน้าที่", "IIT"),), measures or (MEASURE,))


def the_chain(**first) -> tuple[OpinionFacts, ...]:
    """The chain of ธารใส, its opinions open; `first` changes its first step."""
    steps = (
        OpinionFacts(1, "หัวหน้าสำนักปลัดเทศบาล", "นายกิตติพัฒน์ ใจมั่น"),
        OpinionFacts(2, "ปลัดเทศบาล", "นางอรวรรณ ศรีวิเชียร"),
        OpinionFacts(3, "นายกเทศมนตรีตำบลธารใส", "ดาบตำรวจสมเกียรติ ธารารักษ์"),
    )
    return (replace(steps[0], **first), *steps[1:])
