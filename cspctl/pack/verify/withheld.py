"""What is withheld: all that the whole workspace says and the public one does not.

Two things must agree before a text counts as open: no restriction stands over it where it was
written, and the workspace for the public still has it. So a fault in the withholding itself does
not open what it lets through.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cspctl.model.agenda import printed
from cspctl.model.workspace import Meeting, Workspace
from cspctl.pack.verify.matching import Secrets
from cspctl.pack.verify.own_words import own_pieces
from cspctl.pack.verify.passages import BREAK, Passage, Piece, Unreadable
from cspctl.pack.verify.texts import Said, closed_files, texts
from cspctl.pack.verify.unpacking import Unpack, unpack
from cspctl.problems import Location, Problem, error

_MEND = (
    "Save it without a password in a format that cspctl reads, or take it off the agenda: "
    "only what can be read can be compared."
)


class Thing(NamedTuple):
    """Something that is withheld, in words that give nothing away, and where it was read.

    ``restricted`` is False of what is only not published: a draft, or what is not out yet.
    """

    words: str
    place: Location = Location("", 0)
    restricted: bool = True


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may be in no public file: the units, what each belongs to, and what stayed closed."""

    secrets: Secrets
    things: tuple[Thing, ...]
    problems: tuple[Problem, ...]

    def restricted_only(self) -> "Withheld":
        """The same without what is only not published yet."""
        kept = {place for place, thing in enumerate(self.things) if thing.restricted}
        return Withheld(self.secrets.only(kept), self.things, self.problems)


def withheld_of(
    workspace: Workspace,
    public: Workspace,
    papers: Mapping[str, bytes],
    *,
    printed_texts: Iterable[str] = (),
    templates: Mapping[str, bytes] | None = None,
    numbered: bool = False,
    unrestricted: Workspace | None = None,
    own_words: Iterable[Piece] | None = None,
    take_apart: Unpack = unpack,
) -> Withheld:
    """Work out what only the withheld things contain.

    Args:
        workspace: the whole workspace.
        public: ``for_public(workspace)``.
        papers: papers by their path in the workspace, the withheld ones and all open ones whose
            words are in the public files.
        printed_texts: what the public documents print besides.
        templates: the workspace's own Word templates, by name.
        numbered: whether the files set short numbers in front of open words (see ``Secrets``).
        unrestricted: the workspace without what is restricted, where ``public`` lacks more than
            that: what it has besides is not restricted, only not published.
        own_words: what ``own_pieces`` says, if it was asked already.
        take_apart: answers what ``unpack`` does; an earlier build may have asked it.
    """
    secrets = Secrets(numbered=numbered)
    things: dict[Thing, int] = {}
    problems: list[Problem] = []
    open_texts, closed_texts = _sorted_texts(workspace, public, unrestricted)
    # A unit is of the first thing that has it: what is restricted comes before drafts.
    _add_texts(secrets, things, (said for said, restricted in closed_texts if restricted), True)
    open_files = _open_files(workspace, public)
    owners = _owners(workspace)
    closed_files = [file for file in papers if file not in open_files]
    for place, file in enumerate(closed_files, start=1):
        owner = owners.get(file, f"a paper that no item names (the {place}. of those compared)")
        thing = things.setdefault(Thing(owner), len(things))
        for piece in take_apart(file.rpartition("/")[2], papers[file]):
            if isinstance(piece, Unreadable):
                problems.append(_closed(owner, piece))
            else:
                secrets.add(thing, piece, named=piece.place == "its name")
    _add_texts(
        secrets, things, (said for said, restricted in closed_texts if not restricted), False
    )
    for piece in own_words if own_words is not None else own_pieces():
        secrets.allow(piece)
    open_papers = {file: papers[file] for file in sorted(open_files & papers.keys())}
    told = [*open_texts, *printed_texts, *_of_ourselves(public)]
    for piece in _open_pieces(told, {**(templates or {}), **open_papers}, take_apart):
        secrets.allow(piece)
    return Withheld(secrets, tuple(things), tuple(dict.fromkeys(problems)))


def _add_texts(
    secrets: Secrets, things: dict[Thing, int], texts: Iterable[Said], restricted: bool
) -> None:
    for said in texts:
        owner = Thing(said.owner.words, said.owner.place, restricted)
        secrets.add(things.setdefault(owner, len(things)), _passage(said.text), named=said.named)


def _sorted_texts(
    workspace: Workspace, public: Workspace, unrestricted: Workspace | None
) -> tuple[list[str], list[tuple[Said, bool]]]:
    """The texts that are open; and those that are not, each with whether it is restricted."""
    kept = {said.text for said in texts(public)}
    free = {said.text for said in texts(unrestricted)} if unrestricted else set()
    whole = list(texts(workspace))
    unmarked = {said.text for said in whole if not said.marked}
    open_texts = unmarked & kept
    only_unpublished = unmarked & free
    closed = [
        (said, said.marked or said.text not in only_unpublished)
        for said in whole
        if said.text not in open_texts
    ]
    return sorted(open_texts), closed


def _of_ourselves(public: Workspace) -> Iterator[str]:
    """What our documents put together: an open action's name; their language beside who made them.

    What is withheld may name the action, too, and authors' Word files say who made them.
    """
    for action in public.actions:
        yield action.name
    for folder in public.boards.values():
        yield f"en-GB {folder.board.organisation or folder.board.name}"


def _open_pieces(
    told: Iterable[str], files: Mapping[str, bytes], take_apart: Unpack
) -> Iterator[Piece]:
    yield from map(_passage, told)
    for file, data in files.items():
        yield from take_apart(file.rpartition("/")[2], data)


def _passage(text: str) -> Passage:
    return Passage("", text.replace("\n\n", BREAK))


def _open_files(workspace: Workspace, public: Workspace) -> set[str]:
    """The papers that an open item names, without a restriction of their own."""
    found = set()
    for name, board in workspace.boards.items():
        for day, meeting in board.meetings.items():
            shown = public.boards[name].meetings[day].papers
            closed = closed_files(meeting)
            for file, _ in _named_papers(meeting):
                if file in shown and file not in closed:
                    found.add(f"{meeting.folder}/{file}")
    return found


def _owners(workspace: Workspace) -> dict[str, str]:
    """What messages call a withheld paper, by its path."""
    return {
        f"{meeting.folder}/{file}": f"the paper withheld under item {item} on {meeting.date}"
        for board in workspace.boards.values()
        for meeting in board.meetings.values()
        for file, item in _named_papers(meeting)
    }


def _named_papers(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Every paper of an agenda: its file, and its item as printed."""
    for number, letter, item, _ in meeting.agenda.numbered() if meeting.agenda else ():
        for paper in item.papers:
            if paper.file:
                yield paper.file, printed(number, letter)


def _closed(owner: str, piece: Unreadable) -> Problem:
    message = (
        f"In {owner}, something cannot be looked into ({piece.why}), so that nobody can say that "
        "none of it is published."
    )
    return error("V603", message, Location("public", 0), _MEND)
