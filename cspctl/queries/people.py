"""Who is meant: an id, a name, initials, a capacity, an agency, a sub-group, or free text."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from cspctl.model.board import SEATED, Board, Person
from cspctl.model.workspace import Workspace

SUBGROUP_CHAIRS = "subgroup-chairs"
_CAPACITIES = {"chair": "chair", "vice-chair": "vice-chair", "vice chair": "vice-chair"}


class Who(NamedTuple):
    """Somebody who was named: ``id`` is '' for free text; ``name`` is what is printed."""

    kind: Literal["person", "agency", "subgroup", "subgroup-chairs", "text"]
    id: str
    name: str

    @property
    def known(self) -> bool:
        """Whether the board knows who is meant."""
        return self.kind != "text"

    @property
    def key(self) -> str:
        """What answers carry: the id, or the text as written where nobody matches."""
        return self.id or self.name


class Directory:
    """Everybody a board can name: its own people, agencies and sub-groups, and the shared ones."""

    def __init__(self, workspace: Workspace, board: str) -> None:
        folder = workspace.boards.get(board)
        self.board = folder.board if folder else Board(id=board, name=board)
        own = {person.id for person in self.board.people}
        shared = [person for person in workspace.people if person.id not in own]
        self.people: Sequence[Person] = (*self.board.people, *shared)
        known = {agency.id for agency in self.board.agencies}
        self.agencies = (
            *self.board.agencies,
            *(agency for agency in workspace.agencies if agency.id not in known),
        )

    def find(self, text: str, day: dt.date | None = None) -> tuple[Who, ...]:
        """Everyone whom a text can mean on a day: one when it is plain, none when unknown."""
        text = " ".join(text.split())
        folded = text.casefold()
        if folded in (SUBGROUP_CHAIRS, "chairs of sub-groups", "sub-group chairs"):
            return (Who("subgroup-chairs", SUBGROUP_CHAIRS, "Chairs of sub-groups"),)
        if folded in _CAPACITIES:
            holders = self.holding(_CAPACITIES[folded], day)
            if holders:
                return tuple(Who("person", person.id, person.name) for person in holders)
        exact = self._index.get(folded, ())
        # An id is its owner's alone, whoever else goes by the same word.
        by_id = [who for who in exact if who.id.casefold() == folded]
        return tuple(by_id[:1] or exact)

    def who(self, text: str, day: dt.date | None = None) -> Who:
        """The one who is meant; free text when nobody, or more than one, answers to it."""
        found = self.find(text, day)
        return found[0] if len(found) == 1 else Who("text", "", text)

    def all(self, texts: Sequence[str], day: dt.date | None = None) -> tuple[Who, ...]:
        """Each of several, in order."""
        return tuple(self.who(text, day) for text in texts)

    def person(self, identity: str) -> Person | None:
        """The person with an id."""
        return self._by_id.get(identity)

    def holding(self, capacity: str, day: dt.date | None = None) -> list[Person]:
        """Those of the board's own people who hold a capacity on a day."""
        return [person for person in self.board.people if person.capacity_on(day) == capacity]

    def seated(self, day: dt.date | None = None) -> list[Person]:
        """Chair, vice-chair and members on a day, in the board's order."""
        return [person for person in self.board.people if person.capacity_on(day) in SEATED]

    def agency_of(self, who: Who) -> str:
        """The id of the agency that somebody belongs to; '' when none is known."""
        if who.kind == "agency":
            return who.id
        person = self.person(who.id) if who.kind == "person" else None
        if person is None or not person.agency:
            return ""
        return next(
            (
                found.id
                for found in self._index.get(person.agency.casefold(), ())
                if found.kind == "agency"
            ),
            person.agency,
        )

    def agency_name(self, identity: str) -> str:
        """An agency's name as printed; the text itself for an agency that is not listed."""
        return next((agency.name for agency in self.agencies if agency.id == identity), identity)

    def nearest(self, text: str) -> str:
        """The name or id that is written most like a text, or ''."""
        from difflib import get_close_matches

        names = {name.casefold(): name for name, _ in self._names()}
        near = get_close_matches(text.casefold(), names, 1, 0.7)
        return names[near[0]] if near else ""

    def names(self) -> list[str]:
        """Every id, name, other name and set of initials."""
        return [name for name, _ in self._names()]

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in reversed(self.people)}

    @cached_property
    def _index(self) -> dict[str, tuple[Who, ...]]:
        index: dict[str, tuple[Who, ...]] = {}
        for name, who in self._names():
            key = " ".join(name.split()).casefold()
            if who not in index.get(key, ()):
                index[key] = (*index.get(key, ()), who)
        return index

    def _names(self) -> Iterator[tuple[str, Who]]:
        for person in self.people:
            who = Who("person", person.id, person.name)
            initials = [person.initials] if person.initials else []
            for name in (person.id, person.name, *initials, *person.also_known_as):
                yield name, who
            # 'Insp. Smith' and 'Insp Smith' are one name.
            if "." in person.name:
                yield re.sub(r"\.(?=\s|$)", "", person.name), who
        for agency in self.agencies:
            who = Who("agency", agency.id, agency.name)
            for name in (agency.id, agency.name, *agency.also_known_as):
                yield name, who
        for subgroup in self.board.subgroups:
            who = Who("subgroup", subgroup.id, subgroup.name)
            for name in (subgroup.id, subgroup.name, *subgroup.also_known_as):
                yield name, who
