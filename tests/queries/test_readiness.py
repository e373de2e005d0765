"""What of a meeting's papers is in, and how long there is until the notice."""

import datetime as dt

from helpers import loaded

from cspctl.queries.readiness import readiness

DAY = dt.date(2026, 3, 11)  # a Wednesday
AGENDA = "packs/b/2026-03-11/agenda.yaml"


def ready(agenda, *, today=dt.date(2026, 3, 2), board="", plan="", **papers):
    files = {
        "packs/b/board.yaml": "id: b\n" + board,
        AGENDA: agenda,
        **{f"packs/b/2026-03-11/papers/{name}.md": text for name, text in papers.items()},
    }
    if plan:
        files["packs/b/forward-plan.yaml"] = plan
    workspace = loaded(files).workspace
    folder = workspace.boards["b"]
    return readiness(workspace, folder, folder.meetings[DAY], today)


def rows(found):
    return [(row.item, row.file, row.standing) for row in found.rows]


def test_every_paper_and_every_item_without_one_has_a_row():
    found = ready(
        """
items:
  - {title: Apologies}
  - {title: Action log, action_log: yes}
  - title: Lights
    papers: [papers/lights.md, papers/gone.pdf]
  - title: Groups
    items:
      - {title: Hate crime, verbal: yes}
      - {title: Knife crime, to_follow: Awaiting the police data}
""",
        lights="Forty lamps.\n",
    )
    assert rows(found) == [
        ("1", "", "no paper"),
        ("2", "", "in"),
        ("3", "papers/lights.md", "in"),
        ("3", "papers/gone.pdf", "missing"),
        ("4(a)", "", "verbal"),
        ("4(b)", "", "to follow"),
    ]
    assert found.rows[-1].detail == "Awaiting the police data"
    assert str(found.rows[3].place) == f"{AGENDA}:6:32"
    assert not found.ready


def test_verbal_items_and_papers_to_follow_do_not_keep_a_pack_back():
    assert ready("items:\n  - {title: A, verbal: yes}\n  - {title: B, to_follow: Data}\n").ready


def test_minutes_that_are_not_there_are_missing():
    found = ready("items:\n  - {title: Minutes, minutes_of: 2026-01-14}\n")
    assert rows(found) == [("1", "", "missing")]
    assert "2026-01-14" in found.rows[0].detail


def test_a_late_paper_says_why_and_who_agreed():
    found = ready(
        """
items:
  - {title: Gangs, papers: papers/gangs.md, late: {reason: A murder, agreed_by: chair}}
""",
        gangs="Text.\n",
    )
    assert rows(found) == [("1", "papers/gangs.md", "late")]
    assert found.rows[0].detail == "A murder (agreed by chair)"
    assert found.ready


PLAN = """
meetings:
  - date: 2026-03-11
    items:
      - {title: Lights, report: awaited}
      - {title: Housing report, report: received}
      - {title: Drains, report: deferred}
      - {title: Trees (TBC), provisional: yes}
"""
TERMS = "terms: {notice: {days: 7}, reports_due: {working_days_before_notice: 3}}\n"


def test_what_the_plan_awaits_is_awaited_until_its_paper_is_listed():
    found = ready(
        "items:\n  - title: Street lights\n  - title: Lights\n", plan=PLAN, board=TERMS,
        today=dt.date(2026, 3, 1),
    )  # fmt: skip
    assert rows(found) == [("1", "", "no paper"), ("2", "", "awaited")]
    # Notice on Wednesday 4 March; three working days before it are 3 and 2 March and 27 February.
    assert found.reports_due == dt.date(2026, 2, 27)
    assert found.rows[1].detail == "Was due on 2026-02-27, 2 days ago."


def test_plan_items_that_the_agenda_lacks_are_named_and_a_received_one_keeps_it_back():
    listed = "items:\n  - {title: Lights, verbal: yes}\n"
    found = ready(listed, plan=PLAN)
    assert [item.title for item in found.not_on_agenda] == ["Housing report", "Trees (TBC)"]
    assert not found.ready
    assert ready(listed + "  - {title: Housing, verbal: yes}\n", plan=PLAN).ready


def test_days_to_the_notice_are_counted_in_calendar_and_in_working_days():
    agenda = "items:\n  - title: Apologies\n"
    # From Friday 27 February to Wednesday 4 March: Saturday and Sunday are no working days.
    found = ready(agenda, board=TERMS, today=dt.date(2026, 2, 27))
    assert (found.notice, found.days, found.working_days) == (dt.date(2026, 3, 4), 5, 3)
    gone = ready(agenda, board=TERMS, today=dt.date(2026, 3, 9))
    assert (gone.days, gone.working_days) == (-5, -3)
    none = ready(agenda)
    assert (none.notice, none.days, none.working_days) == (None, None, None)


def test_a_restriction_without_its_reason_keeps_a_pack_back():
    bare = "items:\n  - {title: Gangs, verbal: yes, restricted: yes}\n"
    reasoned = bare.replace("restricted: yes", "restricted: {reason: Names people}")
    assert not ready(bare).ready
    assert ready(reasoned).ready
    # A council names the paragraph of Schedule 12A too.
    assert not ready(reasoned, board="regime: council-england\n").ready
    full = reasoned.replace("{reason:", "{paragraph: 7, reason:")
    assert ready(full, board="regime: council-england\n").ready


def test_a_plan_or_figures_that_are_not_there_keep_the_pack_from_being_issued():
    found = ready("items:\n  - {title: Roads, plan: road}\n  - {title: Crime, performance: yes}\n")
    assert [(row.standing, row.detail) for row in found.rows] == [
        ("missing", "There is no delivery plan 'road' to print."),
        ("missing", "There are no figures of the board to print."),
    ]
    assert not found.ready
