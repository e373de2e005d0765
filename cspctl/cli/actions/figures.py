"""``cspctl actions stats``: the log in figures, with small bar charts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.printing import Format, say
from cspctl.cli.session import session
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.log_figures import Closed, Count, Figures, Slipped, figures
from cspctl.queries.select import Named, chosen
from cspctl.queries.standing import Standing, all_standing
from cspctl.reporters.bars import bars
from cspctl.reporters.rows import as_csv, as_json

if TYPE_CHECKING:
    from cspctl.documents.charts import Chart
    from cspctl.model.workspace import Workspace


class Drawn(StrEnum):
    """What a chart of the log shows."""

    AGENCIES = "agencies"
    MEETINGS = "meetings"


def stats(
    ctx: typer.Context,
    board: options.Boards = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
    chart: Annotated[
        str | None,
        typer.Option("--chart", metavar="FILE", help="Draw the log too: a name in .png or .svg."),
    ] = None,
    of: Annotated[
        Drawn,
        typer.Option("--of", help="What is drawn: RAG by agency, or what each meeting found."),
    ] = Drawn.AGENCIES,
) -> None:
    """Count the open actions by board, agency, lead, RAG and age, and say how far targets slipped.

    Slippage is the days from the first target to the last. Actions that were merged into another
    are left out. An action that several people lead is counted with each.
    """
    run = session(ctx)
    if chart:
        from cspctl.cli.charting import chart_form, write_chart

        chart_form(chart)
    choice = options.choice(board, lead, agency)
    loaded = run.load(rows.LOG)
    named = Named(loaded.workspace)
    rows.must_exist(loaded, choice, named)
    found = chosen(all_standing(loaded.workspace, run.today), choice, named)
    counted = figures(found, named, run.today)
    if format is Format.JSON:
        say(as_json({"day": run.today.isoformat(), **_answer(counted)}))
    elif format is Format.CSV:
        say(as_csv(list(_csv_rows(counted)), ["group", "id", "name", "open", "overdue"]))
    else:
        say(f"The action log on {run.today}")
        say("\n".join(_text(counted)))
    if chart:
        write_chart(run, chart, _drawn(of, found, named, loaded.workspace, run.today))
    raise typer.Exit(rows.files_read(loaded))


def _drawn(
    of: Drawn, found: Sequence[Standing], named: Named, workspace: Workspace, today: dt.date
) -> Chart:
    from cspctl.documents.rag_charts import actions_chart, slippage_chart

    if of is Drawn.AGENCIES:
        return actions_chart(found, named, today)
    boards = sorted({row.action.board for row in found})
    if len(boards) != 1 or boards[0] not in workspace.boards:
        message = "What meetings found is drawn for one board at a time."
        mend = f"Add --board and one of {', '.join(workspace.boards) or 'the boards'}."
        raise CannotRun(error("F001", message, Location("--of", 0), mend))
    return slippage_chart(found, workspace.boards[boards[0]], today)


def _groups(counted: Figures) -> list[tuple[str, Sequence[Count]]]:
    return [
        ("board", counted.boards),
        ("agency", counted.agencies),
        ("lead", counted.leads),
        ("rag", counted.rags),
        ("age", counted.ages),
    ]


def _answer(counted: Figures) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "open": counted.open,
        "overdue": counted.overdue,
        "closed": counted.closed,
        "contradictions": counted.contradictions,
    }
    for name, counts in _groups(counted):
        answer[f"by_{name}"] = [
            {
                "id": count.key.id or None,
                "name": count.key.name,
                "open": count.open,
                "overdue": count.overdue,
            }
            for count in counts
        ]
    answer["slippage"] = counted.slipped._asdict()
    answer["closed_on_time"] = counted.closed_on_time._asdict()
    return answer


def _csv_rows(counted: Figures) -> Iterator[dict[str, Any]]:
    """The counts, the whole log first; slippage has no place in such a table and is in JSON."""
    yield {"group": "all", "name": "all", "open": counted.open, "overdue": counted.overdue}
    for name, counts in _groups(counted):
        for count in counts:
            yield {
                "group": name,
                "id": count.key.id,
                "name": count.key.name,
                "open": count.open,
                "overdue": count.overdue,
            }


def _text(counted: Figures) -> Iterator[str]:
    yield f"{counted.open} open, {counted.overdue} of them overdue; {counted.closed} closed"
    if counted.contradictions:
        are = "RAG contradicts" if counted.contradictions == 1 else "RAGs contradict"
        yield f"{counted.contradictions} stated {are} the dates: see 'cspctl check --select A106'"
    for name, counts in _groups(counted):
        if not counts:
            continue
        yield ""
        yield f"Open by {name.upper() if name == 'rag' else name}"
        late = [f"({count.overdue} overdue)" if count.overdue else "" for count in counts]
        pairs = zip(counts, late, strict=True)
        for line in bars([(count.key.name, count.open, note) for count, note in pairs]):
            yield f"  {line}"
    yield ""
    yield from _slipped(counted.slipped)
    yield from _closed(counted.closed_on_time)


def _slipped(slipped: Slipped) -> Iterator[str]:
    yield "First target against today's"
    if not slipped.moved:
        yield f"  none of {slipped.dated} with a target date has been deferred"
        return
    yield f"  deferred: {slipped.moved} of {slipped.dated}, {slipped.deferrals} times in all"
    if slipped.median is not None:
        yield f"  median:   {_moved(slipped.median)}"
    if slipped.worst is not None:
        yield f"  worst:    {_moved(slipped.worst)} ({slipped.worst_action})"


def _closed(closed: Closed) -> Iterator[str]:
    dated = closed.on_time + closed.late
    if not dated + closed.undated:
        return
    yield ""
    yield "Closed on time"
    yield f"  by the last target:  {closed.on_time} of {dated}"
    yield f"  by the first target: {closed.by_first} of {dated}"
    if closed.undated:
        yield f"  not counted: {closed.undated} without a target date or a closing date"


def _moved(days: float) -> str:
    far = abs(days)
    return f"{far:g} {'day' if far == 1 else 'days'} {'earlier' if days < 0 else 'later'}"
