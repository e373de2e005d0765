"""Actions by board, lead or agency."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cspctl.queries.select import Named
from cspctl.queries.standing import Standing

NOBODY = "nobody"
NO_AGENCY = "no agency known"


class Key(NamedTuple):
    """What rows are counted by: its id ('' for nobody) and its name as printed."""

    id: str
    name: str


def board_of(row: Standing, named: Named) -> Key:
    """The board of a row."""
    board = named.directory(row.action.board).board
    return Key(board.id, board.name)


def leads_of(row: Standing, named: Named) -> list[Key]:
    """Who leads a row, each once; NOBODY when it has no lead."""
    found = dict.fromkeys(Key(who.key, who.name) for who in named.leads(row))
    return list(found) or [Key("", NOBODY)]


def agencies_of(row: Standing, named: Named) -> list[Key]:
    """The agencies of a row's leads, each once; NO_AGENCY when none is known."""
    directory = named.directory(row.action.board)
    found = sorted(Key(one, directory.agency_name(one)) for one in named.agencies(row))
    return found or [Key("", NO_AGENCY)]


def grouped(
    rows: Iterable[Standing], keys: Callable[[Standing], Sequence[Key]]
) -> list[tuple[Key, list[Standing]]]:
    """Rows by key, the longest list first; rows keep their order, and nobody's come last."""
    groups: dict[Key, list[Standing]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return sorted(
        groups.items(), key=lambda group: (not group[0].id, -len(group[1]), group[0].name)
    )
