"""Collect: the sheets of a pack in printed order, and what is missing of them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import PurePosixPath
from typing import Any, Literal

from cspctl.documents.action_log import action_log
from cspctl.documents.words import long_date
from cspctl.model.agenda import Agenda, Cover, Item, Paper, printed
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.pack.missing import (
    missing_figures,
    missing_minutes,
    missing_paper,
    missing_plan,
    without_pages,
)
from cspctl.problems import Problem
from cspctl.queries.people import Directory

# Markdown is printed on the paper template; Word papers and pictures are live in the Word file;
# the others are pages, which a Word file can only name or show as pictures.
MARKDOWN = (".md",)
KINDS: dict[str, Literal["word", "picture", "pages"]] = {
    ".docx": "word",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".pdf": "pages",
    ".pptx": "pages",
    ".xlsx": "pages",
    ".odt": "pages",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stretch of the pack.

    ``kind`` is ``template`` for a view on its template; ``word``, ``picture`` and ``pages`` for a
    paper as its author made it; ``withheld`` for the slip in the place of what the public does
    not see. ``item`` is the item as printed (``7(b)``); ``file`` the paper it comes from, relative
    to the workspace, '' for what cspctl prints itself. ``group`` is what it belongs to within its
    item and is the same in both editions: a paper's place, or the name of what cspctl prints; ''
    for the slip of a withheld item. ``paragraphs`` are those of Schedule 12A that withhold it.
    """

    item: str
    kind: Literal["template", "word", "picture", "pages", "withheld"]
    title: str
    template: str = ""
    view: Any = None
    file: str = ""
    group: str = ""
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Collected:
    """All sheets behind the front sheet, and the problems that stop the pack."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]

    def of(self, item: str) -> tuple[Sheet, ...]:
        """The sheets of one item as printed, without those of its parts."""
        return tuple(sheet for sheet in self.sheets if sheet.item == item)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a pack is made from. For the public edition the workspace is already withheld."""

    workspace: Workspace
    board: BoardFolder
    day: dt.date
    today: dt.date
    public: bool

    @property
    def meeting(self) -> Meeting:
        """The meeting's folder."""
        return self.board.meetings[self.day]

    @property
    def agenda(self) -> Agenda:
        """The meeting's agenda; there is one in every pack that is built."""
        assert self.meeting.agenda is not None
        return self.meeting.agenda

    @property
    def creator(self) -> str:
        """Who is named as the maker of what is published."""
        return self.board.board.organisation or self.board.board.name

    @property
    def title(self) -> str:
        """What the pack is called."""
        kind = "public pack" if self.public else "pack"
        return f"{self.board.board.name}, {long_date(self.day)}: {kind}"

    @property
    def duplex(self) -> bool:
        """Whether items start on right-hand pages."""
        return self.board.board.pack.duplex

    @property
    def directory(self) -> Directory:
        """Who is meant by a name on this board."""
        return Directory(self.workspace, self.board.board.id)


def view_fields(view: Any) -> dict[str, Any]:
    """A view as its template takes it: its fields by name."""
    return {entry.name: getattr(view, entry.name) for entry in fields(view)}


def collect(edition: Edition) -> Collected:
    """Every sheet of every item, in order."""
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    for number, letter, item, _ in edition.agenda.numbered():
        sheets += _item(edition, printed(number, letter), item, problems)
    return Collected(tuple(sheets), tuple(problems))


def seen_in(full: Sequence[Sheet], public: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The public sheets without slips in the place of nothing: a restricted item has no pages
    in public that it does not have in the full pack."""
    items = {sheet.item for sheet in full} | {sheet.item.partition("(")[0] for sheet in full}
    return tuple(sheet for sheet in public if sheet.kind != "withheld" or sheet.item in items)


def _item(edition: Edition, name: str, item: Item, problems: list[Problem]) -> Iterator[Sheet]:
    if edition.public and item.restricted:
        yield Sheet(name, "withheld", item.title, paragraphs=item.restricted.paragraph)
        return
    for place, paper in enumerate(item.papers):
        if edition.public and paper.restricted:
            title = paper.title or item.title
            paragraphs = paper.restricted.paragraph
            yield Sheet(name, "withheld", title, group=f"paper {place}", paragraphs=paragraphs)
        else:
            for sheet in _paper(edition, name, item, paper, place == 0, problems):
                yield replace(sheet, group=f"paper {place}")
    yield from _printed_by_us(edition, name, item, problems)


def _paper(
    edition: Edition,
    name: str,
    item: Item,
    paper: Paper,
    first: bool,
    problems: list[Problem],
) -> Iterator[Sheet]:
    """A paper: its cover sheet, unless it has none, and its pages."""
    lying = edition.meeting.papers.get(paper.file)
    file = f"{edition.meeting.folder}/{paper.file}"
    if lying is None:
        problems.append(missing_paper(paper, edition.meeting.folder, edition.meeting.papers))
        return
    cover = paper.cover if isinstance(paper.cover, Cover) else lying.cover
    title = paper.title or (cover.title if cover else None) or item.title
    suffix = PurePosixPath(paper.file).suffix.lower()
    if suffix in MARKDOWN:
        if lying.body is None:  # its problem is among those of the files
            return
        view = _cover(edition, name, cover or Cover(), title, lying.body)
        yield Sheet(name, "template", title, "paper", view, file)
        return
    if suffix not in KINDS:
        problems.append(without_pages(paper, suffix, (*MARKDOWN, *KINDS)))
        return
    # A first paper without a word about it still tells what it is; an appendix needs no cover.
    if paper.cover is not False and (cover is not None or first):
        view = _cover(edition, name, cover or Cover(), title, None)
        yield Sheet(name, "template", title, "paper", view, file)
    yield Sheet(name, KINDS[suffix], title, file=file)


def _cover(edition: Edition, name: str, cover: Cover, title: str, body: str | None) -> Any:
    from cspctl.documents.paper import paper_view

    return paper_view(
        edition.board,
        edition.day,
        edition.directory,
        cover,
        title=title,
        item=name,
        body=body,
        public=edition.public,
    )


def _printed_by_us(
    edition: Edition, name: str, item: Item, problems: list[Problem]
) -> Iterator[Sheet]:
    """What cspctl prints itself under an item, in the order in which a board reads it."""
    board, day, directory, public = (
        edition.board,
        edition.day,
        edition.directory,
        edition.public,
    )
    if item.minutes_of:
        view = confirmed_minutes(edition, item, name, problems)
        if view is not None:
            yield Sheet(name, "template", item.title, "minutes", view, group="minutes")
    if item.action_log:
        log = action_log(
            edition.workspace, board, day, edition.today, directory, public=public, item=name
        )
        yield Sheet(name, "template", item.title, "action-log", log, group="action-log")
    if item.performance:
        yield from _figures(edition, name, item, problems)
    if item.membership:
        from cspctl.documents.membership import membership

        seats = membership(board, day, directory, public=public, item=name)
        yield Sheet(name, "template", item.title, "membership", seats, group="membership")
    yield from _plans(edition, name, item, problems)
    if item.forward_plan:
        from cspctl.documents.forward_plan import plan_view

        plan = plan_view(board, day, directory, public=public, item=name)
        yield Sheet(name, "template", item.title, "forward-plan", plan, group="forward-plan")


def _plans(edition: Edition, name: str, item: Item, problems: list[Problem]) -> Iterator[Sheet]:
    """The delivery plans of an item, as they stand today."""
    plans = edition.board.plans
    for place, known in enumerate(item.plan):
        group = f"plan {place}"
        plan = plans.get(known)
        if plan is not None:
            from cspctl.documents.plans.making import plan_documents

            made = plan_documents(
                edition.workspace,
                edition.board,
                plan,
                edition.day,
                edition.today,
                public=edition.public,
                item=name,
            )
            for one in made:
                yield Sheet(name, "template", one.title, one.template, one.view, group=group)
        elif edition.public:
            # What is missing in the whole workspace has stopped the build: this one is withheld.
            yield Sheet(name, "withheld", item.title, group=group)
        elif _plan_file(edition, known) not in edition.workspace.unread:
            problems.append(missing_plan(item, known, _plan_file(edition, known), plans))


def _plan_file(edition: Edition, name: str) -> str:
    return f"{edition.board.folder}/plans/{name}.yaml"


def _figures(edition: Edition, name: str, item: Item, problems: list[Problem]) -> Iterator[Sheet]:
    """The figures that the board follows."""
    board, public = edition.board, edition.public
    if board.performance is not None:
        from cspctl.documents.performance import performance_view

        view = performance_view(
            board, edition.day, edition.today, edition.directory, public=public, item=name
        )
        yield Sheet(name, "template", item.title, "performance", view, group="performance")
    elif public:
        # What is missing in the whole workspace has stopped the build: this one is withheld.
        yield Sheet(name, "withheld", item.title, group="performance")
    elif f"{board.folder}/performance.yaml" not in edition.workspace.unread:
        problems.append(missing_figures(item, board.folder))


def confirmed_minutes(
    edition: Edition, item: Item, name: str, problems: list[Problem]
) -> Any | None:
    """The minutes that an item prints; None, with a problem, when there are none."""
    assert item.minutes_of is not None
    named, day = item.minutes_of
    board = edition.workspace.boards.get(named or edition.board.board.id)
    meeting = board.meetings.get(day) if board else None
    if board is None or meeting is None or meeting.minutes is None:
        where = f"{named or edition.board.board.id}/{day}"
        problems.append(missing_minutes(item, where))
        return None
    from cspctl.documents.minutes import minutes_view

    directory = Directory(edition.workspace, board.board.id)
    return minutes_view(board, meeting.minutes, day, directory, public=edition.public, item=name)


def own_minutes(edition: Edition) -> Item | None:
    """The item that prints the minutes of this board's last meeting."""
    own = (None, edition.board.board.id)
    found = [item for _, _, item, _ in edition.agenda.numbered() if item.minutes_of]
    return next((item for item in found if item.minutes_of and item.minutes_of[0] in own), None)
