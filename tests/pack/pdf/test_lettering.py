"""The subset of the font: only what its letters need, and only that is read."""

import io

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otBase

from cspctl.pack.pdf.lettering import Letters


def test_a_subset_has_its_letters_and_nothing_that_page_numbers_do_not_need(monkeypatch):
    # What joins and kerns letters is most of the font, and took most of the time.
    monkeypatch.setattr(otBase.BaseTTXConverter, "decompile", None)
    letters = Letters(["Page 7ŷ"])
    font = TTFont(io.BytesIO(letters._cut.data))
    assert {chr(code) for code in font.getBestCmap()} == set("Page 7ŷ")
    assert not {"GSUB", "GPOS", "GDEF", "kern", "FFTM"} & set(font.keys())


@pytest.mark.parametrize("text", ["7", "Item 12, page 140"])
def test_the_widths_are_those_of_the_whole_font(text):
    from importlib.resources import files

    whole = TTFont(files("cspctl.pack.pdf") / "fonts" / "LiberationSans-Regular.ttf")
    names = whole.getBestCmap()
    wide = sum(whole["hmtx"][names[ord(letter)]][0] for letter in text)
    assert Letters([text]).width(text, 10) == pytest.approx(wide * 10 / 2048, rel=1e-3)
