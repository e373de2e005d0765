"""``cspctl progress update``."""

from typing import Annotated

import typer

from cspctl.changes.change import Change
from cspctl.changes.progress import Report, report
from cspctl.cli import progress_naming as naming
from cspctl.cli.actions import options
from cspctl.cli.actions.writing import DryRun, carry_out, read
from cspctl.cli.session import parsed_date, session
from cspctl.loading import Files, Want
from cspctl.model.values import quarter_of
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.progress import Links, plan_rows

# How long after a quarter's end a report is likely to be about that quarter.
_WEEKS_AFTER = 6


def update(
    ctx: typer.Context,
    plan: naming.Plan,
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="The commitment: 1.2, or 2 without a theme.")
    ],
    quarter: Annotated[
        str | None,
        typer.Option(
            "--quarter", metavar="QUARTER", help="2017/18-Q4; the quarter of the date if left out."
        ),
    ] = None,
    rag: Annotated[
        str | None, typer.Option("--rag", metavar="R|A|G|B", help="Its RAG then; B is done.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="What was reported.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="When it was reported; today if left out."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over the update that the quarter has.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Add what was reported for a quarter to a commitment of a plan.

    Comments and layout of the file stay as they are. A stated RAG that the report contradicts
    follows it, the plan's 'updated' becomes the date, and both are told.
    """
    run = session(ctx)
    stated = options.choice(rag=rag).rag
    day = parsed_date(date, "--date") if date else run.today
    named = naming.parsed_quarter(quarter, "--quarter") if quarter else quarter_of(day)
    words = _tidy(text)
    if not (words or stated):
        raise typer.BadParameter("Say what was reported.", param_hint="--text")
    if day > run.today:
        message, mend = f"{day} is still to come.", "Name the day on which it was reported."
        raise CannotRun(error("F004", message, Location("--date", 0), mend))
    mend = f"--quarter {quarter_of(day)}, or the --date on which it was reported"
    naming.begun(named, day, mend)
    new = Report(named, day, stated, words)

    def make(_: Workspace, files: Files) -> Change:
        # The log is asked only whether what is done has open actions left.
        loaded = read(files, naming.PLANS | (Want.LOG if stated == "B" else Want.BOARDS))
        folder, found = naming.plan_named(loaded, plan)
        file = found.where().file
        faults = [
            one for one in loaded.problems if one.location.file == file and one.severity == "error"
        ]
        # What was not understood there could be lost by a change, or said a second time.
        if faults:
            raise CannotRun(*faults)
        rows = plan_rows(folder, found, run.today)
        row = naming.commitment_named(rows, found, number)
        links = Links(loaded.workspace, rows, run.today)
        change = report(row, links, new, replace=replace)
        before = named.previous
        reported = any(one.quarter == before for one in row.commitment.updates)
        # Reports often come in the weeks after the quarter that they are about.
        if quarter or replace or reported or (day - named.start).days > _WEEKS_AFTER * 7:
            return change
        other = f"{row.name} has none for {before}: --quarter {before} would write it for that."
        return change._replace(notes=(*change.notes, other))

    carry_out(run, make, dry_run=dry_run, want=Want.BOARDS)


def _tidy(text: str | None) -> str | None:
    """A text as it is kept: plain line ends, no white space around it; None for an empty one."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip() or None
