"""Who leads an ACTION of the minutes, and whether two titles name one item."""

import pytest
from helpers import loaded

from cspctl.model.minutes import MinutedAction
from cspctl.problems import Location
from cspctl.queries.minuted import leads_of, led
from cspctl.queries.people import Directory
from cspctl.queries.titles import same_title

BOARD = Directory(
    loaded(
        {
            "packs/b/board.yaml": (
                "id: b\n"
                "agencies: [{id: police, name: Police, also_known_as: the police}]\n"
                "people:\n"
                "  - {id: de, name: Director of Enforcement, initials: DE}\n"
                "  - {id: tb, name: Ward Inspector, initials: TB}\n"
                "  - {id: jg, name: Analyst, initials: JG}\n"
                "  - {id: x1, name: First, initials: XX}\n"
                "  - {id: x2, name: Second, initials: XX}\n"
            )
        }
    ).workspace,
    "b",
)


def names(text, lead=()):
    return [who.key for who in led(MinutedAction(text, Location("m"), None, lead), BOARD).leads]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("DE to circulate the list", ["de"]),
        ("DE will circulate the list", ["de"]),
        ("DE to be asked", ["de"]),
        ("Director of Enforcement to circulate the list", ["de"]),
        ("TB and JG to meet", ["tb", "jg"]),
        ("TB, JG and DE to meet", ["tb", "jg", "de"]),
        ("TB/ JG to meet", ["tb", "jg"]),
        ("TB & the police to meet", ["tb", "police"]),
        ("Ward panels - DE to set up a meeting", ["de"]),
        ("Ward panels – TB and JG to set up a meeting", ["tb", "jg"]),
        ("Write to DE about it", []),
        ("The list is to go to DE", []),
        ("A meeting with DE to be held", []),
        ("TB and somebody to meet", []),
        ("Circulate the list", []),
    ],
)
def test_leads_in_the_opening_words(text, leads):
    assert names(text) == leads


def test_everyone_in_the_brackets_leads_known_or_not():
    assert names("JG to write", ("DE", "A Visitor")) == ["de", "A Visitor"]
    piece = MinutedAction("x", Location("m"), None, ("DE", "A Visitor"))
    assert leads_of(piece, BOARD) == ("Director of Enforcement", "A Visitor")


def test_initials_of_two_people_are_told_and_not_guessed():
    found = led(MinutedAction("XX to write", Location("m")), BOARD)
    ((text, people),) = found.ambiguous
    assert (text, [who.id for who in people]) == ("XX", ["x1", "x2"])
    assert found.leads == ()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Gang and knife crime", "Gangs and Knife Crime (TBC)", True),
        ("Chair’s report", "Chair's Report", True),
        ("Performance", "Performance report", True),
        ("Sub-group updates", "Subgroup update", True),
        ("Update", "Report", False),
        ("Hate crime", "Knife crime", False),
        ("Street Watch", "Street Watch presentation", False),
    ],
)
def test_two_titles_of_one_item(first, second, same):
    assert same_title(first, second) is same
