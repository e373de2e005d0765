"""What counts as somebody's address or telephone number in their words, and what does not."""

import pytest
from making import made

from cspctl.site.addresses import addresses_in

BOARD = """\
id: csp
name: Safety Board
contact: clerk
people: [{id: clerk, name: Clerk, email: clerk@example.org, phone: "020 7946 0010"}]
"""


def terms(text, board=BOARD):
    files = {"packs/csp/board.yaml": board, "packs/csp/terms-of-reference.md": text}
    return made(files).files["csp/membership.html"].decode()


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0123",
        "+44 (0) 20 7946 0123",
        "(+44) 20 7946 0123",
        "0044 20 7946 0123",
        "020.7946.0123",
        "020\u00a07946\u00a00123",
        "020\u20117946\u20110123",
        "020 7946\n0123",
        "Tel:020 7946 0123",
        "020 7946 0123/24",
    ],
)
def test_a_number_is_taken_out_however_it_is_written(number):
    page = terms(f"# Terms\n\nRing {number} at night.")
    assert "0123" not in page
    assert "(telephone number not published)" in page


def test_a_link_that_dials_or_writes_keeps_its_words_alone():
    page = terms("[Ring us](tel:02079460123) or [write](mailto:hidden%40example.org).")
    assert "Ring us or write." in page
    assert "0123" not in page
    assert "hidden" not in page


@pytest.mark.parametrize(
    "text",
    [
        "01.02.2017 03.04.2018",
        "07.12.2017 12.30-14.00",
        "01/02/2017 03/04/2017",
        "HO/0123456789",
        "2017-0123456789",
        "0.1234567891",
        "0300 123 1234",
        "+44 20 7946 0010",
    ],
)
def test_dates_references_services_and_contacts_stay(text):
    assert text in terms(f"# Terms\n\nSee {text} here.")


def test_a_contact_whose_address_has_an_apostrophe_holds_up_no_site():
    board = BOARD.replace("clerk@example.org", '"o\'neil@example.org"')
    assert "o&#39;neil@example.org" in terms("Write to o'neil@example.org.", board)


def test_addresses_that_stand_near_one_another_are_each_read_whole():
    class Kept:
        emails = frozenset(("boards@example.org",))

    for gap in range(1, 400):
        page = f"boards@example.org{' ' * gap}boards@example.org"
        assert addresses_in(page, Kept()) == []
        assert addresses_in(page + ", x@y.uk", Kept()) == ["x@y.uk"]
