"""Ways through an agenda that several rules take."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from cspctl.model.agenda import Agenda, Cover, Item, Paper, Restriction, printed
from cspctl.model.forward_plan import PlanItem, PlannedMeeting
from cspctl.model.workspace import Meeting


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper as the agenda lists it: under which item, printed how."""

    number: str
    item: Item
    parent: Item | None
    paper: Paper

    @property
    def restriction(self) -> Restriction | None:
        """What withholds it: its own restriction, its item's, or that of the whole."""
        return self.paper.restricted or restriction(self.item, self.parent)


def restriction(item: Item, parent: Item | None) -> Restriction | None:
    """What withholds an item: its own restriction or that of the whole it is part of."""
    return item.restricted or (parent.restricted if parent else None)


def items(agenda: Agenda) -> Iterator[tuple[str, Item, Item | None]]:
    """Every item as (number as printed, item, the whole it is part of)."""
    for number, letter, item, parent in agenda.numbered():
        yield printed(number, letter), item, parent


def papers(agenda: Agenda) -> Iterator[Listed]:
    """Every paper in printed order."""
    for number, item, parent in items(agenda):
        for paper in item.papers:
            yield Listed(number, item, parent, paper)


def covers(meeting: Meeting, paper: Paper) -> Iterator[Cover]:
    """A paper's cover sheets: the one in the agenda, then its own front matter or side file."""
    if isinstance(paper.cover, Cover):
        yield paper.cover
    lying = meeting.papers.get(paper.file)
    if lying is not None and lying.cover is not None:
        yield lying.cover


def built_in(item: Item) -> bool:
    """Whether cspctl itself prints something for an item."""
    return bool(
        item.minutes_of
        or item.action_log
        or item.membership
        or item.forward_plan
        or item.performance
        or item.next_meeting
        or item.plan
    )


def nearest_file(names: Iterable[str], folder: str, file: str) -> str:
    """The file of a meeting's folder that is written most like a name, or ''."""
    below = [name.removeprefix(f"{folder}/") for name in names if name.startswith(f"{folder}/")]
    folded = {name.casefold(): name for name in sorted(below)}
    near = get_close_matches(file.casefold(), folded, 1, 0.7)
    return folded[near[0]] if near else ""


def appendix_paths(meeting: Meeting, paper: Paper, file: str) -> tuple[str, str]:
    """Where an appendix may lie: below the meeting's folder, or beside the paper that lists it."""
    beside = posixpath.dirname(paper.file)
    return f"{meeting.folder}/{file}", posixpath.join(meeting.folder, beside, file)


def plan_items(meeting: PlannedMeeting) -> Iterator[PlanItem]:
    """Every item that the forward plan has for a meeting, parts behind their whole."""
    waiting = list(reversed(meeting.items))
    while waiting:
        item = waiting.pop()
        yield item
        waiting += reversed(item.items)
