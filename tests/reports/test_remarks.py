"""Orawan agrees and remarks something: nowhere does it read as if she agreed because of it."""

import pytest

from tests.factories import a_measure
from tests.reports.chain import says, submitted
from tests.reports.documents import a_memo, read

pytestmark = pytest.mark.usefixtures("quick_pdf")
REMARK = "ควรรายงานผลทุกไตรมาส"


def test_a_remark_is_told_as_one_in_the_trail_in_the_chain_and_on_paper(tharnsai):
    a_measure(tharnsai, steps=())
    version = submitted(tharnsai, a_memo(tharnsai), reason="รอข้อมูลจากกองคลัง")
    says(tharnsai, tharnsai.head_of_office, version, "disagree", "งบไม่พอ")
    says(tharnsai, tharnsai.clerk, version, "agree", REMARK)
    says(tharnsai, tharnsai.mayor, version)

    trail = read(tharnsai.reader, "report_trail")
    assert f"{version} ทั้งที่พบข้อผิดพลาด เพราะ รอข้อมูลจากกองคลัง" in trail
    assert f"ให้ความเห็นใน {version} ว่าไม่เห็นควร เพราะ งบไม่พอ" in trail
    assert f"ให้ความเห็นใน {version} ว่าเห็นควร โดยมีข้อสังเกตว่า {REMARK}" in trail

    page = read(tharnsai.reader, "version", version.code).replace("\u200b", "")
    assert "กิตติพัฒน์ ใจมั่น ไม่เห็นควร หัวหน้าสำนักปลัดเทศบาล" in page
    assert "อรวรรณ ศรีวิเชียร เห็นควร โดยมีข้อสังเกต ปลัดเทศบาล" in page and f"“{REMARK}”" in page
    assert "สมเกียรติ ธารารักษ์ เห็นควร นายกเทศมนตรีตำบลธารใส" in page
    assert f"☑ เห็นควรพิจารณาดำเนินการ โดยมีข้อสังเกตว่า {REMARK}" in page
    assert "☑ ไม่เห็นควรพิจารณาดำเนินการเพราะ งบไม่พอ" in page
    assert f"เพราะ {REMARK}" not in trail + page
