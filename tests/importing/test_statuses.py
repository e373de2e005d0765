"""RAG and state out of letters, words, signs and colours."""

import pytest

from cspctl.importing.statuses import colour_of, read_status
from cspctl.readers.tables import Cell


@pytest.mark.parametrize(
    ("text", "rag", "state"),
    [
        ("R", "R", ""),
        ("amber", "A", ""),
        ("Green", "G", ""),
        ("Done", "", "closed"),
        ("Blue", "B", ""),
        ("Complete", "", "closed"),
        ("Green - complete", "G", "closed"),
        ("Open", "", "open"),
        ("In progress", "", "open"),
        ("On-going", "", "open"),
        ("🟠", "A", ""),
        ("Red, 7 days overdue", "R", ""),
        ("", "", ""),
    ],
)
def test_words(text, rag, state):
    found = read_status(Cell(text))
    assert (found.rag, found.state, found.rest) == (rag, state, "")


@pytest.mark.parametrize(
    ("fill", "rag"),
    [
        ("FF0000", "R"),
        ("C00000", "R"),
        ("F8CBC6", "R"),
        ("FFC000", "A"),
        ("FFFF00", "A"),
        ("FFE2A8", "A"),
        ("00B050", "G"),
        ("92D050", "G"),
        ("CDE8C9", "G"),
        ("0070C0", "B"),
        ("D9D9D9", ""),
        ("FFFFFF", ""),
        ("000000", ""),
        ("", ""),
    ],
)
def test_colours(fill, rag):
    assert colour_of(fill) == rag
    assert read_status(Cell("", fill=fill)).rag == rag


def test_a_word_outweighs_a_colour_that_says_otherwise():
    found = read_status(Cell("Green", fill="FF0000"))
    assert (found.rag, found.remark) == ("G", "says green and is coloured red")


def test_yes_in_a_column_of_completion():
    assert read_status(Cell("Yes"), yes_means_closed=True).state == "closed"
    assert read_status(Cell("Yes")).rest == "Yes"


def test_other_words_are_left():
    assert read_status(Cell("Awaiting the funder")).rest == "Awaiting the funder"
