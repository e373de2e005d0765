"""The ACTIONs of the minutes against the log."""

import datetime as dt

from helpers import loaded

from cspctl.queries.minutes_log import matched

DAY = dt.date(2026, 1, 14)
BOARD = """
id: b
people:
  - {id: ann, name: Ann Archer, capacity: chair}
  - {id: bob, name: Bob Baker, initials: BB, capacity: member}
  - {id: bea, name: Bea Bright, initials: BB, capacity: member}
  - {id: dee, name: Insp. Dee Moss, capacity: member}
"""


def matches(minutes: str, log: str = "board: b\nactions: []\n"):
    files = {
        "packs/b/board.yaml": BOARD,
        "packs/b/2026-01-14/minutes.md": minutes,
        "actions.yaml": log,
    }
    return matched(loaded(files).workspace, "b", DAY)


def said(found) -> list[tuple[str, str | None]]:
    return [(match.how, match.action.name if match.action else None) for match in found]


def test_every_action_of_the_minutes_is_found_and_no_sentence_is_taken_for_one():
    found = matches(
        "ACTION: Before any heading\n\n## 1. Homes\nNo further action: the log is closed.\n"
        "The action plan was noted.\n\n**ACTION:** Ann Archer to count the ladders\n"
        "ACTION [dee, by 2026-02-01]: Ask the\nlandlords.\n\n## 2(a). Part\n- ACTION: AA to write\n"
    )
    assert [(match.minuted.item, match.minuted.text) for match in found] == [
        ("", "Before any heading"),
        ("1", "Ann Archer to count the ladders"),
        ("1", "Ask the landlords."),
        ("2(a)", "AA to write"),
    ]


def leads(minutes: str) -> tuple[list[str], list[str], list[str]]:
    (match,) = matches(minutes)
    led = match.minuted.led
    return (
        [who.key for who in led.leads],
        [text for text, _ in led.ambiguous],
        list(led.unknown),
    )


def test_leads_by_name_initials_and_surname():
    assert leads("ACTION: Ann Archer to write")[0] == ["ann"]
    assert leads("ACTION: AA and Insp Moss to write")[0] == ["ann", "dee"]
    assert leads("ACTION: The Chair to write to Bob Baker")[0] == ["ann"]
    assert leads("ACTION: Ward panels - DM to set the dates with Ann Archer")[0] == ["dee"]


def test_a_name_in_the_middle_is_no_lead():
    assert leads("ACTION: Write to Ann Archer to ask for dates") == ([], [], [])


def test_a_lead_that_is_not_plain_is_told():
    assert leads("ACTION: BB to write") == ([], ["BB"], [])
    assert leads("ACTION: AA/ KG to write") == (["ann"], [], ["KG"])
    assert leads("ACTION: PP to write") == ([], [], ["PP"])


LOG = """
board: b
actions:
  - number: 7
    action: Count every ladder in the borough
    lead: ann
    target: 2026-03-11
    state: closed
    raised: {meeting: 2026-01-14, item: 1, text: AA to count the ladders}
  - number: 8
    action: Write the protocol on empty homes and bring it to the board
    lead: dee
    target: 2026-03-11
    start: 2026-01-14
    state: open
  - {number: 9, action: Invite the health visitors to the forum, lead: ann, start: 2025-10-01,
     target: 2026-03-11, state: open}
"""


def test_a_number_then_the_origin_then_the_words():
    found = matches(
        "## 1. Homes\nACTION 9: Something said otherwise now\n\nACTION: AA to count the ladders\n\n"
        "ACTION: Insp Moss to write the protocol on empty homes\n",
        LOG,
    )
    assert said(found) == [("number", "b/9"), ("origin", "b/7"), ("likeness", "b/8")]


def test_what_looks_like_an_older_action_is_told_and_not_taken_for_it():
    found = matches("## 1. Homes\nACTION: AA to invite the health visitors to the forum\n", LOG)
    assert said(found) == [("older", "b/9")]


def test_two_actions_are_never_one_row():
    text = "ACTION: Insp Moss to write the protocol on empty homes"
    found = matches(f"## 1. Homes\n{text}\n\n{text}\n", LOG)
    assert said(found) == [("likeness", "b/8"), ("new", None)]


def test_a_number_that_the_log_lacks_is_missing():
    assert said(matches("## 1. Homes\nACTION 70: AA to write\n", LOG)) == [("missing", None)]


def test_minutes_without_an_agenda_or_front_matter_work():
    assert said(matches("ACTION: AA to write\n")) == [("new", None)]
