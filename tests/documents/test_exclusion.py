"""What the agenda says before and after restricted business, under each regime."""

import datetime as dt

import pytest
from helpers import loaded

from cspctl.documents.agenda import front_sheet
from cspctl.queries.people import Directory
from cspctl.queries.withhold import for_public

DAY = dt.date(2026, 3, 11)
AGENDA = """
items:
  - {title: Lights, verbal: yes}
  - title: Names
    restricted: {paragraph: PARAGRAPH, reason: The Orchid cell, public_title: A review}
    items: [{title: First, verbal: yes, restricted: yes}]
  - title: Homes
    items:
      - {title: Open, verbal: yes}
      - {title: Price, verbal: yes, restricted: {reason: Money}}
"""


def sheet(regime, agenda, *, public=False):
    """The front sheet of the meeting, as (item, what stands above it) and the closing review."""
    workspace = loaded(
        {
            "packs/b/board.yaml": f"id: b\nregime: {regime}\n",
            f"packs/b/{DAY}/agenda.yaml": agenda,
        }
    ).workspace
    workspace = for_public(workspace) if public else workspace
    board = workspace.boards["b"]
    agenda = board.meetings[DAY].agenda
    made = front_sheet(board, agenda, DAY, Directory(workspace, "b"), {}, public=public)
    above = [(line.number + line.letter, line.exclusion) for line in made.items if line.exclusion]
    return above, made.exempt_review


@pytest.mark.parametrize(
    ("regime", "paragraph", "described"),
    [
        ("council-england", "7", "of the description in paragraph 7 of Part 1 of Schedule 12A"),
        (
            "council-england",
            "[7, 3]",
            "of the description in paragraphs 3 and 7 of Part 1 of Schedule 12A",
        ),
        ("council-wales", "14", "of the description in paragraph 14 of Part 4 of Schedule 12A"),
        # A paragraph that the Part of the regime does not have is cited without a Part.
        ("council-wales", "7", "of the description in paragraph 7 of Schedule 12A"),
        ("council-england", "[]", "as described in Schedule 12A"),
    ],
)
@pytest.mark.parametrize("public", [False, True])
def test_a_council_resolves_to_exclude_the_public(regime, paragraph, described, public):
    above, review = sheet(regime, AGENDA.replace("PARAGRAPH", paragraph), public=public)
    assert above == [
        (
            "2",
            "To resolve, under section 100A(4) of the Local Government Act 1972, that the public "
            "be excluded from the meeting for items 2 and 3(b), as exempt information "
            f"{described} to that Act would be disclosed to them if they were present.",
        )
    ]
    assert review == "To consider whether items 2 and 3(b) can now be made public."


@pytest.mark.parametrize("public", [False, True])
def test_a_partnership_has_a_notice_and_no_statute(public):
    above, review = sheet("partnership", AGENDA.replace("PARAGRAPH", "7"), public=public)
    assert above == [
        (
            "2",
            "Items 2 and 3(b) are taken in private. Those who are neither members of the board "
            "nor invited for this business leave the meeting before it.",
        )
    ]
    assert review == ""


@pytest.mark.parametrize("regime", ["council-england", "council-wales", "partnership"])
def test_nothing_is_said_where_nothing_is_restricted(regime):
    assert sheet(regime, "items: [{title: Lights, verbal: yes}]\n") == ([], "")


def test_a_part_may_be_the_first_and_only_one():
    agenda = "items:\n  - {title: A, items: [{title: B, verbal: yes, restricted: yes}]}\n"
    above, _ = sheet("partnership", agenda)
    assert above[0][0] == "1a"
    assert above[0][1].startswith("Item 1(a) is taken in private.")
