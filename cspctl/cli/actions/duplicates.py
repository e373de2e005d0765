"""``cspctl actions duplicates``: what stands in the log twice."""

from typing import Annotated, Any

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.printing import Format, say
from cspctl.cli.session import session
from cspctl.model.action import Action
from cspctl.model.record import replace
from cspctl.queries import repeated
from cspctl.queries.duplicates import Found
from cspctl.reporters.rows import as_csv, as_json


def duplicates(
    ctx: typer.Context,
    board: options.Boards = None,
    across: Annotated[
        bool, typer.Option("--across-boards", help="Compare the boards with one another too.")
    ] = False,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """Find open actions that say the same: the groups, the one to keep, and why each matched.

    Look-alikes are for you to judge: 'cspctl actions distinct' settles one for good.
    """
    run = session(ctx)
    loaded = run.load(rows.LOG)
    workspace = loaded.workspace
    if board:
        own = tuple(action for action in workspace.actions if action.board in board)
        workspace = replace(workspace, actions=own)
    found = repeated.repeated(workspace, across=across)
    if format is Format.TEXT:
        by_name = {action.name: action for action in workspace.actions}
        say(_text(found, by_name))
    elif format is Format.JSON:
        say(as_json(_answer(found)))
    else:
        pairs = [
            {"keep": group.keep, "a": pair.a, "b": pair.b, "score": pair.score, "why": pair.why}
            for group in found.groups
            for pair in group.pairs
        ]
        say(as_csv(pairs, ["keep", "a", "b", "score", "why"]))
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and bool(found.groups)))


def _answer(found: Found) -> dict[str, Any]:
    return {
        "groups": [
            {
                "keep": group.keep,
                "actions": list(group.actions),
                "pairs": [
                    {"a": pair.a, "b": pair.b, "score": pair.score, "why": pair.why}
                    for pair in group.pairs
                ],
            }
            for group in found.groups
        ],
        "similar": [
            {"a": alike.a, "b": alike.b, "score": alike.score, "differs": alike.differs}
            for alike in found.similar
        ],
    }


def _text(found: Found, actions: dict[str, Action]) -> str:
    parts = []
    for group in found.groups:
        others = [name for name in group.actions if name != group.keep]
        lines = [f"{group.keep} is repeated by {', '.join(others)}"]
        lines += [f"  {name}: {' '.join(actions[name].action.split())}" for name in group.actions]
        lines += [f"  {pair.a} and {pair.b}: {pair.why} ({pair.score:.2f})" for pair in group.pairs]
        numbers = " ".join(others)
        lines.append(f"  To merge them: cspctl actions merge {numbers} --into {group.keep}")
        parts.append("\n".join(lines))
    if found.similar:
        lines = ["Look-alikes, for you to judge:"]
        for alike in found.similar:
            lines.append(f"  {alike.a} and {alike.b}: {alike.differs} ({alike.score:.2f})")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) or "Nothing stands in the log twice."
