"""The record of an issued pack: packs/BOARD/DATE/issued.json, with its supplements.

It holds the full manifest, and of each item's words a hash; it is internal all the same, because
the manifest names restricted titles and files.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cspctl.model.agenda import Item, printed
from cspctl.model.board import Board
from cspctl.pack.sheets import Edition
from cspctl.pack.snapshot import Snapshot, State, parsed, snapshot
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.notice import binding, latest_notice

ISSUED = "issued.json"
NOTE = (
    "Internal, do not publish: it names restricted titles and files. Written by 'cspctl pack "
    "issue' and 'cspctl pack supplement --issue', so that later builds can be compared; keep it "
    "with the meeting's files."
)
NOT_AS_BUILT = "C705"


@dataclass(frozen=True, slots=True)
class Late:
    """An item's sheets in a supplement: its new papers, and its pages when they were counted.

    The pages are ``first`` to ``last`` of a run of numbers: lettered behind a page (``prefix``
    56 for 56a, ...), or plain.
    """

    item: str
    papers: tuple[str, ...]
    prefix: str
    lettered: bool
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Supplement:
    """A supplement that was issued."""

    number: int
    on: dt.date
    items: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """What was issued, and when."""

    on: dt.date
    manifest: Mapping[str, Any]
    texts: Mapping[str, str]
    supplements: tuple[Supplement, ...] = ()
    shown: str = ISSUED

    @property
    def snapshot(self) -> Snapshot:
        """The issued pack, to compare another with."""
        return snapshot(self.manifest, self.texts, self.shown)

    def with_supplement(self, supplement: Supplement) -> "Issued":
        """The same record with one supplement more."""
        return replace(self, supplements=(*self.supplements, supplement))


def read_issued(data: bytes, shown: str) -> Issued:
    """The record of an issued pack; CannotRun when the file is none."""
    told = parsed(data, shown)
    try:
        return Issued(
            on=dt.date.fromisoformat(told["issued"]),
            manifest=dict(told["manifest"]),
            texts={str(item): str(text) for item, text in told["texts"].items()},
            supplements=tuple(_supplement(entry) for entry in told["supplements"]),
            shown=shown,
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        message = "This is no record of an issued pack."
        mend = "Get it back from your backup or from git, or issue the pack again."
        raise CannotRun(error("F004", message, Location(shown, 0), mend)) from None


def issued_bytes(issued: Issued) -> bytes:
    """The record as the file has it."""
    answer = {
        "note": NOTE,
        "board": issued.manifest["board"],
        "date": issued.manifest["date"],
        "issued": issued.on.isoformat(),
        "manifest": issued.manifest,
        "texts": issued.texts,
        "supplements": [
            {
                "number": supplement.number,
                "on": supplement.on.isoformat(),
                "items": [
                    {
                        "item": late.item,
                        "papers": list(late.papers),
                        "prefix": late.prefix,
                        "lettered": late.lettered,
                        "first": late.first,
                        "last": late.last,
                    }
                    for late in supplement.items
                ],
            }
            for supplement in issued.supplements
        ],
    }
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()


def outdated(
    edition: Edition, built: Snapshot, read: Callable[[str], bytes], shown: str
) -> list[Problem]:
    """Why a built pack is not what would be built from today's agenda and papers; none if it is.

    Args:
        edition: the full edition of today's workspace.
        built: the built pack.
        read: gives a paper by its path in the workspace; OSError when it cannot be read.
        shown: the built folder, as messages name it.
    """
    today = {printed(number, letter): item for number, letter, item, _ in edition.agenda.numbered()}
    problems = []
    for state in built.items:
        if state.item not in today:
            problems.append(_not_as_built(shown, f"Item {state.item} is no longer on the agenda."))
    for name, item in today.items():
        was = built.of(name)
        for what in _differences(edition, name, item, was, read):
            problems.append(_not_as_built(shown, what))
    return problems


def notice_words(board: Board, meeting: dt.date, on: dt.date) -> str:
    """What is to be said of the notice if a pack is issued on a day (rule P303), or ''."""
    latest = latest_notice(board, meeting)
    if latest is not None and on > latest:
        rule = binding(board, meeting)
        return (
            f"Issued on {on}, this notice is late: it was due on {latest} at the latest, "
            f"for {rule}."
        )
    if latest is None and on >= meeting:
        return f"Issued on {on}, this pack comes no earlier than its meeting."
    return ""


def _differences(
    edition: Edition,
    name: str,
    item: Item,
    was: State | None,
    read: Callable[[str], bytes],
) -> list[str]:
    if was is None:
        return [f"Item {name} is new on the agenda."]
    found = []
    if was.title != item.title:
        found.append(f"Item {name} has another title now.")
    if was.withheld != (item.restricted is not None):
        found.append(f"Item {name} was {'restricted' if was.withheld else 'open'} then.")
    listed = {paper.file for paper in item.papers}
    found += [f"Item {name} has a new paper, {file}." for file in sorted(listed - set(was.papers))]
    found += [f"Item {name} lists {file} no more." for file in sorted(set(was.papers) - listed)]
    for file, sha256 in was.papers.items():
        if file in listed and _sha256(edition, file, read) != sha256:
            found.append(f"The paper {file} of item {name} is not the one that was built.")
    return found


def _sha256(edition: Edition, file: str, read: Callable[[str], bytes]) -> str:
    try:
        return hashlib.sha256(read(f"{edition.meeting.folder}/{file}")).hexdigest()
    except OSError:
        return ""


def _not_as_built(shown: str, message: str) -> Problem:
    return error(NOT_AS_BUILT, message, Location(shown, 0), "Build the pack again, then issue it.")


def _supplement(entry: Any) -> Supplement:
    late = tuple(
        Late(
            str(one["item"]),
            tuple(str(file) for file in one["papers"]),
            str(one["prefix"]),
            bool(one["lettered"]),
            one["first"],
            one["last"],
        )
        for one in entry["items"]
    )
    return Supplement(int(entry["number"]), dt.date.fromisoformat(entry["on"]), late)
