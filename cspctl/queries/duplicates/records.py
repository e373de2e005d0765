"""What goes in and what comes out: statements, pairs, groups and look-alikes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One action as the search sees it.

    `key` is its full name (`csp/1`), `leads` the ids of who leads it, `board` the board's id.
    """

    key: str
    text: str
    leads: frozenset[str] = frozenset()
    board: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actions that likely say the same: `score` from 0 to 1, `why` in words for a person."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two actions that read alike and likely differ; `differs` names the words that tell them."""

    a: str
    b: str
    score: float
    differs: str


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that are likely one action; `keep` is the one to keep open.

    `actions` stand in the order of the log and begin with `keep`.
    """

    keep: str
    actions: tuple[str, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer for a whole log: likely duplicates, and look-alikes for a person to judge."""

    groups: tuple[Group, ...]
    similar: tuple[LookAlike, ...]
