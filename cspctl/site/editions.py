"""What of a workspace each edition of the site may show (docs/decisions/, the site)."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, field

from cspctl.documents.site.site import Key
from cspctl.model.agenda import Cover
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder, Meeting, PaperFile, Workspace
from cspctl.problems import Problem
from cspctl.queries.known import known_at
from cspctl.queries.withheld import judge, withheld_of
from cspctl.queries.withhold import for_public
from cspctl.site.addresses import Kept, Screened


@dataclass(frozen=True, slots=True)
class Shown:
    """The workspace of an edition; what was taken out of its texts, and the texts as they are now.

    ``kept`` holds the addresses that it may print, None for the members' edition, which keeps all.
    """

    workspace: Workspace
    kept: Kept | None = None
    problems: tuple[Problem, ...] = ()
    changed: tuple[str, ...] = field(default=())


def members_edition(workspace: Workspace, today: dt.date) -> Shown:
    """Everything there is; what is restricted in the minutes by its item is marked there too.

    What is dated after ``today`` is in neither edition.
    """
    boards = {name: _marked(folder) for name, folder in workspace.boards.items()}
    return Shown(known_at(replace(workspace, boards=boards), today))


def _marked(folder: BoardFolder) -> BoardFolder:
    meetings = {}
    for day, meeting in folder.meetings.items():
        if meeting.minutes is not None:
            judged = judge(meeting.minutes, meeting.agenda, withheld_of(meeting))
            sections = tuple(replace(one.section, restricted=one.restriction) for one in judged)
            meeting = replace(meeting, minutes=replace(meeting.minutes, sections=sections))
        meetings[day] = meeting
    return replace(folder, meetings=meetings)


def public_edition(workspace: Workspace, published: Container[Key], today: dt.date) -> Shown:
    """What everybody may see on a day.

    Nothing restricted; no draft minutes and no draft plan; an agenda only when its pack is
    ``published``; nobody's address but that of a board's contact.
    """
    # Restricted minutes withhold actions also when they are of a later day: so for_public first.
    public = known_at(for_public(workspace), today)
    boards = {name: _board(folder, published) for name, folder in public.boards.items()}
    kept = Kept(workspace)
    screened = Screened(replace(public, boards=boards), kept)
    return Shown(screened.workspace, kept, tuple(screened.problems), tuple(screened.texts))


def _board(folder: BoardFolder, published: Container[Key]) -> BoardFolder:
    board = folder.board.id
    meetings = {
        day: _meeting(meeting, (board, day) in published)
        for day, meeting in folder.meetings.items()
    }
    plans = {name: plan for name, plan in folder.plans.items() if not plan.is_draft}
    return replace(folder, meetings=meetings, plans=plans)


def _meeting(meeting: Meeting, published: bool) -> Meeting:
    minutes = meeting.minutes
    if minutes is not None and minutes.head.status != "confirmed":
        minutes = None
    if published:
        # Papers are read in the pack; of each the site says its title.
        papers = {path: _titled(paper) for path, paper in meeting.papers.items()}
        return replace(meeting, minutes=minutes, papers=papers)
    return replace(meeting, minutes=minutes, agenda=None, papers={})


def _titled(paper: PaperFile) -> PaperFile:
    return PaperFile(paper.path, Cover(title=paper.cover.title) if paper.cover else None)
