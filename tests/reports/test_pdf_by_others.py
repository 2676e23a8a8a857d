"""PDFs as other programs find them: qpdf reads them without complaint, poppler finds every font inside."""

import subprocess
from dataclasses import replace

import pytest

from reports.formats import FORMATS, find
from reports.render import render
from tests.reports.test_every_format import SEAL, YEAR


@pytest.fixture(scope="module", params=[each.code for each in FORMATS])
def file(request, tmp_path_factory):
    """A sealed report of each format."""
    document = replace(find(request.param).arrange(YEAR, "thai"), draft=False, seal=SEAL)
    file = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    file.write_bytes(render(document, "pdf"))
    return file


def said(*command):
    """What the program prints."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_qpdf_finds_no_fault(file):
    assert "No syntax or stream encoding errors found" in said("qpdf", "--check", file)


def test_p30_every_font_is_embedded_as_a_part_and_its_text_can_be_copied(file):
    heads, rules, *fonts = said("pdffonts", file).splitlines()
    at = heads.index("emb")
    assert heads[at:].split()[:3] == ["emb", "sub", "uni"]
    assert len(fonts) >= 2
    assert {tuple(each[at:].split()[:3]) for each in fonts} == {("yes", "yes", "yes")}
    assert {each.split()[0].split("+")[1] for each in fonts} <= {
        *("Portal-Sarabun", "Portal-Sarabun-Bold", "Portal-Symbols")
    }
