"""``cspctl plan add``, ``move`` and ``roll``."""

import re
from typing import Annotated

import typer

from cspctl.changes.change import Change
from cspctl.changes.planning import NewItem, add_item, file_of
from cspctl.changes.planning_moving import move_item, move_meeting
from cspctl.changes.planning_rolling import roll as roll_year
from cspctl.cli.actions.writing import DryRun, carry_out
from cspctl.cli.board import Board
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.edit import Value
from cspctl.loading import Files, Loaded, Want, load
from cspctl.model.agenda import REASONS
from cspctl.model.forward_plan import REPORTS
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import CannotRun

PARTS = ("discussion", "business")
To = Annotated[str, typer.Option("--to", metavar="DATE", help="The meeting: 2018-03-28.")]
Restricted = Annotated[bool, typer.Option("--restricted", help="Withhold it from the public.")]
Because = Annotated[
    str | None,
    typer.Option("--because", metavar="TEXT", help="Why it is withheld; never published."),
]
Paragraph = Annotated[
    list[int] | None,
    typer.Option("--paragraph", metavar="N", help="The paragraph of Schedule 12A (councils)."),
]


def add(
    ctx: typer.Context,
    board: Board,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The item's title.")],
    to: To,
    part: Annotated[
        str, typer.Option("--part", metavar="|".join(PARTS), help="The part of the meeting.")
    ] = "business",
    presenter: Annotated[
        list[str] | None, typer.Option("--presenter", metavar="WHO", help="Who presents it.")
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="|".join(REASONS), help="What the board is to do."),
    ] = None,
    duration: Annotated[
        int | None, typer.Option("--duration", metavar="MINUTES", min=1, help="How long.")
    ] = None,
    standing: Annotated[
        bool, typer.Option("--standing", help="It comes to every meeting; 'roll' takes it along.")
    ] = False,
    provisional: Annotated[
        bool, typer.Option("--provisional", help="Still to be confirmed: printed (TBC).")
    ] = False,
    comments: Annotated[
        str | None, typer.Option("--comments", metavar="TEXT", help="Who agreed it, and when.")
    ] = None,
    restricted: Restricted = False,
    because: Because = None,
    paragraph: Paragraph = None,
    report: Annotated[
        str,
        typer.Option("--report", metavar="|".join(REPORTS), help="Where its paper is."),
    ] = "awaited",
    new_meeting: Annotated[
        bool, typer.Option("--new-meeting", help="Plan the meeting too, if there is none.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Plan an item for a meeting."""
    run = session(ctx)
    if not title.strip():
        raise typer.BadParameter("Say what the board will consider.", param_hint="TITLE")
    new = NewItem(
        title=title,
        to=parsed_date(to, "--to"),
        part=_one_of(part, PARTS, "--part"),
        presenter=tuple(presenter or ()),
        reason=_one_of(reason, REASONS, "--reason") if reason else None,
        duration=duration,
        standing=standing,
        provisional=provisional,
        comments=comments,
        restricted=restriction(restricted, because, paragraph),
        report=_one_of(report, REPORTS, "--report"),
    )

    def make(workspace: Workspace, files: Files) -> Change:
        read = plans(files, board)
        return add_item(read.workspace, board, new, run.today, new_meeting=new_meeting)

    carry_out(run, make, dry_run=dry_run, want=Want.BOARDS)


def move(
    ctx: typer.Context,
    board: Board,
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="The item's title, or a meeting's own date.")
    ],
    to: To,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="From which meeting, if several have it."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Move an item to another meeting, or a meeting to another day.

    The item's own lines go, with their comments; moved_from remembers the meeting that it was
    first planned for. A meeting is named by its date, and moves only while no notice of it was
    given.
    """
    run = session(ctx)
    day = parsed_date(to, "--to")
    before = parsed_date(origin, "--from") if origin else None

    def make(workspace: Workspace, files: Files) -> Change:
        folder = _folder(plans(files, board, Want.FORWARD_PLANS | Want.MEETINGS), board)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", item.strip()):
            return move_meeting(folder, parsed_date(item.strip(), "ITEM"), day, run.today)
        return move_item(folder, item, day, run.today, before)

    carry_out(run, make, dry_run=dry_run, want=Want.BOARDS)


def roll(
    ctx: typer.Context,
    board: Board,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="YEAR", min=1900, max=2199, help="Else next year."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Plan a year's meetings from the board's terms.

    They get the standing items. A meeting on a bank holiday moves by a week, and that is said. Days
    that have their meeting get no other, so that the command may run again.
    """
    run = session(ctx)

    def make(workspace: Workspace, files: Files) -> Change:
        folder = _folder(plans(files, board), board)
        return roll_year(folder, year or run.today.year + 1)

    carry_out(run, make, dry_run=dry_run, want=Want.BOARDS)


def plans(files: Files, board: str, want: Want = Want.FORWARD_PLANS) -> Loaded:
    """Read a board and its plan; CannotRun when something of the two is unreadable or wrong.

    What was not understood there could be lost by a change, or planned a second time.
    """
    loaded = load(files, want)
    folder = _folder(loaded, board)
    needed = {file_of(folder), f"{folder.folder}/board.yaml"}
    faults = [
        one for one in loaded.problems if one.location.file in needed and one.severity == "error"
    ]
    if faults:
        raise CannotRun(*faults)
    return loaded


def _folder(loaded: Loaded, board: str) -> BoardFolder:
    return board_named(loaded.workspace, board, loaded.problems)


def restriction(restricted: bool, because: str | None, paragraph: list[int] | None) -> Value | None:
    """What is written under ``restricted``; None for what is open."""
    held: dict[str, Value] = {}
    if paragraph:
        held["paragraph"] = paragraph[0] if len(paragraph) == 1 else tuple(paragraph)
    if because:
        held["reason"] = because
    return held or (True if restricted else None)


def _one_of(text: str, choices: tuple[str, ...], option: str) -> str:
    if text not in choices:
        raise typer.BadParameter(f"'{text}' is none of {', '.join(choices)}.", param_hint=option)
    return text
