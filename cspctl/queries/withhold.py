"""The workspace as the public may see it.

Withholding is done once, on what was read, before any document is made: every public document
is built from a workspace in which the restricted parts do not exist. Only ``restricted``
withholds; a part of a restricted whole is withheld with it (docs/files.md, agenda.yaml).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cspctl.model.action import Action
from cspctl.model.agenda import Agenda, Cover, Item, Paper, Restriction, printed
from cspctl.model.forward_plan import ForwardPlan, PlanItem, PlannedMeeting
from cspctl.model.minutes import Minutes, Section
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder, Meeting, PaperFile, Workspace
from cspctl.problems import Location, Problem, error
from cspctl.queries.people import Directory
from cspctl.queries.titles import same_title

WITHHELD_SECTION = "Restricted item"


@dataclass(slots=True)
class _Withheld:
    """What one meeting's agenda withholds: items by printed number, and files."""

    items: dict[str, Restriction] = field(default_factory=dict)
    titles: dict[str, str | None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    paper_titles: set[str] = field(default_factory=set)

    def of(self, number: str) -> Restriction | None:
        """The restriction of an item as printed, its own or that of the whole it is part of."""
        return self.items.get(number) or self.items.get(number.partition("(")[0])


def for_public(workspace: Workspace) -> Workspace:
    """The same workspace without anything restricted."""
    boards = {name: _board(workspace, board) for name, board in workspace.boards.items()}
    withheld = {
        (name, day): _of_agenda(meeting)
        for name, board in workspace.boards.items()
        for day, meeting in board.meetings.items()
    }
    actions = []
    for action in workspace.actions:
        shown = _action(action, withheld)
        if shown is not None:
            actions.append(shown)
    return replace(workspace, boards=boards, actions=tuple(actions))


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
    places += [
        action.where("restricted")
        for action in workspace.actions_of(board)
        if action.restricted and action.restricted.unreadable
    ]
    message = "This may be restricted, and the restriction cannot be read: nothing is published."
    mend = "Write restricted: yes, no, or a map with the keys of docs/files.md."
    return [error("G208", message, place, mend) for place in places]


def _unreadable_items(items: Iterable[Item | PlanItem]) -> Iterator[Location]:
    for item in items:
        if item.restricted and item.restricted.unreadable:
            yield item.where("restricted")
        if isinstance(item, Item):
            for paper in item.papers:
                if paper.restricted and paper.restricted.unreadable:
                    yield paper.where("restricted")
        yield from _unreadable_items(item.items)


def _of_agenda(meeting: Meeting) -> _Withheld:
    """Gather what the meeting's agenda withholds."""
    found = _Withheld()
    if meeting.agenda is None:
        return found
    for number, letter, item, parent in meeting.agenda.numbered():
        restriction = item.restricted or (parent.restricted if parent else None)
        name = printed(number, letter)
        if restriction:
            found.items[name] = restriction
            found.titles[item.title] = _public_title(item, parent)
        for paper in item.papers:
            if restriction or paper.restricted:
                found.files.add(paper.file)
                cover = _cover_of(meeting, paper)
                titles = {paper.title, cover.title if cover else None} - {None}
                found.paper_titles |= {title for title in titles if title}
                # What a withheld paper appends is withheld with it.
                for appendix in cover.appendices if cover else ():
                    if appendix.file:
                        found.files.add(appendix.file)
                    if appendix.title:
                        found.paper_titles.add(appendix.title)
    return found


def _cover_of(meeting: Meeting, paper: Paper) -> Cover | None:
    if isinstance(paper.cover, Cover):
        return paper.cover
    lying = meeting.papers.get(paper.file)
    return lying.cover if lying else None


def _public_title(item: Item, parent: Item | None) -> str | None:
    """The title that the public sees; None for a part that its whole withholds."""
    if item.restricted:
        return item.restricted.public_title or item.title
    return None if parent and parent.restricted else item.title


def _bare(restriction: Restriction, title: str | None = None) -> Restriction:
    """Of a restriction the public learns the paragraph, and the title that is meant for it."""
    return Restriction(paragraph=restriction.paragraph, public_title=title)


def _board(workspace: Workspace, board: BoardFolder) -> BoardFolder:
    directory = Directory(workspace, board.board.id)
    meetings: dict[dt.date, Meeting] = {}
    for day, meeting in board.meetings.items():
        meetings[day] = _meeting(meeting, directory)
    plan = board.forward_plan
    if plan is not None:
        plan = _plan(plan, board, directory)
    return replace(board, meetings=meetings, forward_plan=plan)


def _meeting(meeting: Meeting, directory: Directory) -> Meeting:
    withheld = _of_agenda(meeting)
    agenda = meeting.agenda
    if agenda is not None:
        agenda = _agenda(agenda, meeting, withheld, directory)
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


def _paper_file(lying: PaperFile, withheld: _Withheld) -> PaperFile:
    if lying.cover is None:
        return lying
    return replace(lying, cover=_open_cover(lying.cover, withheld))


def _open_cover(cover: Cover, withheld: _Withheld) -> Cover:
    """A cover without the appendices that are withheld."""
    kept = tuple(
        appendix
        for appendix in cover.appendices
        if appendix.file not in withheld.files and appendix.title not in withheld.paper_titles
    )
    return replace(cover, appendices=kept)


def _agenda(agenda: Agenda, meeting: Meeting, withheld: _Withheld, directory: Directory) -> Agenda:
    items = []
    for item in agenda.items:
        if item.restricted:
            items.append(_restricted_item(item, directory, meeting.date))
            continue
        parts = tuple(
            _restricted_item(part, directory, meeting.date)
            if part.restricted
            else replace(part, papers=_papers(part, withheld))
            for part in item.items
        )
        items.append(replace(item, papers=_papers(item, withheld), items=parts))
    return replace(agenda, items=tuple(items))


def _restricted_item(item: Item, directory: Directory, day: dt.date) -> Item:
    """A restricted item keeps its place, its public title, its time and nothing else."""
    assert item.restricted is not None
    title = item.restricted.public_title or item.title
    return Item(
        title=title,
        restricted=_bare(item.restricted, title),
        presenter=_known(item.presenter, directory, day),
        duration=item.duration,
    )


def _known(texts: tuple[str, ...], directory: Directory, day: dt.date) -> tuple[str, ...]:
    """Those named who are on the board's published lists; free text could say too much."""
    return tuple(text for text in texts if directory.who(text, day).known)


def _papers(item: Item, withheld: _Withheld) -> tuple[Paper, ...]:
    papers = []
    for paper in item.papers:
        if paper.restricted or paper.file in withheld.files:
            title = paper.restricted.public_title if paper.restricted else None
            bare = _bare(paper.restricted or Restriction(), title)
            papers.append(Paper(file="", title=title, restricted=bare))
        elif isinstance(paper.cover, Cover):
            papers.append(replace(paper, cover=_open_cover(paper.cover, withheld)))
        else:
            papers.append(paper)
    return tuple(papers)


def _minutes(minutes: Minutes, agenda: Agenda | None, withheld: _Withheld) -> Minutes:
    sections: list[Section] = []
    above: Section | None = None  # the restricted section that withholds deeper headings
    closed: set[str] = set()
    for section in minutes.sections:
        whole = section.number.partition("(")[0]
        inside = above is not None and section.level > above.level
        if inside or (section.number and "(" in section.number and whole in closed):
            continue
        restriction = section.restricted or withheld.of(section.number)
        if restriction is None:
            above = None
            sections.append(section)
            continue
        above = section
        if section.number:
            closed.add(section.number)
        part_of_whole = "(" in section.number and section.number not in withheld.items
        title = _section_title(section, agenda, withheld)
        if part_of_whole and whole in withheld.items:
            continue
        sections.append(
            replace(section, title=title, pieces=(), restricted=_bare(restriction, title))
        )
    hidden = set(withheld.items) | closed
    interests = tuple(
        replace(interest, nature=None)
        if interest.item and (interest.item in hidden or interest.item.partition("(")[0] in hidden)
        else interest
        for interest in minutes.head.interests
    )
    return replace(
        minutes, sections=tuple(sections), head=replace(minutes.head, interests=interests)
    )


def _section_title(section: Section, agenda: Agenda | None, withheld: _Withheld) -> str:
    """The agenda's public title; a section restricted by its own line alone shows none."""
    if agenda is not None:
        for number, letter, item, parent in agenda.numbered():
            if printed(number, letter) == section.number:
                if item.restricted or (parent and parent.restricted):
                    return _public_title(item, parent) or WITHHELD_SECTION
                return item.title
    return WITHHELD_SECTION


def _plan(plan: ForwardPlan, board: BoardFolder, directory: Directory) -> ForwardPlan:
    meetings = []
    for planned in plan.meetings:
        meeting = board.meetings.get(planned.date)
        withheld = _of_agenda(meeting) if meeting else _Withheld()
        items = _plan_items(planned.items, withheld, directory, planned)
        meetings.append(replace(planned, items=items))
    return replace(plan, meetings=tuple(meetings))


def _plan_items(
    items: tuple[PlanItem, ...],
    withheld: _Withheld,
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
                restricted=_bare(item.restricted or Restriction(), title),
                part=item.part,
                presenter=_known(item.presenter, directory, planned.date),
                duration=item.duration,
                provisional=item.provisional,
            )
        )
    return tuple(shown)


def _action(action: Action, withheld: dict[tuple[str, dt.date], _Withheld]) -> Action | None:
    """An action as the public sees it: whole, under its public title, or not at all."""
    restriction = action.restricted
    title = restriction.public_title if restriction else None
    if action.raised and action.raised.meeting and action.raised.item:
        agenda = withheld.get((action.board, action.raised.meeting))
        by_item = agenda.of(action.raised.item) if agenda else None
        if by_item:
            restriction = restriction or by_item
            title = title or by_item.public_title
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
        restricted=_bare(restriction, title),
    )
