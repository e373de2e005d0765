"""Addresses and telephone numbers in somebody's words, and those that are meant for the public."""

import pytest
from helpers import loaded

from cspctl.site.addresses import Kept, Screened, addresses_in

BOARD = """\
id: b
contact: [clerk, "Office, office@example.org, 020 7946 0500"]
people:
  - {id: clerk, name: Clerk, email: Clerk@example.org, phone: "+44 20 7946 0010"}
  - {id: other, name: Other, email: other@example.org, phone: "020 7946 0011"}
"""
MAIL, PHONE = "(e-mail address not published)", "(telephone number not published)"


STAY = (
    "0808 2000 247, 0300 123 1110, 116 123 and 101",
    "From 01/02/2017 to 2017-12-13, ref 0123456789012",
    "@council tweets; 2 @ 3 pounds; 1,300 people",
)


def screened(text):
    read = loaded({"packs/b/board.yaml": BOARD, "packs/b/terms-of-reference.md": text}).workspace
    found = Screened(read, Kept(read))
    return found.workspace.boards["b"], found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Write to jo.o'neil+x@mail.example.co.uk.", f"Write to {MAIL}."),
        ("[Jo](mailto:jo@example.org) asks", "Jo asks"),
        ("<jo@example.org> or mailto:jo@example.org", f"{MAIL} or {MAIL}"),
        ("clerk@EXAMPLE.org and office@example.org", "clerk@EXAMPLE.org and office@example.org"),
        ("Ring 07700 900123", f"Ring {PHONE}"),
        ("Ring +44 (0)20 7946 0123 or (020) 79460123", f"Ring {PHONE} or {PHONE}"),
        ("Ring 020 7946 0010 or 02079460500", "Ring 020 7946 0010 or 02079460500"),
        *((text, text) for text in STAY),
    ],
)  # fmt: skip
def test_what_is_taken_out_of_words_and_what_stays(text, shown):
    board, found = screened(text)
    assert board.terms_of_reference == shown
    assert found.texts == ([] if text == shown else [shown])
    told = [one.location.file for one in found.problems]
    assert told == ([] if text == shown else ["packs/b/terms-of-reference.md"])


def test_only_a_contact_keeps_an_address():
    board, found = screened("Nothing.")
    kept = {person.id: (person.email, person.phone) for person in board.board.people}
    assert kept == {"clerk": ("Clerk@example.org", "+44 20 7946 0010"), "other": (None, None)}
    assert found.problems == []


def test_what_has_no_address_is_the_same_object():
    read = loaded({"packs/b/board.yaml": "id: b\n", "actions.yaml": "board: b\nactions: []\n"})
    assert Screened(read.workspace, Kept(read.workspace)).workspace is read.workspace


def test_the_last_look_finds_whole_addresses_however_near_they_stand():
    kept = Kept(loaded({"packs/b/board.yaml": BOARD}).workspace)
    page = "<p>Clerk@example.org</p>" + "." * 240 + "<p>office@example.org jo@example.org</p>"
    assert addresses_in(page, kept) == ["jo@example.org"]
    assert addresses_in(page.replace("jo@", "jo at "), kept) == []
    for gap in range(225, 260):
        assert addresses_in(f"clerk@example.org{' ' * gap}office@example.org", kept) == []
