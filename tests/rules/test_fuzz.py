"""No rule raises on any workspace that loads, whatever stands in its files.

The files are drawn from the models themselves: every field of every record, with few names and
dates so that they meet, and now and then a word that does not belong there.
"""

import datetime as dt
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workspaces import Files

from cspctl.loading import load
from cspctl.model.action import ActionsFile
from cspctl.model.agenda import Agenda, Cover
from cspctl.model.board import Board, PeopleFile
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.forward_plan import ForwardPlan
from cspctl.model.kinds import Choice, Many, Of, Off, Word
from cspctl.model.minutes import MinutesHead
from cspctl.model.record import specs
from cspctl.model.values import WrongText
from cspctl.rules import check, rules

# fmt: off
PLAIN = [
    "csp", "snb", "chair", "DE", "Chair's report", "Performance (TBC)", "AOB", "1", "2", "5(a)",
    "csp/1", "snb/2026-01-14", "2026-01-14", "2026-03-11", "0001-01-01", "9999-12-31", "2026-03-14",
    "13:00", "13:00-15:00", "yes", "no", "1/3", "7", "999999", "vawg", "papers/a.md", "2025/26-Q3",
    "2026-03", "2026-01/2026-12", "next-meeting", "ongoing", "RESTRICTED", "", "...", "安全", " - ",
]
LINES = [
    "## 1. Chair's report", "## 5(a). Performance", "## Close", "RESTRICTED", "DECISION: Agreed",
    "ACTION [chair, by 2026-03-11]: Meet", "ACTION 1: DE to meet", "Text.", "",
]
# fmt: on
WORDS = st.sampled_from(PLAIN)


def fits(kind, word):
    try:
        kind.parse(word)
    except WrongText:
        return False
    return True


def value(kind, depth):
    if isinstance(kind, Choice):
        return mostly(st.sampled_from(kind.options))
    if isinstance(kind, Many):
        inner = value(kind.of, depth)
        return st.lists(inner, max_size=3) | inner
    if isinstance(kind, Of | Off):
        return record(kind.record(), depth - 1) if depth else st.sampled_from(["yes", "no", {}])
    if isinstance(kind, Word):
        return mostly(st.sampled_from([word for word in PLAIN if fits(kind, word)]))
    return WORDS


def mostly(strategy):
    """What belongs there, and now and then any word."""
    return st.integers(0, 9).flatmap(lambda number: strategy if number else WORDS)


def record(cls, depth=3):
    """Maps of the fields of a record; required ones are seldom missing."""
    always, perhaps = {}, {}
    for key, spec in specs(cls).items():
        (always if spec.required else perhaps)[key] = value(spec.kind, depth)
    return st.fixed_dictionaries(always, optional=perhaps)


def yaml(cls, depth=3):
    # JSON is YAML; every scalar is read as text and typed by its field.
    return record(cls, depth).map(lambda made: json.dumps(made, ensure_ascii=False))


MINUTES = st.tuples(yaml(MinutesHead, 2), st.lists(st.sampled_from(LINES), max_size=6)).map(
    lambda parts: f"---\n{parts[0]}\n---\n" + "\n".join(parts[1]) + "\n"
)
PAPER = yaml(Cover, 2).map(lambda head: f"---\n{head}\n---\n![A](b.png)\n")
WORKSPACES = st.fixed_dictionaries(
    {},
    optional={
        "actions.yaml": yaml(ActionsFile),
        "packs/people.yaml": yaml(PeopleFile),
        "packs/csp/board.yaml": yaml(Board),
        "packs/csp/actions.yaml": yaml(ActionsFile),
        "packs/csp/forward-plan.yaml": yaml(ForwardPlan),
        "packs/csp/plans/vawg.yaml": yaml(DeliveryPlan),
        "packs/csp/2026-01-14/agenda.yaml": yaml(Agenda),
        "packs/csp/2026-01-14/minutes.md": MINUTES,
        "packs/csp/2026-03-11/agenda.yaml": yaml(Agenda),
        "packs/csp/2026-03-11/papers/a.md": PAPER,
        "packs/csp/2026-03-11/papers/b.png": st.just(""),
        "packs/snb/board.yaml": yaml(Board, 1),
    },
)
TODAYS = st.sampled_from([dt.date.min, dt.date(2026, 1, 14), dt.date(2026, 3, 11), dt.date.max])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=WORKSPACES, today=TODAYS)
def test_no_rule_raises_and_every_problem_is_fit_to_print(files, today):
    files = Files(files)
    loaded = load(files)
    problems = check(loaded.workspace, today, files.names(), loaded.problems)
    codes = {rule.code for rule in rules()}
    for problem in problems:
        assert problem.code in codes
        assert problem.location.file in files
        assert problem.message.endswith(".")
        assert problem.mend.endswith((".", "?"))
    assert problems == check(loaded.workspace, today, files.names(), loaded.problems)
