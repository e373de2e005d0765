"""Who is meant by a text."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.queries.people import Directory

FILES = {
    "packs/people.yaml": (
        "people:\n  - {id: snb-chair, name: Chair of the SNB, initials: CS, agency: snb}\n"
        "agencies:\n  - {id: snb, name: Safer Neighbourhood Board, also_known_as: SNB}\n"
    ),
    "packs/b/board.yaml": (
        "id: b\n"
        "agencies:\n"
        "  - {id: probation, name: National Probation Service, also_known_as: [NPS]}\n"
        "people:\n"
        "  - {id: old, name: Old Chair, capacity: chair, until: 2017-12-31}\n"
        "  - {id: new, name: New Chair, capacity: chair, from: 2018-01-01, initials: NC}\n"
        "  - id: moved\n"
        "    name: Insp. A. Smith\n"
        "    initials: AS\n"
        "    agency: NPS\n"
        "    roles:\n"
        "      - {capacity: member, until: 2017-06-30}\n"
        "      - {capacity: vice-chair, from: 2017-07-01}\n"
        "  - {id: twin, name: Another Smith, initials: AS, also_known_as: [Probation]}\n"
        "  - {id: gone, name: Gone, capacity: member, until: 2017-03-31}\n"
        "  - {id: guest, name: Guest}\n"
        "subgroups:\n"
        "  - {id: vawg, name: Violence Against Women and Girls, chair: moved}\n"
    ),
}
BOARD = Directory(loaded(FILES).workspace, "b")
D = dt.date


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("moved", "person", "moved"),
        ("MOVED", "person", "moved"),
        ("Insp. A. Smith", "person", "moved"),
        ("Insp A Smith", "person", "moved"),
        ("  insp.  a.  smith ", "person", "moved"),
        ("NC", "person", "new"),
        ("nc", "person", "new"),
        ("snb-chair", "person", "snb-chair"),
        ("CS", "person", "snb-chair"),
        ("NPS", "agency", "probation"),
        ("national probation service", "agency", "probation"),
        ("SNB", "agency", "snb"),
        ("vawg", "subgroup", "vawg"),
        ("Violence against women and girls", "subgroup", "vawg"),
        ("subgroup-chairs", "subgroup-chairs", "subgroup-chairs"),
        ("probation", "agency", "probation"),  # its id, though a person goes by the word too
        ("AS", "text", "AS"),  # two people's initials
        ("Somebody Else", "text", "Somebody Else"),
        ("", "text", ""),
    ],
)
def test_who_is_meant(text, kind, key):
    who = BOARD.who(text)
    assert (who.kind, who.key) == (kind, key)
    assert who.known is (kind != "text")


def test_several_who_answer_to_one_text_are_all_found():
    assert [who.id for who in BOARD.find("AS")] == ["moved", "twin"]
    assert BOARD.find("Somebody Else") == ()


@pytest.mark.parametrize(
    ("text", "day", "key"),
    [
        ("chair", D(2017, 12, 31), "old"),
        ("Chair", D(2018, 1, 1), "new"),
        ("chair", None, "chair"),  # two have held it: without a day nobody can say
        ("vice-chair", D(2017, 7, 1), "moved"),
        ("vice chair", D(2017, 7, 1), "moved"),
        ("vice-chair", D(2017, 6, 30), "vice-chair"),
    ],
)
def test_a_capacity_is_held_on_a_day(text, day, key):
    assert BOARD.who(text, day).key == key


@pytest.mark.parametrize(
    ("person", "day", "capacity"),
    [
        ("old", D(2017, 12, 31), "chair"),
        ("old", D(2018, 1, 1), None),
        ("new", D(2017, 12, 31), None),
        ("moved", D(2017, 6, 30), "member"),
        ("moved", D(2017, 7, 1), "vice-chair"),
        ("moved", None, "vice-chair"),
        ("guest", None, "attendee"),
        ("gone", D(2017, 4, 1), None),
    ],
)
def test_the_capacity_that_somebody_held(person, day, capacity):
    assert BOARD.person(person).capacity_on(day) == capacity


def test_who_has_left_holds_none_of_their_roles():
    board = (
        "id: b\npeople:\n  - id: a\n    name: A\n    until: 2017-12-31\n"
        "    roles: [{capacity: chair, from: 2016-01-01}]\n"
    )
    directory = Directory(loaded({"packs/b/board.yaml": board}).workspace, "b")
    assert [p.id for p in directory.holding("chair", D(2017, 12, 31))] == ["a"]
    assert directory.holding("chair", D(2018, 1, 1)) == []


def test_seats_are_those_of_chair_vice_chair_and_members():
    assert [person.id for person in BOARD.seated(D(2017, 3, 1))] == ["old", "moved", "gone"]


def test_the_agency_that_somebody_belongs_to():
    assert BOARD.agency_of(BOARD.who("moved")) == "probation"
    assert BOARD.agency_of(BOARD.who("snb-chair")) == "snb"
    assert BOARD.agency_of(BOARD.who("NPS")) == "probation"
    assert BOARD.agency_of(BOARD.who("guest")) == ""
    assert BOARD.agency_of(BOARD.who("nobody known")) == ""
    assert BOARD.agency_name("probation") == "National Probation Service"
    assert BOARD.agency_name("unlisted") == "unlisted"


def test_the_nearest_name_to_a_slip_of_the_pen():
    assert BOARD.nearest("Nationl Probaton Service") == "National Probation Service"
    assert BOARD.nearest("xyzzy") == ""


def test_a_board_that_is_not_there_knows_the_shared_people_only():
    assert Directory(loaded(FILES).workspace, "none").who("CS").id == "snb-chair"
