"""Two municipalities with twin data: what one asks for by name is nothing of the other (promise P3).

What links lead to is read in tests/test_walks.py.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from measures.models import Measure
from tests.people import browser_of
from tests.twins import FOREIGN, OWN, mark


def test_p03_the_search_finds_nothing_of_the_other(tharnsai, dontawan):
    mark(tharnsai, OWN)
    mark(dontawan, FOREIGN)
    browser = browser_of(tharnsai.administrator)
    answer = browser.get("/tharnsai/2569/measures/", {"words": FOREIGN})
    assert answer.status_code == 200
    assert f"มาตรการ{FOREIGN}" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["measures", "steps"])
def test_p03_a_file_with_rows_of_the_other_is_refused_without_saying_that_it_exists(tharnsai, dontawan, kind):
    heading = {
        "measures": "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม",
        "steps": "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,ขั้นตอนที่,ขั้นตอน/วิธีการ",
    }[kind]
    tail = {"measures": "ก", "steps": "1,ก"}[kind]
    mark(dontawan, FOREIGN)
    browser = browser_of(tharnsai.administrator)
    said = []
    for code in ("dontawan", "nowhere"):
        file = SimpleUploadedFile("แฟ้ม.csv", f"{heading}\n{code},2569,1,{tail}\n".encode())
        answer = browser.post(f"/tharnsai/import/{kind}/", {"file": file}, follow=True)
        assert answer.status_code == 200
        words = answer.content.decode()
        assert FOREIGN not in words
        said.append(code in words and words.count("ไม่ใช่"))
    assert said[0] == said[1], "the same sentence for a neighbour as for an agency that is not there"
    assert Measure.objects.filter(plan__agency=dontawan.agency).get().name == f"มาตรการ{FOREIGN}"
