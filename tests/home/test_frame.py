"""The frame around every page."""

from tests.people import browser_of


def test_pimlada_finds_her_agency_its_years_and_her_sections_in_the_frame(tharnsai):
    page = browser_of(tharnsai.administrator).get("/tharnsai/2569/").content.decode()

    assert "เทศบาลตำบลธารใส" in page
    assert '<a href="/tharnsai/2568/">2568</a>' in page
    assert '<a href="/tharnsai/2569/" aria-current="page">ภาพรวมปี</a>' in page
    assert '<a href="/">งานของฉัน</a>' in page
