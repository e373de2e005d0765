"""Which papers are owed, and which no longer are."""

import datetime as dt

from cspctl.queries.owed import owed
from tests.helpers import loaded

BOARD = """\
id: b
terms: {notice: {clear_working_days: 5}, reports_due: {working_days_before_notice: 3}}
"""
PLAN = """\
meetings:
  - date: 2018-06-13
    items:
      - {title: Strategy, report: awaited, presenter: nurse}
  - date: 2018-03-14
    items:
      - {title: Fire safety, report: to-follow}
      - {title: Performance, report: awaited}
      - {title: Hate crime, report: received}
      - {title: Policing, report: verbal}
      - {title: Unsaid}
      - title: Orders
        presenter: chair
        items:
          - {title: Broad Street, report: awaited}
  - {date: 2018-03-21, status: cancelled, items: [{title: X, report: awaited}]}
  - {date: 2018-01-10, items: [{title: Past, report: awaited}]}
"""


def rows(today, day=None, **more):
    files = {"packs/b/board.yaml": BOARD, "packs/b/forward-plan.yaml": PLAN}
    read = loaded(files | {name.replace("__", "/"): text for name, text in more.items()})
    found = owed(read.workspace.boards["b"], dt.date.fromisoformat(today), day)
    return [(one.title, str(one.due), one.days_overdue, *one.presenter) for one in found]


def test_awaited_and_to_follow_are_owed_by_the_deadline_the_overdue_first():
    # Notice by Tuesday 6 March, three working days before: Thursday the 1st.
    assert rows("2018-03-05") == [
        ("Fire safety", "2018-03-01", 4),
        ("Performance", "2018-03-01", 4),
        ("Orders (a) Broad Street", "2018-03-01", 4, "chair"),
        ("Strategy", "2018-05-31", 0, "nurse"),
    ]
    assert rows("2018-03-01")[0] == ("Fire safety", "2018-03-01", 0)
    assert [row[0] for row in rows("2018-03-05", dt.date(2018, 6, 13))] == ["Strategy"]


def test_a_paper_that_the_agenda_has_is_owed_no_more():
    agenda = """\
items:
  - {title: Fire safety update, papers: [papers/01-fire.md]}
  - {title: Performance, verbal: yes}
  - {title: Orders, items: [{title: Broad Street}]}
"""
    found = rows("2018-03-05", **{"packs__b__2018-03-14__agenda.yaml": agenda})
    assert [row[0] for row in found] == ["Orders (a) Broad Street", "Strategy"]


def test_nothing_is_owed_when_the_meeting_is_over():
    assert rows("2018-06-14") == []
