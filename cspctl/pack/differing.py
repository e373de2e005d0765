"""What changed between two packs of a meeting: items, papers, words, pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cspctl.pack.snapshot import Snapshot, State
from cspctl.queries.titles import same_title

Kind = Literal[
    "added",
    "removed",
    "moved",
    "retitled",
    "restricted",
    "opened",
    "paper added",
    "paper removed",
    "paper changed",
    "words changed",
    "pages moved",
]
#: Changes after which the pages of the item itself are no longer those that were printed.
CONTENT: tuple[Kind, ...] = (
    "added",
    "moved",
    "retitled",
    "paper added",
    "paper removed",
    "paper changed",
    "words changed",
    "pages moved",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``item`` is its number in the newer pack, or in the older for one removed.

    ``was`` and ``now`` are what differs, as words: a title, a file, a range of pages.
    """

    kind: Kind
    item: str
    title: str
    was: str = ""
    now: str = ""


def differences(older: Snapshot, newer: Snapshot) -> tuple[Change, ...]:
    """Every change from one pack to another, in the newer one's order; removed items last."""
    pairs = _pairs(older, newer)
    changes: list[Change] = []
    for state in newer.items:
        was = pairs.get(state.item)
        if was is None:
            changes.append(Change("added", state.item, state.title, now=state.pages))
        else:
            changes += _of_item(was, state)
    kept = {was.item for was in pairs.values()}
    changes += [
        Change("removed", was.item, was.title, was=was.pages)
        for was in older.items
        if was.item not in kept
    ]
    return tuple(changes)


def to_replace(changes: tuple[Change, ...], newer: Snapshot) -> tuple[State, ...]:
    """The items whose pages are exchanged for a printed copy to be the newer pack."""
    touched = {change.item for change in changes if change.kind in CONTENT}
    return tuple(state for state in newer.items if state.item in touched and state.pages)


def _pairs(older: Snapshot, newer: Snapshot) -> dict[str, State]:
    """The older item that each newer one is: by title, papers, file names or words.

    An older item answers for one newer item only, that in its own place before others.
    """
    found: dict[str, State] = {}
    free = {state.item: state for state in older.items}
    for alike in (_in_place, _by_title, _by_papers, _by_file, _by_words):
        for state in newer.items:
            if state.item in found:
                continue
            was = next((was for was in free.values() if alike(was, state)), None)
            if was is not None:
                found[state.item] = free.pop(was.item)
    return found


def _in_place(was: State, now: State) -> bool:
    return was.item == now.item and _by_title(was, now)


def _by_title(was: State, now: State) -> bool:
    return same_title(was.title, now.title)


def _by_papers(was: State, now: State) -> bool:
    return bool(set(was.papers.values()) & set(now.papers.values()))


def _by_words(was: State, now: State) -> bool:
    return was.text == now.text != ""


def _by_file(was: State, now: State) -> bool:
    return bool(set(was.papers) & set(now.papers))


def _of_item(was: State, now: State) -> Iterator[Change]:
    if was.item != now.item:
        yield Change("moved", now.item, now.title, was.item, now.item)
    if was.title != now.title:
        yield Change("retitled", now.item, now.title, was.title, now.title)
    if was.withheld != now.withheld:
        yield Change("restricted" if now.withheld else "opened", now.item, now.title)
    papers = list(_papers(was, now))
    yield from papers
    if was.text != now.text and not papers:
        yield Change("words changed", now.item, now.title)
    if was.pages != now.pages:
        yield Change("pages moved", now.item, now.title, was.pages, now.pages)


def _papers(was: State, now: State) -> Iterator[Change]:
    for file, sha256 in now.papers.items():
        if file not in was.papers:
            yield Change("paper added", now.item, now.title, now=file)
        elif was.papers[file] != sha256:
            yield Change("paper changed", now.item, now.title, file, file)
    for file in was.papers:
        if file not in now.papers:
            yield Change("paper removed", now.item, now.title, was=file)
