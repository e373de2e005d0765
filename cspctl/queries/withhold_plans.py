"""Delivery plans as the public may see them (see withhold.py).

A restricted plan is not there at all. A restricted theme or commitment keeps its number and its
public title and nothing else, or goes when it has none: unlike an agenda's item, its own text is
what is to be withheld. A step goes likewise. Of a restricted update the words go and its quarter,
day and RAG stay, so that the public is not told an older colour than the board.
"""

from collections.abc import Collection, Iterator, Mapping

from cspctl.model.action import full_name
from cspctl.model.agenda import Item
from cspctl.model.delivery_plan import Commitment, DeliveryPlan, QuarterUpdate, Step, Theme
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder
from cspctl.problems import Location


def public_plans(
    board: BoardFolder, closed: frozenset[str], actions: Collection[str]
) -> Mapping[str, DeliveryPlan]:
    """The plans of a board without those that are closed and without what is restricted of others.

    ``actions`` are the full names of those that the public sees; references to others go.
    """
    return {
        name: _plan(plan, board.board.id, actions)
        for name, plan in board.plans.items()
        if name not in closed
    }


def withheld_plans(board: BoardFolder, unread: Collection[str]) -> frozenset[str]:
    """The ids of the plans that the public does not see; ``unread`` is the workspace's.

    Besides those that are restricted themselves: those that only restricted items print (where
    it is not plain that a plan is open, it is taken to belong to its item), and those of whose
    file something could not be read, which may be the line that restricts.
    """
    own = {
        name for name, plan in board.plans.items() if plan.restricted or plan.where().file in unread
    }
    closed: set[str] = set()
    opened: set[str] = set()
    for meeting in board.meetings.values():
        for _, _, item, parent in meeting.agenda.numbered() if meeting.agenda else ():
            restricted = item.restricted or (parent and parent.restricted)
            (closed if restricted else opened).update(item.plan)
    return frozenset(own | (closed - opened) & board.plans.keys())


def without_plans(item: Item, closed: frozenset[str]) -> Item:
    """An open item; a withheld plan keeps its place among those it prints, with '' for its id."""
    if closed.isdisjoint(item.plan):
        return item
    return replace(item, plan=tuple("" if name in closed else name for name in item.plan))


def unreadable_plans(board: BoardFolder) -> Iterator[Location]:
    """Restrictions in a board's plans that could not be read."""
    for plan in board.plans.values():
        for thing in _restrictable(plan):
            if thing.restricted and thing.restricted.unreadable:
                yield thing.where("restricted")


def _restrictable(
    plan: DeliveryPlan,
) -> Iterator[DeliveryPlan | Theme | Commitment | Step | QuarterUpdate]:
    yield plan
    yield from plan.themes
    for _, commitment in plan.placed():
        yield commitment
        yield from commitment.steps
        yield from commitment.updates


def _plan(plan: DeliveryPlan, board: str, actions: Collection[str]) -> DeliveryPlan:
    themes = (_theme(theme, board, actions) for theme in plan.themes)
    return replace(
        plan,
        themes=tuple(theme for theme in themes if theme is not None),
        commitments=_commitments(plan.commitments, board, actions),
    )


def _theme(theme: Theme, board: str, actions: Collection[str]) -> Theme | None:
    if theme.restricted is None:
        return replace(theme, commitments=_commitments(theme.commitments, board, actions))
    title = theme.restricted.public_title
    if not title:
        return None
    return Theme(number=theme.number, title=title, restricted=theme.restricted.for_public(title))


def _commitments(
    commitments: tuple[Commitment, ...], board: str, actions: Collection[str]
) -> tuple[Commitment, ...]:
    shown = []
    for commitment in commitments:
        if commitment.restricted is None:
            known = tuple(name for name in commitment.actions if full_name(name, board) in actions)
            steps = (_step(step) for step in commitment.steps)
            shown.append(
                replace(
                    commitment,
                    actions=known,
                    steps=tuple(step for step in steps if step is not None),
                    updates=tuple(_update(update) for update in commitment.updates),
                )
            )
        elif title := commitment.restricted.public_title:
            bare = commitment.restricted.for_public(title)
            shown.append(Commitment(number=commitment.number, text=title, restricted=bare))
    return tuple(shown)


def _step(step: Step) -> Step | None:
    if step.restricted is None:
        return step
    title = step.restricted.public_title
    return Step(text=title, restricted=step.restricted.for_public(title)) if title else None


def _update(update: QuarterUpdate) -> QuarterUpdate:
    if update.restricted is None:
        return update
    title = update.restricted.public_title
    return replace(update, text=title, restricted=update.restricted.for_public(title))
