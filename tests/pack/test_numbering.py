"""One run of page numbers over both editions, and the pages that each edition has for it."""

from cspctl.pack.leaves import leaves
from cspctl.pack.numbering import number, number_both
from cspctl.pack.sheets import Sheet


def sheet(item, group="paper 0", kind="template"):
    return Sheet(item, kind, "A title", group=group)


def ranges(numbering):
    return [(pages.first, pages.last) for pages in numbering.sheets]


def pages(sheets, numbering, duplex=True):
    """Each page's number, with a dash behind one that is left blank."""
    made = leaves(sheets, numbering, duplex=duplex)
    return [f"{leaf.number}{'-' if leaf.page is None else ''}" for leaf in made]


ITEMS = [sheet("1"), sheet("2"), sheet("2", "paper 1"), sheet("2(a)"), sheet("3")]


def test_items_and_parts_start_on_odd_pages_and_papers_follow_each_other():
    numbering = number(ITEMS, [13, 1, 2, 2, 1], duplex=True)
    assert ranges(numbering) == [(1, 13), (15, 15), (16, 17), (19, 20), (21, 21)]
    assert (numbering.of("2").first, numbering.of("2").last) == (15, 17)
    assert pages(ITEMS[:3], number(ITEMS[:3], [2, 1, 2], duplex=True)) == ["1", "2", "3", "4", "5"]
    assert pages(ITEMS[2:], number(ITEMS[2:], [1, 1, 1], duplex=True)) == [
        *("1", "2-", "3", "4-", "5"),
    ]


def test_for_screens_nothing_is_left_blank():
    numbering = number(ITEMS, [13, 1, 2, 2, 1], duplex=False)
    assert ranges(numbering) == [(1, 13), (14, 14), (15, 16), (17, 18), (19, 19)]


def test_a_document_has_the_same_range_in_both_editions_however_long_it_is_there():
    both = [sheet("1"), sheet("2")]
    full, public = number_both(both, [5, 2], both, [3, 4], duplex=True, compact=False)
    assert ranges(full) == ranges(public) == [(1, 5), (7, 10)]
    assert pages(both, public) == ["1", "2", "3", "4-", "5-", "6-", "7", "8", "9", "10"]
    assert pages(both, full) == ["1", "2", "3", "4", "5", "6-", "7", "8", "9-", "10-"]


FULL = [sheet("1"), sheet("2"), sheet("2(a)"), sheet("3")]
PUBLIC = [sheet("1"), sheet("2", "", "withheld"), sheet("3")]


def test_a_withheld_item_keeps_the_numbers_of_its_parts_too_behind_one_slip():
    full, public = number_both(FULL, [2, 3, 1, 1], PUBLIC, [2, 1, 1], duplex=True, compact=False)
    assert ranges(full) == [(1, 2), (3, 5), (7, 7), (9, 9)]
    assert ranges(public) == [(1, 2), (3, 7), (9, 9)]
    # The slip's back, so that page 9 is on a right-hand side.
    assert pages(PUBLIC, public) == ["1", "2", "3", "4-", "9"]
    full, public = number_both(FULL, [2, 3, 1, 1], PUBLIC, [2, 1, 1], duplex=False, compact=False)
    assert pages(PUBLIC, public, duplex=False) == ["1", "2", "3", "7"]


def test_a_withheld_paper_of_an_item_keeps_its_own_numbers():
    full = [sheet("1"), sheet("1", "paper 1"), sheet("1", "paper 1"), sheet("1", "paper 2")]
    public = [sheet("1"), sheet("1", "paper 1", "withheld"), sheet("1", "paper 2")]
    _, numbering = number_both(full, [1, 1, 3, 2], public, [1, 1, 2], duplex=True, compact=False)
    assert ranges(numbering) == [(1, 1), (2, 5), (6, 7)]
    assert pages(public, numbering) == ["1", "2", "3-", "6", "7"]


def test_numbers_close_up_where_the_board_wants_it():
    full, public = number_both(FULL, [2, 30, 1, 1], PUBLIC, [2, 1, 1], duplex=True, compact=True)
    assert ranges(full)[-1] == (35, 35)
    assert ranges(public) == [(1, 2), (3, 3), (5, 5)]
    assert pages(PUBLIC, public) == ["1", "2", "3", "4-", "5"]
