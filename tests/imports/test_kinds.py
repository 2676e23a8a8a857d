"""The table of kinds."""

import pytest

from ita_portal.imports.kinds import KINDS
from ita_portal.imports.resource import FileResource


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_its_class_and_an_example_under_its_own_headings(db, kind):
    assert issubclass(kind.resource, FileResource)
    headings = kind.resource.headings()
    assert set(kind.resource.example) <= set(headings.all)
    assert set(headings.required) <= set(kind.resource.example)
