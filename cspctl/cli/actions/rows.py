"""Actions as rows of an answer (docs/files.md, What commands answer)."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from cspctl.loading import Loaded, Want
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory
from cspctl.queries.select import Choice, Named
from cspctl.queries.slippage import first_target, last_update
from cspctl.queries.standing import RAG_WORDS, Standing
from cspctl.reporters.rows import Column

COLUMNS = (
    Column("id", "No."),
    Column("rag", "RAG"),
    Column("target", "Target"),
    Column("days_overdue", "Days"),
    Column("lead", "Lead", wide=True),
    Column("action", "Action", wide=True),
)
CONTRADICTED = "* The dates contradict this RAG: 'cspctl actions show N' says how."
LOG = Want.LOG


def row(standing: Standing, named: Named) -> dict[str, Any]:
    """An action as JSON has it: ids, ISO dates, and the place it was read from."""
    action = standing.action
    directory = named.directory(action.board)
    target: dt.date | str | None = standing.target or action.target
    place = action.where()
    update = last_update(action)
    return {
        "id": action.name,
        "action": action.action,
        "lead": [who.key for who in named.leads(standing)],
        "others": [who.key for who in directory.all(action.others, action.begun)],
        "start": _iso(action.begun),
        "target": _iso(target),
        "first_target": _iso(first_target(standing)),
        "times_deferred": len(action.was),
        "days_overdue": standing.days_overdue,
        "rag": standing.rag,
        "rag_contradicts": standing.contradiction or None,
        "state": "open" if action.is_open else "closed",
        "closed": _iso(action.closed),
        "outcome": action.outcome,
        "last_update": _iso(update.date) if update else None,
        "last_update_note": update.note if update else None,
        "file": place.file,
        "line": place.line,
    }


def _iso(value: dt.date | str | None) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else value


def shown(standing: Standing, named: Named) -> dict[str, Any]:
    """An action as a person reads it: names for ids, words for RAG."""
    action = standing.action
    target = standing.target or action.target
    stands = RAG_WORDS[standing.rag] + ("*" if standing.contradiction else "")
    return {
        "id": action.name,
        "rag": stands,
        "target": _iso(target) or "none",
        "days_overdue": standing.days_overdue or "",
        "lead": ", ".join(who.name for who in named.leads(standing)) or "nobody",
        "action": action.action,
    }


def must_exist(loaded: Loaded, choice: Choice, named: Named) -> None:
    """Refuse a choice of a board, lead or agency that nobody knows; CannotRun.

    A mistyped name would otherwise read as "nothing is overdue".
    """
    from cspctl.cli.session import board_named

    space = loaded.workspace
    logged = {action.board for action in space.actions}
    for board in choice.boards:
        if board not in logged:
            board_named(space, board, loaded.problems)
    boards = [*space.boards, *sorted(logged - set(space.boards))]
    leads = {text.casefold() for action in space.actions for text in action.lead}
    directories = [named.directory(board) for board in boards]
    for option, texts in (("--lead", choice.leads), ("--agency", choice.agencies)):
        for text in texts:
            somebody(directories, text, option, leads, "its log knows")


def somebody(
    directories: Sequence[Directory], text: str, option: str, leads: Collection[str], knows: str
) -> None:
    """Refuse a name that nobody has; CannotRun with the nearest one.

    ``leads`` are those that stand in the files as free text, folded; ``knows`` ends the sentence.
    """
    if any(directory.find(text) for directory in directories) or text.casefold() in leads:
        return
    near = next(filter(None, (directory.nearest(text) for directory in directories)), "")
    mend = f"Did you mean '{near}'?" if near else "Look at 'cspctl board show BOARD'."
    message = f"'{text}' is nobody that a board or {knows}."
    raise CannotRun(error("F001", message, Location(option, 0), mend))


def files_read(loaded: Loaded, part: str = "/actions.yaml") -> int:
    """Tell on stderr what could not be read; the exit code that it asks for (0 or 2).

    A fault in a file of the answer (``part`` of its path) is told in full: a row may be missing
    from the answer, as a mistyped target keeps an action from being overdue; a file of another
    name than it should have is no part of it at all.
    """
    from cspctl.cli.printing import note, print_problems

    told = [
        problem
        for problem in loaded.problems
        if problem.code in ("F001", "F008") or part in f"/{problem.location.file}"
    ]
    print_problems(told)
    others = len(loaded.problems) - len(told)
    if others:
        more = " more" if told else ""
        are = "problem" if others == 1 else "problems"
        note(f"{others}{more} {are} in the files read: see 'cspctl check'.")
    return 2 if any(problem.code == "F001" for problem in told) else 0


def action_named(workspace: Workspace, name: str, rows: Sequence[Standing]) -> list[Standing]:
    """The rows of an action, ``7`` or ``csp/7``; CannotRun when none or several boards have it."""
    wanted = name.strip().lstrip("#")
    found = [row for row in rows if row.action.name == wanted]
    if "/" not in wanted:
        found = [row for row in rows if str(row.action.number) == wanted]
    boards = sorted({row.action.board for row in found})
    if len(boards) > 1:
        full = " or ".join(f"{board}/{wanted}" for board in boards)
        message = f"Several boards have an action {wanted}."
        raise CannotRun(error("F001", message, Location("actions.yaml", 0), f"Write {full}."))
    if not found:
        mend = "'cspctl actions list' shows the numbers there are."
        message = f"There is no action '{name}'."
        raise CannotRun(error("F001", message, Location("actions.yaml", 0), mend))
    return found
