"""The workspace without what is not published yet, for the gate to compare the pages with.

Words may stand in a draft and, rightly, on a page: both name an action, or a page puts open words
together as the draft has them. So a page in which the gate finds words of a draft is made once
more as if there were no drafts. If it is the same then, byte for byte, nothing in it is theirs.
"""

import datetime as dt
from collections.abc import Container

from cspctl.documents.site.site import Key
from cspctl.model.agenda import Agenda, Item
from cspctl.model.minutes import Minutes, MinutesHead
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.queries.known import known_at
from cspctl.queries.withheld import judge, withheld_of


def without_unpublished(
    workspace: Workspace, published: Container[Key], today: dt.date
) -> Workspace:
    """The workspace without draft plans, draft minutes, agendas not ``published``, and later dates.

    What is restricted stays as it is, as it withholds more than itself: actions, titles.
    """
    known = known_at(workspace, today)
    boards = {name: _board(folder, published) for name, folder in known.boards.items()}
    return replace(known, boards=boards)


def _board(folder: BoardFolder, published: Container[Key]) -> BoardFolder:
    name = folder.board.id
    plans = {
        key: plan for key, plan in folder.plans.items() if plan.restricted or not plan.is_draft
    }
    meetings = {
        day: _meeting(meeting, (name, day) in published) for day, meeting in folder.meetings.items()
    }
    return replace(folder, plans=plans, meetings=meetings)


def _meeting(meeting: Meeting, published: bool) -> Meeting:
    minutes = meeting.minutes
    if minutes is not None and minutes.head.status != "confirmed":
        minutes = _restricted_minutes(minutes, meeting)
    if published or meeting.agenda is None:
        return replace(meeting, minutes=minutes)
    return replace(meeting, minutes=minutes, agenda=_restricted_items(meeting.agenda))


def _restricted_minutes(minutes: Minutes, meeting: Meeting) -> Minutes:
    judged = judge(minutes, meeting.agenda, withheld_of(meeting))
    kept = tuple(one.section for one in judged if one.restriction is not None)
    return replace(minutes, head=MinutesHead(), sections=kept, opening=())


def _restricted_items(agenda: Agenda) -> Agenda:
    """Open items keep their places, as the numbers of the others follow from them, and no words."""
    return Agenda(items=tuple(_bare(item) for item in agenda.items))


def _bare(item: Item) -> Item:
    if item.restricted:
        return item
    papers = tuple(paper for paper in item.papers if paper.restricted)
    return Item(papers=papers, items=tuple(_bare(part) for part in item.items))
