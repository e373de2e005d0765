"""``cspctl actions duplicates``: what stands in the log twice."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.printing import Format, say, screen_width
from cspctl.cli.session import parsed_date, session
from cspctl.model.action import Action
from cspctl.model.record import replace
from cspctl.model.workspace import Workspace
from cspctl.queries import repeated
from cspctl.queries.duplicates import Found, LookAlike, Pair
from cspctl.reporters.folding import hung
from cspctl.reporters.rows import as_csv, as_json


def duplicates(
    ctx: typer.Context,
    board: options.Boards = None,
    across: Annotated[
        bool, typer.Option("--across-boards", help="Compare the boards with one another too.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Only pairs of which one was agreed on DATE or later."
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="WORDS", help="Is there one like WORDS already?"),
    ] = None,
    format: options.Formats = Format.TEXT,
    exit_code: options.ExitCode = False,
) -> None:
    """Find open actions that say the same: the groups, the one to keep, and why each matched.

    'cspctl actions merge' closes the others of a group into the one to keep. Look-alikes are for
    you to judge: 'cspctl actions distinct' settles one for good.
    """
    run = session(ctx)
    first = parsed_date(since, "--since") if since else None
    loaded = run.load(rows.LOG)
    workspace = loaded.workspace
    if board:
        own = tuple(action for action in workspace.actions if action.board in board)
        workspace = replace(workspace, actions=own)
    if text is not None:
        like = repeated.like_text(repeated.begun_since(workspace, first), text)
        _print_like(like, workspace, format)
        found_any = any(isinstance(one, Pair) for one in like)
    else:
        found = repeated.repeated(workspace, across=across)
        if first:
            found = repeated.touching(found, workspace, first)
        _print(found, workspace, format)
        found_any = bool(found.groups)
    raise typer.Exit(rows.files_read(loaded) or int(exit_code and found_any))


def _print(found: Found, workspace: Workspace, format: Format) -> None:
    if format is Format.TEXT:
        by_name = {action.name: action for action in workspace.actions}
        say("\n\n".join(_cards(found, by_name)) or "Nothing stands in the log twice.")
    elif format is Format.JSON:
        say(as_json(_answer(found)))
    else:
        pairs = [
            {"keep": group.keep, "a": pair.a, "b": pair.b, "score": pair.score, "why": pair.why}
            for group in found.groups
            for pair in group.pairs
        ]
        say(as_csv(pairs, ["keep", "a", "b", "score", "why"]))


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


def _cards(found: Found, actions: Mapping[str, Action]) -> list[str]:
    """A card for each group and one for all look-alikes, folded where a person reads them."""
    wide = screen_width()
    cards = []
    for group in found.groups:
        others = [name for name in group.actions if name != group.keep]
        lines = [hung("", f"{group.keep} is repeated by {', '.join(others)}", wide)]
        lines += [hung(f"  {name}: ", actions[name].action, wide) for name in group.actions]
        lines += [
            hung(f"  {pair.a} and {pair.b}: ", f"{pair.why} ({pair.score:.2f})", wide)
            for pair in group.pairs
        ]
        # Commands stand on lines of their own, whole, to be copied.
        lines.append(f"  The same? cspctl actions merge {' '.join(others)} --into {group.keep}")
        lines.append(f"  Not?      cspctl actions distinct {group.keep} {others[0]}")
        cards.append("\n".join(lines))
    if found.similar:
        lines = ["Look-alikes, for you to judge:"]
        lines += [
            hung(f"  {alike.a} and {alike.b}: ", f"{alike.differs} ({alike.score:.2f})", wide)
            for alike in found.similar
        ]
        alike = found.similar[0]
        lines.append(f"  Different? cspctl actions distinct {alike.a} {alike.b}")
        lines.append(f"  The same?  cspctl actions merge {alike.b} --into {alike.a}")
        cards.append("\n".join(lines))
    return cards


def _print_like(like: Sequence[Pair | LookAlike], workspace: Workspace, format: Format) -> None:
    matches = [
        {"action": one.b, "score": one.score, "why": one.why}
        for one in like
        if isinstance(one, Pair)
    ]
    similar = [
        {"action": one.b, "score": one.score, "differs": one.differs}
        for one in like
        if isinstance(one, LookAlike)
    ]
    if format is Format.JSON:
        say(as_json({"matches": matches, "similar": similar}))
    elif format is Format.CSV:
        say(as_csv([*matches, *similar], ["action", "score", "why", "differs"]))
    elif not like:
        say("No open action is like it.")
    else:
        by_name = {action.name: action for action in workspace.actions}
        wide = screen_width()
        lines = []
        for one in like:
            same = isinstance(one, Pair)
            head = "Likely the same as" if same else "Looks like"
            why = one.why if isinstance(one, Pair) else one.differs
            lines.append(f"{head} {one.b} ({one.score:.2f}):")
            lines.append(hung("  ", by_name[one.b].action, wide))
            lines.append(hung("  Why: " if same else "  Differs: ", why, wide))
        if matches:
            best = matches[0]["action"]
            lines.append(f"To add to it: cspctl actions update {best} --note TEXT")
        say("\n".join(lines))
