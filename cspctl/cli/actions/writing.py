"""How every command that changes the log does it: read under the lock, change, say, write."""

import datetime as dt
import gc
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from cspctl.changes.change import Change
from cspctl.cli.actions import rows
from cspctl.cli.printing import note, say
from cspctl.cli.session import Session
from cspctl.edit import apply_all
from cspctl.loading import Files, Loaded, Want, load
from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun
from cspctl.queries.standing import all_standing
from cspctl.source import decode
from cspctl.storage import Writing

Number = Annotated[str, typer.Argument(metavar="N", help="The action: 7, or csp/7.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show the change as a diff, and write nothing.")
]


def carry_out(
    run: Session,
    make: Callable[[Workspace, Files], Change],
    *,
    dry_run: bool,
    want: Want = rows.LOG,
) -> None:
    """Make a change of what is read under the lock, write it, and say it field by field."""
    if dry_run:
        change = make(_read(run.folder, want).workspace, run.folder)
        print_diff(run.folder, apply_all(change.edits, run.folder.read))
    else:
        with Writing(run.folder.root) as files:
            change = make(_read(files, want).workspace, files)
            files.write(apply_all(change.edits, files.read))
        for one in change.said:
            say(str(one))
        if not change.edits:
            say("Nothing to change.")
    for remark in change.notes:
        note(remark)


def read(files: Files, want: Want) -> Loaded:
    """Read the workspace under the lock."""
    # As in Session.load: going through what is read takes the collector as long as reading it.
    gc.disable()
    try:
        return load(files, want)
    finally:
        gc.freeze()
        gc.enable()


def _read(files: Files, want: Want) -> Loaded:
    """Read the workspace; CannotRun when something that a change must know is unreadable.

    That is the log, for its numbers; and all that names an action, where minutes and plans are
    asked for.
    """
    loaded = read(files, want)
    whole = Want.MEETINGS in want
    needed = {name for name in loaded.workspace.unread if whole or name.endswith("actions.yaml")}
    if needed:
        raise CannotRun(*(one for one in loaded.problems if one.location.file in needed))
    return loaded


def one_action(workspace: Workspace, name: str, today: dt.date) -> Action:
    """The action that is meant; CannotRun when two rows have its number."""
    found = rows.action_named(workspace, name, all_standing(workspace, today))
    if len(found) > 1:
        from cspctl.changes.change import refusal

        places = " and ".join(str(row.action.where()) for row in found)
        message = f"{found[0].action.name} stands in the log more than once: {places}."
        raise refusal(found[1].action, message, "Give one of them another number in the file.")
    return found[0].action


def print_diff(files: Files, changed: Mapping[str, bytes]) -> None:
    """Print what would change in files, as ``diff -u`` does."""
    from difflib import unified_diff

    there = set(files.names())
    for name, data in changed.items():
        old = _lines(files.read(name), name) if name in there else []
        before = f"a/{name}" if name in there else "/dev/null"
        for line in unified_diff(old, _lines(data, name), before, f"b/{name}", lineterm=""):
            say(line)


def _lines(data: bytes, name: str) -> list[str]:
    read, _ = decode(data, name)
    assert read is not None, "a file that was edited can be read"
    lines = read.text.replace("\r\n", "\n").split("\n")
    if lines[-1]:
        lines[-1] += "\n\\ No newline at end of file"
    else:
        lines.pop()
    return lines
