"""Lines of minutes that look like an action or a decision and are not read as one."""

import datetime as dt

import pytest
from helpers import BARE, loaded

from cspctl.queries.unread_minutes import unread_lines


def unread(text):
    found = loaded({**BARE, "packs/b/2026-01-14/minutes.md": text})
    minutes = found.workspace.boards["b"].meetings[dt.date(2026, 1, 14)].minutes
    return [(one.location.line, one.write) for one in unread_lines(minutes)]


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("ACTION SR to write to the dean.", "ACTION: SR to write to the dean."),
        ("ACTION - CS to invite the MP.", "ACTION: CS to invite the MP."),
        ("ACTION POINT: SR to phone the coroner.", "ACTION: SR to phone the coroner."),
        ("ACTION (SR): order whistles", "ACTION [SR]: order whistles"),
        ("**ACTION (SR)** order whistles", "ACTION [SR]: order whistles"),
        ("- Action point 3 (SR): order whistles", "ACTION [SR]: order whistles"),
        ("Action for SR and CS: order whistles", "ACTION [SR and CS]: order whistles"),
        ("Action by Sam Reed: order whistles", "ACTION [Sam Reed]: order whistles"),
        ("Action SR to order whistles", "ACTION: SR to order whistles"),
        ("ACTION SR: order whistles", "ACTION [SR]: order whistles"),
        ("ACTION 4 - SR to order whistles", "ACTION 4: SR to order whistles"),
        ("AP4: SR to order whistles", "ACTION: SR to order whistles"),
        ("Actions:", "ACTION: and the text"),
        ("Whistles were asked for. ACTION: SR", "ACTION: and the text"),
        ("AGREED that the plan is published.", "DECISION: The plan is published."),
        ("**RESOLVED** that the plan is published.", "DECISION: The plan is published."),
        ("It was AGREED that the plan is published.", "DECISION: The plan is published."),
        ("Agreed: the plan is published.", "DECISION: The plan is published."),
        ("Decision - publish the plan.", "DECISION: Publish the plan."),
    ],
)
def test_a_line_that_looks_like_one_is_told_with_the_line_to_write(line, write):
    assert unread(f"## 1. Title\nText.\n\n{line}\n") == [(4, write)]


@pytest.mark.parametrize(
    "line",
    [
        "Action plan: the group went through it.",
        "ACTION PLAN: the group went through it.",
        "Action was taken by the police.",
        "Actions taken: the hall was painted.",
        "Action Fraud: reports rose by a tenth.",
        "Action for Children: a report was received.",
        "Action 4: SR said that this is done.",
        "Actions: none.",
        "It was agreed that the plan is published.",
        "The complaint was RESOLVED.",
        "ACTION: SR to order whistles",
        "DECISION: It was AGREED that the plan is published.",
        "THE BOARD AGREED TO MEET ON MONDAYS",
    ],
)
def test_running_text_and_what_is_read_are_not(line):
    assert unread(f"## 1. Title\nText.\n\n{line}\n") == []


def test_the_line_is_that_of_the_file_behind_front_matter_and_blank_lines():
    text = "---\nstatus: draft\n---\n## 1. Title\n\n\nText.\nACTION SR to write\n"
    assert unread(text) == [(8, "ACTION: SR to write")]
