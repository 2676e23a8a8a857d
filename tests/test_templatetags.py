"""Filters of the templates: words that stay together, dates, what an event changed."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from measures.models import Measure


def show(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ถึง 31 มี.ค. 2569 นี้", 'ถึง <span class="together">31 มี.ค. 2569</span> นี้'),
        (
            "มาตรการที่ 10 ปีงบประมาณ 2569",
            '<span class="together">มาตรการที่ 10</span> <span class="together">ปีงบประมาณ 2569</span>',
        ),
        ("ระบบ E-Service ใหม่", 'ระบบ <span class="together">E-Service</span> ใหม่'),
        (
            "ขั้นตอนที่ 3 ของหน่วยงาน",
            '<span class="together">ขั้นตอนที่ 3</span> ของ<span class="together">หน่วยงาน</span>',
        ),
        ("<b>5 ครั้ง</b> & “x”", '&lt;b&gt;<span class="together">5 ครั้ง</span>&lt;/b&gt; &amp; “x”'),
        ("", ""),
        (None, ""),
    ],
)
def test_together_marks_what_a_line_must_not_part_and_escapes_the_rest(text, html):
    assert show("{{ text|together }}", text=text) == html


def test_a_name_is_kept_whole_and_one_too_wide_for_a_phone_is_not():
    name, wide = "กองสวัสดิการสังคม", "องค์การบริหารส่วนตำบลหนองน้ำใสใหญ่"
    assert (
        show("{{ t|together:name }}", t=f"โดย{name}", name=name) == f'โดย<span class="together">{name}</span>'
    )
    assert show("{{ t|together:name }}", t=f"โดย{wide}", name=wide) == f"โดย{wide}"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ day|thai_date }}", "1 มี.ค. 2569"),
        ('{{ day|thai_date:"weekday" }}', "วันอาทิตย์ที่ 1 มีนาคม 2569"),
        ('{{ day|thai_date:"brief" }}', "1 มี.ค. 69"),
        ("{{ moment|thai_datetime }}", "17 ก.พ. 2569 00.30 น."),
        ("{{ moment|thai_date }}", "17 ก.พ. 2569"),
        ("{{ nothing|thai_date }}{{ nothing|thai_datetime }}", ""),
        ("{{ measure|period }}", "ตลอดปี 2569"),
    ],
)
def test_p39_days_are_buddhist_and_times_are_those_of_thailand(source, shown):
    context = {
        "day": date(2026, 3, 1),
        "moment": datetime(2026, 2, 16, 17, 30, tzinfo=UTC),
        "nothing": None,
        "measure": Measure(start=date(2025, 10, 1), end=date(2026, 9, 30)),
    }
    assert show(source, **context) == shown
