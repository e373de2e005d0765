"""Moving an item to another list: its own lines go, and nothing else moves."""

import pytest

from cspctl.edit import Move, apply
from cspctl.problems import CannotRun

PLAN = """\
# The year.
meetings:
  - date: 2018-03-28
    items:
      - title: Performance # each time
        standing: yes
      # The chair asked for this one.
      - title: 'Hate crime'  # (TBC)
        presenter: [NI, "DE"]
        comments: |
          Agreed
          at the callover
        # report: awaited
      - title: Fire safety

  - date: 2018-06-27 # Town Hall
    items:
      - title: Chair's report
"""


def moved(text, item, to):
    data = text.encode()
    return apply("plan.yaml", data, [Move("plan.yaml", item, to)]).decode()


def test_the_lines_go_with_their_comments_and_nothing_else_changes():
    assert (
        moved(PLAN, ("meetings", 0, "items", 1), ("meetings", 1, "items"))
        == """\
# The year.
meetings:
  - date: 2018-03-28
    items:
      - title: Performance # each time
        standing: yes
      - title: Fire safety

  - date: 2018-06-27 # Town Hall
    items:
      - title: Chair's report
      # The chair asked for this one.
      - title: 'Hate crime'  # (TBC)
        presenter: [NI, "DE"]
        comments: |
          Agreed
          at the callover
        # report: awaited
"""
    )


def test_the_last_item_takes_its_key_and_the_first_one_makes_it():
    text = "meetings:\r\n- date: 2018-03-28\r\n  items:\r\n  - title: A\r\n- date: 2018-06-27\r\n"
    assert moved(text, ("meetings", 0, "items", 0), ("meetings", 1, "items")) == (
        "meetings:\r\n- date: 2018-03-28\r\n- date: 2018-06-27\r\n  items:\r\n  - title: A\r\n"
    )


def test_the_only_item_takes_the_comments_around_it():
    text = "a:\n  b:\n    # one\n    - c: 1\n      # two\n    # three\n  d: x\n"
    assert moved(text, ("a", "b", 0), ("a", "e")) == (
        "a:\n    # three\n  d: x\n  e:\n    # one\n    - c: 1\n      # two\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("items: []", "items:\n      - title: A # one"),
        ("items: # none yet", "items: # none yet\n      - title: A # one"),
        ("items: [] # none yet", "items: # none yet\n      - title: A # one"),
        ("status: planned", "status: planned\n    items:\n      - title: A # one"),
    ],
)
def test_an_empty_list_is_filled(before, after):
    head = "meetings:\n  - date: 2018-03-28\n    items:\n"
    rest = "      - title: B\n  - date: 2018-06-27\n    "
    text = f"{head}      - title: A # one\n{rest}{before}\n"
    found = moved(text, ("meetings", 0, "items", 0), ("meetings", 1, "items"))
    assert [line.rstrip() for line in found.splitlines()] == (head + rest + after).splitlines()


def test_items_in_braces_and_brackets_move_too():
    text = (
        "meetings:\n"
        "  - {date: 2018-03-28, items: [{title: A, part: business}, {title: B}]}\n"
        "  - date: 2018-06-27\n"
        "    items:\n"
        "      - title: C\n"
    )
    assert moved(text, ("meetings", 0, "items", 0), ("meetings", 1, "items")) == (
        "meetings:\n"
        "  - {date: 2018-03-28, items: [{title: B}]}\n"
        "  - date: 2018-06-27\n"
        "    items:\n"
        "      - title: C\n"
        "      - title: A\n"
        "        part: business\n"
    )
    assert moved(text, ("meetings", 1, "items", 0), ("meetings", 0, "items")) == (
        "meetings:\n"
        "  - {date: 2018-03-28, items: [{title: A, part: business}, {title: B}, {title: C}]}\n"
        "  - date: 2018-06-27\n"
    )


def test_blank_lines_between_items_stay_as_they_were():
    text = "a:\n  - one: 1\n\n  - one: 2\n\n  - one: 3\nb:\n  - one: 4\n\n  - one: 5\nc: x\n"
    assert moved(text, ("a", 1), ("b",)) == (
        "a:\n  - one: 1\n\n  - one: 3\nb:\n  - one: 4\n\n  - one: 5\n\n  - one: 2\nc: x\n"
    )
    assert moved(text, ("a", 2), ("b",)) == (
        "a:\n  - one: 1\n\n  - one: 2\nb:\n  - one: 4\n\n  - one: 5\n\n  - one: 3\nc: x\n"
    )


def test_a_list_that_is_none_is_refused():
    text = "meetings:\n  - date: 2018-03-28\n    items: x\n  - date: 2018-06-27\n"
    with pytest.raises(CannotRun):
        moved(text, ("meetings", 0, "items", 0), ("meetings", 1, "items"))
