"""When a board meets."""

import datetime as dt

from helpers import loaded

from cspctl.queries.meetings import facts, meeting_after, meeting_from, meetings_between, planned

D = dt.date
BOARD = loaded(
    {
        "packs/b/board.yaml": "id: b\nterms: {meetings: {time: 10:00, venue: Town Hall}}\n",
        "packs/b/forward-plan.yaml": (
            "meetings:\n"
            "  - {date: 2018-03-28, venue: Library, access: closed}\n"
            "  - {date: 2017-12-13, time: 13:00-16:00}\n"
            "  - {date: 2018-01-10, status: cancelled}\n"
            "  - {date: 2018-06-27}\n"
        ),
        "packs/b/2017-12-13/agenda.yaml": "venue: Room 2\nitems: []\n",
    }
).workspace.boards["b"]
BARE = loaded({"packs/b/board.yaml": "id: b\n"}).workspace.boards["b"]


def test_the_meetings_that_are_to_be_held_by_date():
    assert [meeting.date for meeting in planned(BOARD)] == [
        D(2017, 12, 13),
        D(2018, 3, 28),
        D(2018, 6, 27),
    ]
    assert planned(BARE) == []


def test_the_meeting_after_a_day_and_from_a_day_on():
    assert meeting_after(BOARD, D(2017, 12, 12)) == D(2017, 12, 13)
    assert meeting_after(BOARD, D(2017, 12, 13)) == D(2018, 3, 28)
    assert meeting_from(BOARD, D(2017, 12, 13)) == D(2017, 12, 13)
    assert meeting_from(BOARD, D(2017, 12, 14)) == D(2018, 3, 28)
    assert meeting_after(BOARD, D(2018, 6, 27)) is None
    assert meeting_from(BARE, D(2017, 1, 1)) is None


def test_meetings_between_leave_out_the_first_day_and_take_in_the_last():
    assert meetings_between(BOARD, D(2017, 12, 13), D(2018, 3, 28)) == [D(2018, 3, 28)]


def test_facts_come_from_the_meetings_own_files_the_plan_and_the_terms():
    december = facts(BOARD, D(2017, 12, 13))
    assert (str(december.time), december.venue) == ("13:00-16:00", "Room 2")
    march = facts(BOARD, D(2018, 3, 28))
    assert (str(march.time), march.venue, march.access) == ("10:00", "Library", "closed")
    assert facts(BOARD, D(2018, 1, 10)).status == "cancelled"
    assert facts(BARE, D(2018, 1, 10)).time is None
