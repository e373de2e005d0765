"""Stage 7, verify: no build is written whose public edition holds what is withheld."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from cspctl.model.workspace import Workspace
from cspctl.pack.kept import NOTHING_KEPT, Kept, Runner, one_by_one
from cspctl.pack.papers import Shelf
from cspctl.pack.printing import Drawer
from cspctl.pack.sheets import Edition
from cspctl.pack.verify.folder import compared
from cspctl.pack.verify.gate import verify
from cspctl.pack.verify.kept_pages import KeptPages
from cspctl.pack.verify.kept_pieces import (
    from_bytes,
    own_words,
    unpack_all,
    unpacked,
    unpacked_pages,
    unpacked_rest,
)
from cspctl.pack.verify.passages import Piece, UnreadPages
from cspctl.pack.verify.pdf_pages import page_pieces
from cspctl.pack.verify.unpacking import unpack
from cspctl.pack.verify.withheld import Withheld, withheld_of
from cspctl.pack.workers import Answer, Helpers
from cspctl.problems import Problem
from cspctl.template_store import names

NO_MEETING = ("", dt.date.min)
NOTHING: Mapping[str, bytes] = MappingProxyType({})
#: Bytes from which on a file is worth being sent to another process.
_LARGE = 100_000


class GateDesk(Shelf, Drawer, Protocol):
    """What the gate needs from outside: papers of other meetings, and the templates."""


def leaks(
    full: Edition,
    public: Workspace,
    received: Mapping[str, bytes],
    files: Mapping[str, bytes],
    desk: GateDesk,
    kept: Kept = NOTHING_KEPT,
) -> list[Problem]:
    """Everything that keeps the public files from being published; empty when all is clear."""
    return verify(files, closed(full, public, received, desk, kept))


def leaks_of(
    workspace: Workspace, public: Workspace, files: Mapping[str, bytes], desk: GateDesk
) -> list[Problem]:
    """The same for public files that belong to no meeting."""
    return verify(files, _closed(workspace, public, NOTHING, desk, NO_MEETING))


def closed(
    full: Edition,
    public: Workspace,
    received: Mapping[str, bytes],
    desk: GateDesk,
    kept: Kept = NOTHING_KEPT,
    run: Runner = one_by_one,
) -> Withheld:
    """What may be in no public file of this build.

    ``received`` are the papers as they came, before screening, which is how ``pack verify``
    compares them too. What an earlier build found in a paper is ``kept``.
    """
    meeting = (full.board.board.id, full.day)
    return _closed(full.workspace, public, received, desk, meeting, kept, run)


def _closed(
    workspace: Workspace,
    public: Workspace,
    received: Mapping[str, bytes],
    desk: GateDesk,
    meeting: tuple[str, dt.date],
    kept: Kept = NOTHING_KEPT,
    run: Runner = one_by_one,
) -> Withheld:
    """All withheld papers are compared, of the meeting's own the open ones too."""
    papers = dict(received)
    for file in compared(workspace, public, *meeting):
        if file not in papers:
            try:
                papers[file] = desk.paper(file)
            except OSError:
                continue  # another meeting's paper that is not there cannot be in these files
    templates = dict(
        desk.template(name.removesuffix(".docx")) for name in names() if name.endswith(".docx")
    )
    own = {
        place.removeprefix("templates/"): data
        for place, data in templates.items()
        if place.startswith("templates/")
    }
    return withheld_of(
        workspace,
        public,
        papers,
        templates=own,
        own_words=own_words(kept),
        take_apart=unpack_all({**papers, **own}, kept, run),
    )


def taken_apart(
    files: Mapping[str, bytes], helpers: Helpers, kept: Kept = NOTHING_KEPT, where: str = ""
) -> "TakenApart":
    """Have these files taken apart (:class:`TakenApart`)."""
    apart = TakenApart(helpers, kept, where)
    apart.begin(files)
    return apart


class TakenApart:
    """Answers what ``unpack`` does; large files are begun with by helpers when they are there.

    The two halves of a PDF go to two processes; the last half is left for this one. Of pages that
    were the same in the last build from there, the texts are ``kept``; ``where`` tells meetings
    apart.
    """

    def __init__(self, helpers: Helpers, kept: Kept = NOTHING_KEPT, where: str = "") -> None:
        self._helpers = helpers
        self._kept = kept
        self._where = where
        self._pages: dict[tuple[str, bytes], _Pages] = {}
        self._begun: dict[tuple[str, bytes], Answer] = {}

    def begin(self, files: Mapping[str, bytes]) -> None:
        """Begin with files; those that were begun with are told by their name and contents."""
        for name, data in files.items():
            if len(data) <= _LARGE or (name, data) in self._begun:
                continue
            if data.startswith(b"%PDF-"):
                # The longer half comes first: this process takes what is left when it comes to it.
                self._begun[name, data] = self._helpers.start(unpacked_rest, name, data)
                texts = KeptPages(self._kept, f"{self._where} {name}")
                self._pages[name, data] = _Pages(texts, data, self._helpers)
            else:
                self._begun[name, data] = self._helpers.start(unpacked, name, data)

    def __call__(self, name: str, data: bytes) -> Iterator[Piece]:
        """The pieces of a file (``verify.unpacking.Unpack``)."""
        answer = self._begun.get((name, data))
        for piece in unpack(name, data) if answer is None else from_bytes(answer()):
            if isinstance(piece, UnreadPages):
                yield from self._pages[name, data].pieces(piece)
            else:
                yield piece


class _Pages:
    """The pages of a public PDF: all are begun with at once when the texts of none are known."""

    def __init__(self, kept: KeptPages, data: bytes, helpers: Helpers) -> None:
        self._kept = kept
        self._data = data
        self._all = None if kept.known else helpers.start(unpacked_pages, data)

    def pieces(self, pages: UnreadPages) -> list[Piece]:
        return self._kept.pieces(pages, self._read)

    def _read(self, wanted: Sequence[int] | None) -> Iterable[Piece]:
        if wanted is None and self._all is not None:
            return from_bytes(self._all())
        return page_pieces(self._data, wanted=wanted)
