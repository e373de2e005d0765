"""Presentations: hidden slides, notes, hidden drawings, white text, objects."""

import io

import pytest
from hostile_papers import faults, parts, saved
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = "Orchid"


def screened(data, **policy):
    return screen(data, "a.pptx", Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


def show(plant, slides=2):
    made = Presentation()
    for number in range(slides):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"Lamps {number + 1}"
    plant(made, made.slides[slides - 1])
    return saved(made)


def hidden_slide(_, slide):
    slide.shapes.title.text = SECRET
    slide.notes_slide.notes_text_frame.text = SECRET
    slide._element.set("show", "0")


def notes(_, slide):
    slide.notes_slide.notes_text_frame.text = SECRET


def hidden_drawing(_, slide):
    slide.placeholders[1].text = SECRET
    slide.placeholders[1]._element.nvSpPr.cNvPr.set("hidden", "1")


def white(_, slide):
    box = slide.shapes.add_textbox(0, 0, Inches(3), Inches(1))
    run = box.text_frame.paragraphs[0].add_run()
    run.text = SECRET
    run.font.color.rgb = RGBColor(255, 255, 255)


def embedded(_, slide):
    slide.shapes.add_ole_object(io.BytesIO(b"PK\x03\x04 Orchid"), "Excel.Sheet.12", 0, 0)


PAPERS = {
    "hidden_slides": show(hidden_slide),
    "notes": show(notes),
    "hidden_text": show(hidden_drawing),
    "white_text": show(white),
    "embedded": show(embedded),
}


@pytest.mark.parametrize(("hazard", "data"), PAPERS.items(), ids=list(PAPERS))
def test_a_hazard_is_cleaned_and_the_file_stays_valid(hazard, data, tmp_path):
    result = screened(data, **{hazard: "clean"})
    assert done(result, hazard)
    assert {step for _, step in done(result, hazard)} == {"cleaned"}
    assert SECRET.encode() not in everything(result.data)
    assert Presentation(io.BytesIO(result.data)).slides[0].shapes.title.text == "Lamps 1"
    assert faults(result.data, "a.pptx", tmp_path) <= faults(data, "a.pptx", tmp_path)


@pytest.mark.parametrize(("hazard", "data"), PAPERS.items(), ids=list(PAPERS))
def test_a_hazard_is_warned_of_or_refused(hazard, data):
    warned = screened(data, **{hazard: "warn"})
    assert {step for _, step in done(warned, hazard)} == {"warned"}
    assert SECRET.encode() in everything(warned.data)
    assert screened(data, **{hazard: "refuse"}).data == b""


def test_a_hidden_slide_is_named_by_its_number():
    result = screened(show(hidden_slide, slides=3))
    assert done(result, "hidden_slides") == [("slide 3", "cleaned")]
    assert len(Presentation(io.BytesIO(result.data)).slides) == 2


def test_a_show_whose_every_slide_is_hidden_is_refused():
    assert screened(show(hidden_slide, slides=1)).refused


def test_white_letters_on_a_dark_shape_are_meant():
    def plant(_, slide):
        white(None, slide)
        slide.shapes[-1].fill.solid()
        slide.shapes[-1].fill.fore_color.rgb = RGBColor(0, 0, 90)

    assert not done(screened(show(plant)), "white_text")


def test_white_letters_on_a_dark_background_are_meant():
    def plant(made, slide):
        white(None, slide)
        made.slide_master.background.fill.solid()
        made.slide_master.background.fill.fore_color.rgb = RGBColor(0, 0, 90)

    assert not done(screened(show(plant)), "white_text")


def test_notes_pages_without_notes_are_no_finding():
    assert not done(screened(show(lambda _, slide: slide.notes_slide)), "notes")
