"""``cspctl pack access``: which papers of a pack fall short of the law on accessibility."""

from typing import Annotated, Any

import typer

from cspctl.cli.board import Board, Formats
from cspctl.cli.printing import Format, say
from cspctl.cli.session import board_named, parsed_date, session
from cspctl.documents.words import listed, long_date
from cspctl.loading import Want
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory
from cspctl.reporters.rows import as_csv, as_json

INTERNAL = "Internal: this names restricted papers too. It is for the manager, not for publication."
KEYS = [
    "item",
    "file",
    "title",
    "authors",
    "restricted",
    "check",
    "source",
    "what",
    "places",
    "mend",
]
_SHOWN = 5  # places of one shortcoming; the JSON and CSV have them all


def access(
    ctx: typer.Context,
    board: Board,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The meeting: 2017-12-13.")],
    format: Formats = Format.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when a paper falls short.")
    ] = False,
) -> None:
    """Say which papers fall short in accessibility (WCAG 2.2 AA), and what authors should do."""
    from cspctl.pack.access.meeting import examine_papers

    run = session(ctx)
    day = parsed_date(date, "DATE")
    loaded = run.load(Want.MEETINGS | Want.PAPERS)
    folder = board_named(loaded.workspace, board, loaded.problems)
    meeting = folder.meetings.get(day)
    if meeting is None or meeting.agenda is None:
        file = f"{folder.folder}/{day}/agenda.yaml"
        why = [problem for problem in loaded.problems if problem.location.file == file]
        known = ", ".join(str(day) for day, held in folder.meetings.items() if held.agenda)
        mend = f"Meetings with an agenda: {known or 'none'}."
        missing = error("F001", "There is no agenda for this meeting.", Location(file, 0), mend)
        raise CannotRun(*(why or [missing]))
    directory = Directory(loaded.workspace, board)
    papers: list[dict[str, Any]] = []
    for paper in examine_papers(meeting, run.folder.read):
        findings = [
            {
                "check": finding.check,
                "criteria": list(finding.meant.criteria),
                "source": finding.meant.source,
                "what": finding.meant.what,
                "places": list(finding.places),
                "mend": finding.meant.mend,
            }
            for finding in paper.findings
        ]
        papers.append(
            {
                "item": paper.item,
                "file": f"{meeting.folder}/{paper.file}",
                "title": paper.title,
                "authors": [who.name for who in directory.all(paper.authors, day)],
                "restricted": paper.restricted,
                "findings": findings,
            }
        )
    if format is Format.JSON:
        answer = {"board": board, "date": day.isoformat(), "note": INTERNAL, "papers": papers}
        say(as_json(answer))
    elif format is Format.CSV:
        rows = [{**paper, **finding} for paper in papers for finding in paper["findings"]]
        say(as_csv(rows, KEYS))
    else:
        say(f"Accessibility of the papers: {folder.board.name}, {long_date(day)}")
        _print(papers)
    if strict and any(paper["findings"] for paper in papers):
        raise typer.Exit(1)


def _print(papers: list[dict[str, Any]]) -> None:
    say(INTERNAL)
    short = [paper for paper in papers if paper["findings"]]
    for paper in short:
        about = [f"item {paper['item']}", *(["restricted"] if paper["restricted"] else [])]
        about += [f"by {listed(paper['authors'])}"] if paper["authors"] else []
        say()
        say(f"{paper['file']} ({', '.join(about)})")
        for finding in paper["findings"]:
            say(f"  {finding['what']} [{finding['source']}]")
            for place in finding["places"][:_SHOWN]:
                say(f"    - {place}")
            if len(finding["places"]) > _SHOWN:
                say(f"    - and {len(finding['places']) - _SHOWN} more")
            say(f"    {finding['mend']}")
    say()
    many = "1 paper" if len(papers) == 1 else f"{len(papers)} papers"
    if short:
        say(f"{len(short)} of {many} {'falls' if len(short) == 1 else 'fall'} short.")
    else:
        say(f"Nothing was found in {many}. Whether the words tell enough, a person must judge.")
