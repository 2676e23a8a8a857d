"""How wide the letters of the documents' own font are."""

from functools import cache

from fontTools.ttLib import TTFont

from reports.render.html import STATIC


@cache
def widths(*, bold: bool = False) -> dict[str, float]:
    """Each letter's width in em of this font, which is 1.5 of the official one's."""
    font = _font(bold)
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}


@cache
def kerning(*, bold: bool = False) -> dict[str, float]:
    """Two letters → by how much they stand further apart (nearer below 0), in em."""
    font = _font(bold)
    em, letters = font["head"].unitsPerEm, {name: chr(code) for code, name in font.getBestCmap().items()}
    return {
        letters[first] + letters[pair.SecondGlyph]: pair.Value1.XAdvance / em
        for lookup in font["GPOS"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True)
        for pair in pairs.PairValueRecord
        if first in letters and pair.SecondGlyph in letters
    }


@cache
def _font(bold: bool) -> TTFont:
    return TTFont(STATIC / "fonts" / f"PortalSarabun-{'Bold' if bold else 'Regular'}.ttf")
