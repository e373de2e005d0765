"""A board's meetings: agenda, minutes and papers of each folder named by a date."""

import re
from typing import TYPE_CHECKING

from cspctl.loading.minutes import sections
from cspctl.loading.reader import Reader
from cspctl.model.agenda import Agenda, Cover
from cspctl.model.minutes import Minutes, MinutesHead
from cspctl.model.workspace import BoardFolder, Meeting, PaperFile
from cspctl.problems import Location, warning
from cspctl.source import split_markdown

if TYPE_CHECKING:
    from datetime import date

    from cspctl.loading.workspace import Loading

COVERED = (".docx", ".pdf", ".pptx", ".xlsx", ".odt", ".png", ".jpg", ".jpeg")


def meetings(run: "Loading", board: BoardFolder, *, papers: bool) -> "dict[date, Meeting]":
    """Every meeting's folder of a board, by date."""
    from cspctl.loading.workspace import date_of

    found: dict[date, Meeting] = {}
    folders = {
        name.removeprefix(f"{board.folder}/").split("/")[0]
        for name in run.names
        if name.startswith(f"{board.folder}/") and "/" in name.removeprefix(f"{board.folder}/")
    }
    for folder in sorted(folders):
        day = date_of(folder)
        if day is None:
            if folder[:1].isdigit():
                message = f"The folder '{folder}' is not named by a meeting's date."
                place = Location(f"{board.folder}/{folder}")
                mend = "Name it year-month-day, such as 2017-12-13."
                run.problems.append(warning("F004", message, place, mend))
            continue
        found[day] = _meeting(run, board, f"{board.folder}/{folder}", day, papers=papers)
    return found


def _meeting(
    run: "Loading", board: BoardFolder, folder: str, day: "date", *, papers: bool
) -> Meeting:
    from cspctl.loading.workspace import _same

    agenda = minutes = None
    if f"{folder}/agenda.yaml" in run.names:
        agenda = run.record(Agenda, f"{folder}/agenda.yaml")
    if f"{folder}/minutes.md" in run.names:
        minutes = _minutes(run, f"{folder}/minutes.md")
    planned = board.forward_plan.on(day) if board.forward_plan else None
    for read in (agenda, minutes.head if minutes else None):
        if read is None:
            continue
        _same(run, read, "board", board.board.id, "the folder")
        _same(run, read, "date", day, "the folder's name")
        if planned is not None:
            _same(run, read, "time", planned.time, "the forward plan")
            _same(run, read, "venue", planned.venue, "the forward plan")
    lying = _papers(run, folder) if papers else {}
    return Meeting(board.board.id, day, folder, agenda, minutes, lying)


def _minutes(run: "Loading", name: str) -> Minutes | None:
    source = run.text(name)
    if source is None:
        return None
    parts, problems = split_markdown(source)
    run._keep(name, problems)
    reader = Reader()
    head = reader.record(MinutesHead, parts.head) if parts.head else MinutesHead()
    opening, found, faults = sections(parts.body)
    run._keep(name, [*reader.problems, *faults])
    return Minutes(name, head, found, opening)


def _papers(run: "Loading", folder: str) -> dict[str, PaperFile]:
    """What lies in a meeting's folder beside its own files, with the covers of each."""
    own = ("agenda.yaml", "minutes.md", "issued.json")
    papers: dict[str, PaperFile] = {}
    for name in run.names:
        below = name.removeprefix(f"{folder}/")
        if below == name or below in own or below.rsplit("/", 1)[-1].startswith((".", "~$")):
            continue
        if below.endswith(".yaml") and below.removesuffix(".yaml").lower().endswith(COVERED):
            continue
        cover = body = None
        if below.lower().endswith(".md"):
            source = run.text(name)
            if source is not None:
                parts, problems = split_markdown(source)
                reader = Reader()
                cover = reader.record(Cover, parts.head) if parts.head else Cover()
                run._keep(name, [*problems, *reader.problems])
                body = parts.body.text
        elif f"{name}.yaml" in run.names:
            cover = run.record(Cover, f"{name}.yaml")
        papers[below] = PaperFile(below, cover, body)
    return papers


def terms_of_reference(run: "Loading", folder: str) -> str:
    """The board's terms in words, as Markdown without front matter; empty without the file."""
    name = f"{folder}/terms-of-reference.md"
    if name not in run.names:
        return ""
    source = run.text(name)
    if source is None:
        return ""
    parts, problems = split_markdown(source)
    run._keep(name, problems)
    return re.sub(r"\r\n?", "\n", parts.body.text)
