"""The agenda on the page of a meeting: each item with its parts, papers and what it leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cspctl.documents.agenda import FrontSheet, Line
from cspctl.documents.site.forward_plan import forward_plan_path
from cspctl.documents.site.log import log_path
from cspctl.documents.site.membership import membership_path
from cspctl.documents.site.minute_links import minute_links
from cspctl.documents.site.page import Link
from cspctl.documents.site.performance import performance_path
from cspctl.documents.site.plans import plan_path
from cspctl.documents.site.recommendations import report_path
from cspctl.documents.site.site import Held, Site, meeting_path
from cspctl.documents.words import plain_date
from cspctl.model.agenda import Item, Paper, letter_of, printed
from cspctl.model.workspace import Meeting


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda, or a part of one; ``parts`` are those of an item.

    ``name`` is its number as printed (``7.``, ``(b)``); ``withheld`` and ``withheld_note`` are
    said of restricted papers; ``about`` is what it is for, who presents it, and its pages in the
    pack; ``links`` lead to pages of the site that it is about.
    """

    name: str
    line: Line
    withheld: str
    withheld_note: str
    about: str
    papers: tuple[str, ...]
    links: tuple[Link, ...]
    parts: "tuple[AgendaLine, ...]"


def agenda_lines(site: Site, held: Held, front: FrontSheet) -> tuple[AgendaLine, ...]:
    """The items with their parts below them, from the lines of the front sheet."""
    meeting = held.meeting
    assert meeting is not None
    assert meeting.agenda is not None
    published = site.published.get(held.key)
    pages: Mapping[str, str] = published.pages if published else {}
    lines = iter(front.items)

    def made(item: Item, number: str, letter: str, parts: bool) -> AgendaLine:
        line = next(lines)
        return AgendaLine(
            name=f"({letter})" if letter else f"{number}.",
            line=line,
            withheld=("Withheld" if site.public else "Restricted") if line.withheld else "",
            withheld_note="The papers are not published." if line.withheld and site.public else "",
            about=_about(line, pages.get(printed(number, letter), "")),
            papers=_papers(item, meeting),
            links=(
                *_links(site, held, item),
                *minute_links(held, printed(number, letter)),
            ),
            parts=tuple(
                made(part, number, letter_of(place), False) for place, part in enumerate(item.items)
            )
            if parts
            else (),
        )

    return tuple(
        made(item, str(number), "", True)
        for number, item in enumerate(meeting.agenda.items, start=1)
    )


def _about(line: Line, pages: str) -> str:
    """``For decision, Head of Probation; pages 31 to 33 of the pack``."""
    who = ", ".join(filter(None, (line.reason, line.presenter)))
    where = f"{pages} of the pack" if pages else ""
    if who and where:
        where = where[0].lower() + where[1:]
    return "; ".join(filter(None, (who, where)))


def _papers(item: Item, meeting: Meeting) -> tuple[str, ...]:
    """What the papers are called; one that is called as its item is says nothing more."""
    titles = [_title(paper, meeting) for paper in item.papers]
    return tuple(title for title in titles if title and title != item.title)


def _title(paper: Paper, meeting: Meeting) -> str:
    if paper.restricted:
        return paper.title or "A paper that is restricted"
    lying = meeting.papers.get(paper.file)
    covers = [paper.cover, lying.cover if lying else None]
    titles = [paper.title, *(getattr(cover, "title", None) for cover in covers)]
    return next((title for title in titles if title), "")


def _links(site: Site, held: Held, item: Item) -> Iterator[Link]:
    """The pages of the site that an item is about, as far as there are such pages."""
    board = held.board.board.id
    if item.minutes_of:
        other, day = item.minutes_of[0] or board, item.minutes_of[1]
        if other in site.boards and day in site.boards[other].meetings:
            text = f"The meeting on {plain_date(day)}"
            yield Link(text, meeting_path(other, day))
    for name in item.plan:
        plan = held.board.plans.get(name)
        if plan is not None:
            path = report_path if plan.kind == "recommendations" else plan_path
            yield Link(plan.title, path(board, name))
    if item.action_log and site.standing(board):
        yield Link("The action log today", log_path(board))
    if item.performance and held.board.performance and held.board.performance.indicators:
        yield Link("The figures today", performance_path(board))
    if item.membership:
        yield Link("Membership today", membership_path(board))
    if item.forward_plan and held.board.forward_plan and held.board.forward_plan.meetings:
        yield Link("The forward plan today", forward_plan_path(board))
