"""The leak gate: nothing of what is withheld is in any part of any public file.

The messages are written into logs that may be public themselves: they name the file, the part and
whose words were found, and never the words.
"""

from collections.abc import Iterable, Iterator, Mapping

from cspctl.pack.verify.passages import Passage, Piece, Unreadable, UnreadPages
from cspctl.pack.verify.unpacking import Unpack, unpack
from cspctl.pack.verify.withheld import Thing, Withheld
from cspctl.problems import Location, Problem, error

_LEAK_MEND = (
    "Do not publish this file. If a paper of an open item quotes what is withheld, restrict that "
    "paper too or have it rewritten; then build again."
)
_UNPUBLISHED_MEND = (
    "It is not restricted, only not published yet: a draft, an agenda before its papers are out, "
    "or dated after the site's day. If it may be published, say so there (status: agreed, status: "
    "confirmed, or issue the pack); otherwise put it in other words, there or in your own template."
)
_CLOSED_MEND = (
    "Do not publish it: what cannot be looked into cannot be cleared. Replace the paper it comes "
    "from by one without passwords and embedded objects, and build again."
)
_NOT_NAMED = "a part whose name gives something away"


def verify(
    public: Mapping[str, bytes], withheld: Withheld, take_apart: Unpack = unpack
) -> list[Problem]:
    """Compare every public file, unpacked to its last part, with what is withheld.

    Args:
        public: the files by their names.
        withheld: what :func:`cspctl.pack.verify.withheld_of` worked out.
        take_apart: answers what ``unpack`` does; another process may have done so.

    Returns:
        V601 for each thing found in a part of a file, V602 for each part that cannot be looked
        into, V603 for what of the withheld things cannot be compared; nothing when all is clear.
    """
    problems = list(withheld.problems)
    clear: set[int] = set()  # fingerprints of texts that hold nothing, with their kind
    for place, name in enumerate(sorted(public), start=1):
        shown = name if _is_clear(name, withheld) else f"public file {place} of {len(public)}"
        problems += _file(shown, take_apart(name, public[name]), withheld, clear)
    return problems


def _file(
    shown: str, pieces: Iterable[Piece], withheld: Withheld, clear: set[int]
) -> Iterator[Problem]:
    leaks: dict[tuple[str, int], int] = {}  # of a place and a thing: how many
    for piece in pieces:
        if isinstance(piece, UnreadPages):
            piece = Unreadable(piece.place, "its pages were not read")
        if isinstance(piece, Unreadable):
            where = _said(piece.place, withheld)
            message = f"This cannot be looked into: {where}{where and ', '}{piece.why}."
            yield error("V602", message, Location(shown, 0), _CLOSED_MEND)
            continue
        text = hash((piece.kind, piece.text)) if isinstance(piece, Passage) else None
        if text in clear:
            continue
        found = withheld.secrets.found_in(piece)
        if text is not None and not found:
            clear.add(text)
        for thing, count in found.items():
            key = (piece.place, thing)
            leaks[key] = leaks.get(key, 0) + count
    for (place, thing), count in leaks.items():
        many = "a match" if count == 1 else f"{count} matches"
        where = f"{_said(place, withheld)}, {many}"
        owner = withheld.things[thing]
        source = _source(owner, withheld)
        message = f"This file holds what only {owner.words}{source} contains: {where}."
        mend = _LEAK_MEND if owner.restricted else _UNPUBLISHED_MEND
        yield error("V601", message, Location(shown, 0), mend)


def _source(thing: Thing, withheld: Withheld) -> str:
    """Where a thing stands, unless it is restricted and the file's name gives something away."""
    file, line, _ = thing.place
    if not file or (thing.restricted and not _is_clear(file, withheld)):
        return ""
    return f" ({file}:{line})" if line else f" ({file})"


def _said(place: str, withheld: Withheld) -> str:
    """A place as messages may name it."""
    return place if _is_clear(place, withheld) else _NOT_NAMED


def _is_clear(name: str, withheld: Withheld) -> bool:
    return not withheld.secrets.found_in(Passage("", name, "name"))
