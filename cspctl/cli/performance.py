"""``cspctl performance``: the figures that a board follows."""

from typing import Annotated, Any

import typer

from cspctl.cli.actions.rows import files_read
from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, say, say_table
from cspctl.cli.session import board_named, session
from cspctl.loading import Loaded, Want
from cspctl.model.performance import RATING_ALSO, Indicator
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory
from cspctl.queries.performance import Reading, readings
from cspctl.reporters.rows import Column, as_csv, as_json

COLUMNS = (
    Column("id", "Indicator"),
    Column("value", "Latest"),
    Column("period", "Period"),
    Column("target", "Target"),
    Column("rag", "RAG"),
    Column("direction", "Direction", wide=True),
    Column("title", "Title", wide=True),
)


def show(
    ctx: typer.Context,
    board: Board,
    rag: Annotated[
        str | None, typer.Option("--rag", metavar="R|A|G", help="Only what is rated so.")
    ] = None,
    format: Formats = Format.TEXT,
) -> None:
    """Show each figure that a board follows: the latest, its RAG, and which way it goes.

    Direction is against the period before. The JSON has the same period of the year before, too.
    """
    run = session(ctx)
    loaded = run.load(Want.PERFORMANCE)
    unread = files_read(loaded)
    folder = board_named(loaded.workspace, board, loaded.problems)
    kept(loaded, folder)
    wanted = _rag_wanted(rag)
    found = [one for one in readings(folder, run.today) if wanted in ("", one.rag)]
    directory = Directory(loaded.workspace, board)
    if format is Format.JSON:
        answer = [_answer(one, directory) for one in found]
        say(as_json({"day": run.today.isoformat(), "indicators": answer}))
    elif format is Format.CSV:
        rows = [_answer(one, directory) for one in found]
        keys = [key for key in _KEYS if key not in ("earlier", "year_ago")]
        say(as_csv(rows, keys))
    elif not found:
        say("No indicator is rated so." if wanted else "No indicators are kept.")
    else:
        from cspctl.documents.performance import indicator_line, summary

        lines = [indicator_line(one, directory, run.today) for one in found]
        rows = [
            {
                "id": one.indicator.id,
                "title": one.indicator.title,
                "value": line.latest + (" (provisional)" if line.provisional else ""),
                "period": line.period,
                "target": line.target,
                "rag": line.rag,
                "direction": line.direction,
            }
            for one, line in zip(found, lines, strict=True)
        ]
        say_table(rows, COLUMNS, title=summary(tuple(found)))
    raise typer.Exit(unread)


def chart(
    ctx: typer.Context,
    board: Board,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="The indicator's id.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="A name in .png or .svg.")
    ],
) -> None:
    """Draw an indicator with its target and thresholds, for a paper or a page of your own."""
    from cspctl.cli.charting import chart_form, write_chart
    from cspctl.documents.indicator_charts import indicator_chart

    run = session(ctx)
    chart_form(output)
    loaded = run.load(Want.PERFORMANCE)
    folder = board_named(loaded.workspace, board, loaded.problems)
    kept(loaded, folder)
    found = [one for one in readings(folder, run.today) if one.indicator.id == indicator]
    if not found:
        raise CannotRun(_unknown(folder, indicator))
    write_chart(run, output, indicator_chart(found[0]))
    raise typer.Exit(files_read(loaded))


def kept(loaded: Loaded, folder: BoardFolder) -> None:
    """CannotRun when a board keeps no figures, or they cannot be read."""
    if folder.performance is not None:
        return
    name = f"{folder.folder}/performance.yaml"
    why = [one for one in loaded.problems if one.location.file == name]
    message = f"The board keeps no figures: there is no {name}."
    mend = "Write it; docs/performance.md says how."
    raise CannotRun(*(why or [error("F001", message, Location(name, 0), mend)]))


_KEYS = (
    *("id", "title", "owner", "unit", "value", "period", "provisional", "target", "on_target"),
    *("rag", "direction", "earlier", "over_year", "year_ago", "file", "line"),
)


def _answer(one: Reading, directory: Directory) -> dict[str, Any]:
    indicator, current = one.indicator, one.current
    place = indicator.where()
    values = (
        indicator.id,
        indicator.title,
        [who.key for who in directory.all(indicator.owner)],
        indicator.unit,
        current.value if current else None,
        str(current.period) if current else None,
        bool(current and current.provisional),
        indicator.target,
        one.on_target,
        one.rag or None,
        one.direction or None,
        _entry(one, earlier=True),
        one.over_year or None,
        _entry(one, earlier=False),
        place.file,
        place.line,
    )
    return dict(zip(_KEYS, values, strict=True))


def _entry(one: Reading, *, earlier: bool) -> dict[str, Any] | None:
    entry = one.earlier if earlier else one.year_ago
    return {"period": str(entry.period), "value": entry.value} if entry else None


def _rag_wanted(rag: str | None) -> str:
    if rag is None:
        return ""
    letter = dict(RATING_ALSO).get(rag.lower(), rag.upper())
    if letter not in ("R", "A", "G"):
        message = f"'{rag}' is no RAG of a figure."
        raise CannotRun(error("F004", message, Location("--rag", 0), "Write R, A or G."))
    return letter


def _unknown(folder: BoardFolder, name: str) -> Any:
    from difflib import get_close_matches

    known: tuple[Indicator, ...] = folder.performance.indicators if folder.performance else ()
    names = [one.id for one in known]
    near = get_close_matches(name, names, 1, 0.5)
    mend = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(names) or 'none'}."
    place = Location(f"{folder.folder}/performance.yaml", 0)
    return error("F001", f"There is no indicator '{name}'.", place, mend)
