"""``cspctl init``: a small workspace of one's own, whose comments teach."""

import datetime as dt
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Annotated

import typer

from cspctl.cli.printing import say
from cspctl.cli.session import session
from cspctl.problems import CannotRun, Location, error


def init(
    ctx: typer.Context,
    directory: Annotated[str, typer.Argument(metavar="DIR", help="The folder to make.")],
) -> None:
    """Make a small workspace: a board, its next meeting, a paper, a plan and an action log."""
    from cspctl.cli.schema import write_schema
    from cspctl.model.values import quarter_of
    from cspctl.output import write_whole
    from cspctl.schema import DOCUMENTS

    run = session(ctx)
    root = run.start / directory
    taken = [name for name in ("packs", "actions.yaml") if (root / name).exists()]
    if taken or (root.exists() and not root.is_dir()):
        message = f"There is {' and '.join(taken) or 'a file'} here already; nothing was changed."
        raise CannotRun(error("F001", message, Location(directory, 0), "Name a new folder."))
    meeting = _wednesday(run.today + dt.timedelta(weeks=5))
    dates = {
        "today": run.today.isoformat(),
        "meeting": meeting.isoformat(),
        "next_meeting": _wednesday(meeting + dt.timedelta(weeks=13)).isoformat(),
        "month": f"{run.today:%Y-%m}",
        "last_month": f"{run.today.replace(day=1) + dt.timedelta(days=364):%Y-%m}",
        "quarter": str(quarter_of(run.today)),
        "next_quarter": str(quarter_of(run.today).following.following),
    }
    for name, text in _starter(files("cspctl") / "starter"):
        path = root / name.replace("/meeting/", f"/{meeting}/")
        write_whole(path, Template(text).safe_substitute(dates).encode())
    for kind in DOCUMENTS:
        write_schema(root / ".cspctl" / "schema", kind)
    write_whole(root / ".gitignore", b"build/\n.cspctl.lock\n")
    shown = Path(directory).as_posix()
    say(f"Made {shown}/: a board, its meeting of {meeting}, a paper, a plan and an action log.")
    say("Next:")
    say(f"  cspctl -C {shown} check")
    say(f"  cspctl -C {shown} pack build board {meeting}")


def _wednesday(day: dt.date) -> dt.date:
    """The first Wednesday from a day on that is no bank holiday."""
    from cspctl.queries.bank_holidays import idle

    day += dt.timedelta(days=(2 - day.weekday()) % 7)
    while idle(day):
        day += dt.timedelta(weeks=1)
    return day


def _starter(folder: Traversable, below: str = "") -> list[tuple[str, str]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _starter(entry, f"{below}{entry.name}/")
        elif not entry.name.startswith((".", "__")):
            found.append((below + entry.name, entry.read_text("utf-8")))
    return found
