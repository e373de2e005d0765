"""``cspctl calendar``: read back line by line, as RFC 5545 says, by none of its own libraries."""

import re

import pytest
from helpers import run, written

BOARD = """\
id: b
name: Safer Board; North, South
people:
  - {id: one, name: Chair One, capacity: chair}
terms:
  notice: {clear_working_days: 5}
  reports_due: {working_days_before_notice: 3}
"""
PLAN = """\
meetings:
  - {date: 2017-12-13, time: 13:00-16:00, venue: "Room 5, Town Hall"}
  - {date: 2018-06-13, time: 13:00-16:00}
  - {date: 2018-09-12, status: cancelled}
"""
LOG = """\
actions:
  - {number: 1, action: Write it, lead: one, state: open, target: 2018-01-31}
  - {number: 2, action: Secret plan, state: open, target: 2018-01-31, restricted: yes}
  - {number: 3, action: Hidden plan, state: open, target: 2018-01-31,
     restricted: {public_title: A public title}}
  - {number: 4, action: Done plan, state: closed, target: 2018-01-31}
  - {number: 5, action: Undated plan, state: open}
"""
FILES = {
    "packs/b/board.yaml": BOARD,
    "packs/b/forward-plan.yaml": PLAN,
    "actions.yaml": f"board: b\n{LOG}",
}


@pytest.fixture
def root(tmp_path):
    return written(tmp_path, FILES)


def calendar(root, *words, today="2017-12-01"):
    return run("-C", root, "--today", today, "calendar", *words)


def events(root, name="build/calendar.ics"):
    """The events by the part of their UID before the @: property -> value, unfolded."""
    data = (root / name).read_bytes()
    lines = data.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= 75
    found = {}
    for text in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", data.decode(), re.S):
        pairs = [line.partition(":") for line in text.replace("\r\n ", "").split("\r\n") if line]
        event = {name: value for name, _, value in pairs}
        assert len(event) == len(pairs)
        uid, _, domain = event.pop("UID").partition("@")
        assert domain == "cspctl.invalid"
        assert uid not in found
        found[uid] = event
    return found


def test_meetings_notices_deadlines_and_targets(root):
    said = calendar(root)
    assert (said.code, said.err) == (0, "build/calendar.ics: 8 entries.\n")
    found = events(root)
    assert found["b.meeting.2017-12-13"] == {
        "SUMMARY": "Safer Board\\; North\\, South",
        "DTSTART": "20171213T130000Z",
        "DTEND": "20171213T160000Z",
        "LOCATION": "Room 5\\, Town Hall",
        "TRANSP": "OPAQUE",
        "STATUS": "CONFIRMED",
        "SEQUENCE": "0",
        "DTSTAMP": "20171201T000000Z",
    }
    # British Summer Time is an hour ahead.
    assert found["b.meeting.2018-06-13"]["DTSTART"] == "20180613T120000Z"
    assert found["b.notice.2017-12-13"]["DTSTART;VALUE=DATE"] == "20171205"
    assert found["b.notice.2017-12-13"]["DESCRIPTION"] == (
        "For the meeting of Wednesday 13 December 2017"
    )
    assert found["b.reports.2017-12-13"]["DTSTART;VALUE=DATE"] == "20171130"
    action = found["b.action.1"]
    assert action["SUMMARY"] == "b/1 due: Write it"
    assert action["DESCRIPTION"] == "Lead: Chair One"
    assert (action["DTSTART;VALUE=DATE"], action["DTEND;VALUE=DATE"]) == ("20180131", "20180201")
    assert action["TRANSP"] == "TRANSPARENT"
    assert set(found) == {
        "b.meeting.2017-12-13",
        "b.notice.2017-12-13",
        "b.reports.2017-12-13",
        "b.meeting.2018-06-13",
        "b.notice.2018-06-13",
        "b.reports.2018-06-13",
        "b.meeting.2018-09-12",
        "b.action.1",
    }


def test_nothing_restricted_is_in_it(root):
    calendar(root)
    text = (root / "build/calendar.ics").read_text()
    for word in ("Secret", "Hidden", "public title", "action.2", "action.3"):
        assert word not in text


def test_an_action_of_a_restricted_item_is_left_out_too(root):
    agenda = "items: [{title: Gangs, restricted: yes}]\n"
    log = (
        "board: b\nactions:\n  - {number: 1, action: See them, state: open, target: 2018-01-31,\n"
        "     raised: {meeting: 2017-12-13, item: 1}}\n"
    )
    written(root, {"packs/b/2017-12-13/agenda.yaml": agenda, "actions.yaml": log})
    calendar(root)
    assert "See them" not in (root / "build/calendar.ics").read_text()


def test_a_restriction_that_cannot_be_read_stops_it(root):
    written(root, {"actions.yaml": f"board: b\n{LOG.replace('restricted: yes', 'restricted: ja')}"})
    said = calendar(root)
    assert (said.code, "C704" in said.err) == (2, True)
    assert not (root / "build/calendar.ics").exists()


def test_a_cancelled_meeting_says_so_and_has_no_notice(root):
    calendar(root)
    found = events(root)["b.meeting.2018-09-12"]
    assert (found["STATUS"], found["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert found["SUMMARY"].startswith("Cancelled: Safer Board")


def test_a_second_run_changes_no_byte(root):
    calendar(root)
    before = (root / "build/calendar.ics").read_bytes()
    calendar(root, today="2017-12-05")
    assert (root / "build/calendar.ics").read_bytes() == before


def test_what_changed_gets_the_next_sequence_under_the_same_uid(root):
    calendar(root)
    for sequence, day in (("1", "2018-02-14"), ("2", "2018-03-14")):
        written(root, {"actions.yaml": f"board: b\n{LOG.replace('2018-01-31', day)}"})
        calendar(root, today="2017-12-05")
        action = events(root)["b.action.1"]
        assert action["DTSTART;VALUE=DATE"] == day.replace("-", "")
        assert (action["SEQUENCE"], action["DTSTAMP"]) == (sequence, "20171205T000000Z")
        assert events(root)["b.meeting.2018-06-13"]["SEQUENCE"] == "0"


def test_what_is_gone_is_cancelled_without_its_words_until_its_day_has_passed(root):
    calendar(root)
    written(
        root,
        {
            "packs/b/forward-plan.yaml": PLAN.replace("2018-06-13", "2018-06-20"),
            "actions.yaml": f"board: b\n{LOG.replace('lead: one', 'restricted: yes')}",
        },
    )
    calendar(root)
    found = events(root)
    assert found["b.meeting.2018-06-13"] == {
        "SUMMARY": "No longer planned",
        "DTSTART;VALUE=DATE": "20180613",
        "TRANSP": "TRANSPARENT",
        "STATUS": "CANCELLED",
        "SEQUENCE": "1",
        "DTSTAMP": "20171201T000000Z",
    }
    assert found["b.meeting.2018-06-20"]["STATUS"] == "CONFIRMED"
    assert found["b.action.1"]["STATUS"] == "CANCELLED"
    assert "Write it" not in (root / "build/calendar.ics").read_text()
    calendar(root)
    assert events(root)["b.meeting.2018-06-13"]["SEQUENCE"] == "1"
    calendar(root, today="2018-06-14")
    assert "b.meeting.2018-06-13" not in events(root)


def test_one_board_has_a_file_of_its_own(root):
    board = BOARD.replace("id: b", "id: c")
    written(root, {"packs/c/board.yaml": board, "packs/c/forward-plan.yaml": PLAN})
    assert calendar(root, "--board", "c").code == 0
    assert {uid.partition(".")[0] for uid in events(root, "build/calendar-c.ics")} == {"c"}
    assert "X-WR-CALNAME:Safer Board" in (root / "build/calendar-c.ics").read_text()


@pytest.mark.parametrize("data", ["Dear all,\n", "BEGIN:VCALENDAR\n", "\x00\xff"])
def test_a_file_that_is_no_calendar_is_left_alone(root, data):
    (root / "mine.ics").write_text(data)
    said = calendar(root, "--output", root / "mine.ics")
    assert (said.code, "is no calendar" in said.err) == (2, True)
    assert (root / "mine.ics").read_text() == data


@pytest.mark.parametrize("name", ["actions.yaml", "packs/b/board.yaml", "packs"])
def test_a_file_of_the_workspace_is_left_alone(root, name):
    assert calendar(root, "--output", root / name).code == 2
