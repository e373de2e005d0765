"""The workspace as the public may see it.

Withholding is done once, on what was read, before any document is made: every public document
is built from a workspace in which the restricted parts do not exist. Only ``restricted``
withholds; a part of a restricted whole is withheld with it (docs/files.md, agenda.yaml).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from cspctl.model.action import Action
from cspctl.model.agenda import Agenda, Cover, Item, Paper, Restriction, printed
from cspctl.model.board import StandingItems
from cspctl.model.forward_plan import ForwardPlan, PlanItem, PlannedMeeting
from cspctl.model.minutes import Minutes, Section
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder, Meeting, PaperFile, Workspace
from cspctl.problems import Location, Problem, error
from cspctl.queries.people import Directory
from cspctl.queries.titles import same_title
from cspctl.queries.withheld import Meetings, Withheld, judge, public_title, withheld_of
from cspctl.queries.withhold_performance import public_performance, unreadable_performance
from cspctl.queries.withhold_plans import (
    public_plans,
    unreadable_plans,
    withheld_plans,
    without_plans,
)

WITHHELD_SECTION = "Restricted item"


def for_public(workspace: Workspace) -> Workspace:
    """The same workspace without anything restricted."""
    meetings = {name: Meetings(board) for name, board in workspace.boards.items()}
    actions = []
    for action in workspace.actions:
        own = meetings.get(action.board)
        shown = _action(action, own.near(action) if own else ())
        if shown is not None:
            actions.append(shown)
    names = {action.name for action in actions}
    boards = {name: _board(workspace, board, names) for name, board in workspace.boards.items()}
    return replace(workspace, boards=boards, actions=tuple(actions), unread=frozenset())


def unreadable(workspace: Workspace, board: str) -> list[Problem]:
    """Restrictions of a board that could not be read; nothing may be published before a mend."""
    folder = workspace.boards.get(board)
    places: list[Location] = []
    for meeting in folder.meetings.values() if folder else ():
        if meeting.agenda:
            places += list(_unreadable_items(meeting.agenda.items))
    if folder and folder.forward_plan:
        for planned in folder.forward_plan.meetings:
            places += list(_unreadable_items(planned.items))
    places += [*unreadable_plans(folder), *unreadable_performance(folder)] if folder else []
    places += [
        action.where("restricted")
        for action in workspace.actions_of(board)
        if action.restricted and action.restricted.unreadable
    ]
    message = "This may be restricted, and the restriction cannot be read: nothing is published."
    mend = "Write restricted: yes, no, or a map with the keys of docs/files.md."
    return [error("C704", message, place, mend) for place in places]


def _unreadable_items(items: Iterable[Item | PlanItem]) -> Iterator[Location]:
    for item in items:
        if item.restricted and item.restricted.unreadable:
            yield item.where("restricted")
        if isinstance(item, Item):
            for paper in item.papers:
                if paper.restricted and paper.restricted.unreadable:
                    yield paper.where("restricted")
        yield from _unreadable_items(item.items)


def _board(workspace: Workspace, board: BoardFolder, actions: Collection[str]) -> BoardFolder:
    directory = Directory(workspace, board.board.id)
    closed = withheld_plans(board, workspace.unread)
    meetings: dict[dt.date, Meeting] = {}
    for day, meeting in board.meetings.items():
        meetings[day] = _meeting(meeting, directory, closed)
    plan = board.forward_plan
    if plan is not None:
        plan = _plan(plan, board, directory)
    # A standing item may be restricted; no document prints them.
    own = replace(board.board, standing_items=StandingItems())
    plans = public_plans(board, closed, actions)
    return replace(
        board,
        board=own,
        meetings=meetings,
        forward_plan=plan,
        plans=plans,
        performance=public_performance(board, workspace.unread),
    )


def _meeting(meeting: Meeting, directory: Directory, plans: frozenset[str]) -> Meeting:
    withheld = withheld_of(meeting)
    agenda = meeting.agenda
    if agenda is not None:
        agenda = _agenda(agenda, meeting, withheld, directory)
        agenda = replace(agenda, items=tuple(_without_plans(one, plans) for one in agenda.items))
    minutes = meeting.minutes
    if minutes is not None:
        minutes = _minutes(minutes, meeting.agenda, withheld)
    # Only what an open paper names is there at all: a list of what may be seen, not of what not.
    named = {
        paper.file
        for _, _, item, _ in (agenda.numbered() if agenda else ())
        for paper in item.papers
        if paper.file
    }
    papers = {
        path: _paper_file(lying, withheld)
        for path, lying in meeting.papers.items()
        if path in named and path not in withheld.files
    }
    return replace(meeting, agenda=agenda, minutes=minutes, papers=papers)


def _paper_file(lying: PaperFile, withheld: Withheld) -> PaperFile:
    if lying.cover is None:
        return lying
    return replace(lying, cover=_open_cover(lying.cover, withheld))


def _open_cover(cover: Cover, withheld: Withheld) -> Cover:
    """A cover without the appendices that are withheld."""
    kept = tuple(
        appendix
        for appendix in cover.appendices
        if appendix.file not in withheld.files and appendix.title not in withheld.paper_titles
    )
    return replace(cover, appendices=kept)


def _agenda(agenda: Agenda, meeting: Meeting, withheld: Withheld, directory: Directory) -> Agenda:
    items = []
    for item in agenda.items:
        if item.restricted:
            items.append(_restricted_item(item, directory, meeting.date))
            continue
        parts = tuple(
            _restricted_item(part, directory, meeting.date)
            if part.restricted
            else replace(part, papers=_papers(part, withheld), items=())
            for part in item.items
        )
        items.append(replace(item, papers=_papers(item, withheld), items=parts))
    return replace(agenda, items=tuple(items))


def _without_plans(item: Item, plans: frozenset[str]) -> Item:
    parts = tuple(without_plans(part, plans) for part in item.items)
    return without_plans(replace(item, items=parts), plans)


def _restricted_item(item: Item, directory: Directory, day: dt.date) -> Item:
    """A restricted item keeps its place, its public title, its time and nothing else."""
    assert item.restricted is not None
    title = item.restricted.public_title or item.title
    return Item(
        title=title,
        restricted=item.restricted.for_public(title),
        presenter=_known(item.presenter, directory, day),
        duration=item.duration,
    )


def _known(texts: tuple[str, ...], directory: Directory, day: dt.date) -> tuple[str, ...]:
    """Those named who are on the board's published lists; free text could say too much."""
    return tuple(text for text in texts if directory.who(text, day).known)


def _papers(item: Item, withheld: Withheld) -> tuple[Paper, ...]:
    papers = []
    for paper in item.papers:
        if paper.restricted or paper.file in withheld.files:
            title = paper.restricted.public_title if paper.restricted else None
            bare = (paper.restricted or Restriction()).for_public(title)
            papers.append(Paper(file="", title=title, restricted=bare))
        elif isinstance(paper.cover, Cover):
            papers.append(replace(paper, cover=_open_cover(paper.cover, withheld)))
        else:
            papers.append(paper)
    return tuple(papers)


def _minutes(minutes: Minutes, agenda: Agenda | None, withheld: Withheld) -> Minutes:
    sections: list[Section] = []
    for judged in judge(minutes, agenda, withheld):
        section, restriction = judged.section, judged.restriction
        if restriction is None:
            sections.append(section)
        elif not judged.inside and not _part_of_withheld(section, withheld):
            title = _section_title(section, agenda)
            bare = restriction.for_public(title)
            sections.append(replace(section, title=title, pieces=(), restricted=bare))
    interests = tuple(
        replace(interest, nature=None)
        if interest.item and _hides(withheld, interest.item)
        else interest
        for interest in minutes.head.interests
    )
    return replace(
        minutes, sections=tuple(sections), head=replace(minutes.head, interests=interests)
    )


def _part_of_withheld(section: Section, withheld: Withheld) -> bool:
    """Whether a section is a part that the public does not see, as its whole is withheld."""
    number, bracket, _ = section.number.partition("(")
    return bool(bracket) and section.number not in withheld.items and number in withheld.items


def _hides(withheld: Withheld, number: str) -> bool:
    whole = number.partition("(")[0]
    return bool(withheld.of(number)) or number in withheld.sections or whole in withheld.sections


def _section_title(section: Section, agenda: Agenda | None) -> str:
    """The agenda's public title; a section restricted by its own line alone shows none."""
    if agenda is not None:
        for number, letter, item, parent in agenda.numbered():
            if printed(number, letter) == section.number:
                if item.restricted or (parent and parent.restricted):
                    return public_title(item, parent) or WITHHELD_SECTION
                return item.title
    return WITHHELD_SECTION


def _plan(plan: ForwardPlan, board: BoardFolder, directory: Directory) -> ForwardPlan:
    meetings = []
    for planned in plan.meetings:
        meeting = board.meetings.get(planned.date)
        withheld = withheld_of(meeting) if meeting else Withheld()
        items = _plan_items(planned.items, withheld, directory, planned)
        meetings.append(replace(planned, items=items))
    return replace(plan, meetings=tuple(meetings))


def _plan_items(
    items: tuple[PlanItem, ...],
    withheld: Withheld,
    directory: Directory,
    planned: PlannedMeeting,
) -> tuple[PlanItem, ...]:
    shown = []
    for item in items:
        by_agenda = [
            public for title, public in withheld.titles.items() if same_title(title, item.title)
        ]
        if not item.restricted and not by_agenda:
            parts = _plan_items(item.items, withheld, directory, planned)
            shown.append(replace(item, items=parts))
            continue
        # A part that its whole withholds has no title for the public.
        if by_agenda and by_agenda[0] is None and not item.restricted:
            continue
        own = item.restricted.public_title if item.restricted else None
        title = own or (by_agenda[0] if by_agenda else None) or item.title
        shown.append(
            PlanItem(
                title=title,
                restricted=(item.restricted or Restriction()).for_public(title),
                part=item.part,
                presenter=_known(item.presenter, directory, planned.date),
                duration=item.duration,
                provisional=item.provisional,
            )
        )
    return tuple(shown)


def _action(action: Action, meetings: Iterable[Withheld]) -> Action | None:
    """An action as the public sees it: whole, under its public title, or not at all."""
    restriction = action.restricted
    title = restriction.public_title if restriction else None
    for meeting in meetings:
        agreed = meeting.of_action(action)
        if agreed:
            restriction = restriction or agreed
            title = title or agreed.public_title
    if restriction is None:
        return action
    if not title:
        return None
    return Action(
        number=action.number,
        board=action.board,
        action=title,
        start=action.begun,
        state=action.state,
        restricted=restriction.for_public(title),
    )
