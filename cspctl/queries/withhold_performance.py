"""A board's figures as the public may see them (see withhold.py).

A restricted indicator keeps its public title and nothing else, or goes when it has none; a
restricted figure goes, and leaves a gap.
"""

from collections.abc import Collection, Iterator

from cspctl.model.performance import Indicator, Measured, Performance
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder
from cspctl.problems import Location


def public_performance(board: BoardFolder, unread: Collection[str]) -> Performance | None:
    """The figures without what is restricted; None for none.

    There are none for the public where something of the file could not be read, which may be the
    line that restricts, and where only restricted items print them: where it is not plain that
    they are open, they are taken to belong to their item. ``unread`` is the workspace's.
    """
    kept = board.performance
    if kept is None or kept.where().file in unread or _only_behind_closed_doors(board):
        return None
    shown = (_indicator(one) for one in kept.indicators)
    return replace(kept, indicators=tuple(one for one in shown if one is not None))


def unreadable_performance(board: BoardFolder) -> Iterator[Location]:
    """Restrictions in a board's figures that could not be read."""
    for indicator in board.performance.indicators if board.performance else ():
        things: tuple[Indicator | Measured, ...] = (indicator, *indicator.values)
        for thing in things:
            if thing.restricted and thing.restricted.unreadable:
                yield thing.where("restricted")


def _only_behind_closed_doors(board: BoardFolder) -> bool:
    printing = [
        bool(item.restricted or (parent and parent.restricted))
        for meeting in board.meetings.values()
        for _, _, item, parent in (meeting.agenda.numbered() if meeting.agenda else ())
        if item.performance
    ]
    return bool(printing) and all(printing)


def _indicator(indicator: Indicator) -> Indicator | None:
    if indicator.restricted is None:
        kept = tuple(entry for entry in indicator.values if entry.restricted is None)
        return replace(indicator, values=kept)
    title = indicator.restricted.public_title
    if not title:
        return None
    # Its id may be the very word that is to be withheld.
    return Indicator(title=title, restricted=indicator.restricted.for_public(title))
