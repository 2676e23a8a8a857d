"""Who is responsible for a measure, and who may therefore edit it."""

import pytest

from measures.owners import may_edit, may_own, read_owners, write_owners
from tests.factories import a_measure


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("กองช่าง", ("กองช่าง",)),
        ("กองช่าง, กองคลัง", ("กองช่าง", "กองคลัง")),
        ("กองช่าง/กองคลัง\nนิติกร", ("กองช่าง", "กองคลัง", "นิติกร")),
        ("กองช่าง,, กองช่าง ,", ("กองช่าง",)),
        ("ทุกส่วนราชการ", ("ทุกส่วนราชการ",)),
        ("  ", ()),
    ],
)
def test_owners_are_parted_by_commas_slashes_and_lines(cell, owners):
    assert read_owners(cell) == owners


def test_owners_come_back_as_they_were_written():
    assert read_owners(write_owners(("กองช่าง", "นายช่างโยธา"))) == ("กองช่าง", "นายช่างโยธา")


def test_somchai_edits_what_his_office_owns_and_what_all_offices_own(tharnsai):
    somchai = tharnsai.actor(tharnsai.engineer)
    assert may_edit(somchai, a_measure(tharnsai, owners=("กองคลัง", "กองช่าง")))
    assert may_edit(somchai, a_measure(tharnsai, owners=("ทุกส่วนราชการ",)))
    assert may_edit(somchai, a_measure(tharnsai, owners=("ทุกกอง",)))


def test_somchai_does_not_edit_what_another_office_or_nobody_owns(tharnsai):
    somchai = tharnsai.actor(tharnsai.engineer)
    assert not may_edit(somchai, a_measure(tharnsai, owners=("กองคลัง",)))
    assert not may_edit(somchai, a_measure(tharnsai, owners=("นายช่างโยธา",)))
    assert not may_edit(somchai, a_measure(tharnsai, owners=()))


def test_pimlada_edits_all_and_those_who_read_edit_none(tharnsai):
    measure = a_measure(tharnsai, owners=("กองคลัง", "ทุกส่วนราชการ", "สำนักปลัดเทศบาล"))
    assert may_edit(tharnsai.actor(tharnsai.administrator), measure)
    for reader in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor, tharnsai.reader):
        assert not may_edit(tharnsai.actor(reader), measure)


def test_the_office_of_the_same_name_elsewhere_is_another_office(tharnsai, dontawan):
    measure = a_measure(tharnsai, owners=("กองช่าง",))
    assert not may_edit(dontawan.actor(dontawan.engineer), measure)


def test_somchai_stores_a_measure_only_with_his_office_among_its_owners(tharnsai):
    somchai = tharnsai.actor(tharnsai.engineer)
    offices = {"กองช่าง": tharnsai.engineering.pk, "กองคลัง": tharnsai.treasury.pk}
    assert may_own(somchai, ("กองคลัง", "กองช่าง"), offices)
    assert may_own(somchai, ("ทุกกอง",), offices)
    assert not may_own(somchai, ("กองคลัง",), offices)
    assert not may_own(somchai, (), offices)
    assert may_own(tharnsai.actor(tharnsai.administrator), (), offices)
