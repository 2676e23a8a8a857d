"""A typed date is read back in full, at once."""

import pytest

from tests.people import browser_of


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1 ต.ค. 68", "วันพุธที่ 1 ตุลาคม 2568"),
        ("๐๑/๑๐/๒๕๖๘", "วันพุธที่ 1 ตุลาคม 2568"),
        ("", ""),
        ("31 เม.ย. 2569", "ไม่มีวันที่ 31 เม.ย. 2569 เดือนนี้มีวันที่ 1 ถึง 30 เช่น 30 เม.ย. 2569"),
        ("เร็ว ๆ นี้", "ไม่ใช่วันที่ ใช้ได้เช่น 1 ต.ค. 2565 หรือ 01/10/2565"),
    ],
)
def test_what_was_typed_is_read_back(tharnsai, typed, answer):
    client = browser_of(tharnsai.engineer)
    page = client.get("/dates/", {"field": "id_start", "name": "start", "start": typed}).content.decode()
    assert 'id="id_start_echo"' in page
    assert page.strip().endswith(f'aria-live="polite">{answer}</p>')


def test_a_field_that_is_no_field_of_ours_prints_as_text(tharnsai):
    page = browser_of(tharnsai.engineer).get("/dates/", {"field": '"><script>', "name": "x", "x": "<b>"})
    assert "<script>" not in page.content.decode()
    assert "<b>" not in page.content.decode()
