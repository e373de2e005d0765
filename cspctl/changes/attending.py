"""Who came to a meeting, written into the head of its minutes."""

import codecs
import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from cspctl import source
from cspctl.changes.change import Change, Said, words
from cspctl.changes.people import named
from cspctl.edit import Drop, Edit, Insert, NewFile, Put, Value
from cspctl.model.board import SEATED
from cspctl.model.minutes import MinutesHead
from cspctl.model.record import specs
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.people import Directory

_ORDER = tuple(specs(MinutesHead))
_LISTS = ("present", "apologies", "in_attendance")
OPTIONS = {"present": "--present", "apologies": "--apologies", "in_attendance": "--in-attendance"}


class Marks(NamedTuple):
    """What is said of a meeting: people by list, substitutes as (who came, for whom), the chair.

    ``absent`` takes people out of every list: they neither came nor sent apologies.
    """

    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    in_attendance: tuple[str, ...] = ()
    substitutes: tuple[tuple[str, str], ...] = ()
    chair: str | None = None
    absent: tuple[str, ...] = ()


def attend(workspace: Workspace, board: str, day: dt.date, marks: Marks, data: bytes) -> Change:
    """Add people to the lists, and take each out of the lists that they stood on before.

    ``data`` is what minutes.md holds now, empty when there is none yet; a file without a head
    gets one, and everything else stays as it is.
    """
    return _Attending(workspace, board, day).change(marks, data)


class _Attending:
    def __init__(self, workspace: Workspace, board: str, day: dt.date) -> None:
        self.folder = workspace.boards[board]
        self.directory = Directory(workspace, board)
        self.day = day
        self.file = f"{self.folder.folder}/{day}/minutes.md"
        meeting = self.folder.meetings.get(day)
        minutes = meeting.minutes if meeting else None
        self.head = minutes.head if minutes else MinutesHead()
        self.at = self.head.place if isinstance(self.head.place, source.Mapping) else None
        self.edits: list[Edit] = []
        self.said: list[Said] = []
        self.notes: list[str] = []

    def change(self, marks: Marks, data: bytes) -> Change:
        """The edits, what they change in words, and what is good to know."""
        if self.at is None:
            self.edits.append(NewFile(self.file, self._with_head(data)))
        added = {key: self._named(getattr(marks, key), OPTIONS[key]) for key in _LISTS}
        chair = self._named([marks.chair] if marks.chair else [], "--chair")
        if chair and self._key(chair[0]) not in map(self._key, added["present"]):
            added["present"] = (*added["present"], chair[0])
        substitutes = [self._substitute(*pair) for pair in marks.substitutes]
        self._refuse_contradictions(added, substitutes, marks)
        gone = {self._key(who) for who in self._named(marks.absent, "--absent")}
        if chair:
            self._put("chair", self.head.chair, chair[0])
        for key in _LISTS:
            others = [name for other in _LISTS if other != key for name in added[other]]
            leave = gone | {self._key(name) for name in others}
            if key != "apologies":
                # Whoever sends a substitute may have sent apologies too, but did not come.
                leave |= {self._key(one["for"]) for one in substitutes}
            self._list(key, added[key], leave)
        came = gone | {self._key(name) for key in _LISTS[:2] for name in added[key]}
        self._substitutes(substitutes, came)
        self._remark(added, substitutes)
        edits = self.edits if self.said else []
        return Change(tuple(edits), tuple(self.said), tuple(self.notes))

    def _with_head(self, data: bytes) -> str:
        """The text of minutes that have no head, or an empty one, with a head in front."""
        read, problems = source.decode(data, self.file)
        if read is None:
            raise CannotRun(*problems)
        if source.encoding(data) != "utf-8":
            message = "These minutes have no head, and are not written in UTF-8."
            raise CannotRun(error("F001", message, read.location(0), "Save them as UTF-8 first."))
        mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
        eol = "\r\n" if "\r\n" in read.text else "\n"
        body = source.split_markdown(read)[0].body.text
        return mark + eol.join(["---", "status: draft", "---", body])

    def _named(self, texts: Sequence[str], option: str) -> tuple[str, ...]:
        """What is written for those named; a list with commas is taken apart."""
        single = []
        for text in texts:
            whole = not text.strip() or self.directory.find(text, self.day)
            single += [text] if whole else text.split(",")
        keys, notes = named(self.directory, single, self.day, option)
        self.notes += notes
        return keys

    def _key(self, text: str) -> str:
        return self.directory.who(text, self.day).key.casefold()

    def _substitute(self, person: str, member: str) -> dict[str, str]:
        (member_key,) = self._named([member], "--substitute")[:1] or ("",)
        found = self.directory.who(person, self.day)
        return {"for": member_key, "person": found.key if found.known else " ".join(person.split())}

    def _refuse_contradictions(
        self,
        added: dict[str, tuple[str, ...]],
        substitutes: list[dict[str, str]],
        marks: Marks,
    ) -> None:
        said: dict[str, str] = {}
        lists = [(OPTIONS[key], added[key]) for key in _LISTS]
        lists += [("--absent", self._named(marks.absent, "--absent"))]
        for option, names in lists:
            for name in names:
                before = said.setdefault(self._key(name), option)
                if before != option:
                    message = f"'{name}' is named under {before} and under {option}."
                    raise CannotRun(error("F001", message, Location(option, 0), "Keep one."))
        for one in substitutes:
            if said.get(self._key(one["for"])) in ("--present", "--in-attendance"):
                message = f"'{one['for']}' came, and needs no substitute."
                raise CannotRun(error("F001", message, Location("--substitute", 0), "Keep one."))

    def _put(self, key: str, old: tuple[str, ...], value: str) -> None:
        if [self._key(text) for text in old] != [self._key(value)]:
            self.edits.append(Put(self.file, self.at, key, value, _ORDER))
            self._say(key, old, (value,))

    def _list(self, key: str, added: tuple[str, ...], leave: set[str]) -> None:
        old: tuple[str, ...] = getattr(self.head, key)
        kept = tuple(text for text in old if self._key(text) not in leave)
        there = {self._key(text) for text in kept}
        new = tuple(text for text in added if self._key(text) not in there)
        self._write(key, old, kept, new)

    def _substitutes(self, added: list[dict[str, str]], came: set[str]) -> None:
        leave = came | {self._key(one["for"]) for one in added}
        old = tuple(
            {"for": one.for_ or "", "person": one.person or ""} for one in self.head.substitutes
        )
        same = [one for one in old if one in added]
        kept = tuple(one for one in old if one in same or self._key(one["for"]) not in leave)
        self._write("substitutes", old, kept, tuple(one for one in added if one not in same))

    def _write(
        self, key: str, old: Sequence[Value], kept: Sequence[Value], new: Sequence[Value]
    ) -> None:
        if kept == old and not new:
            return
        if kept == old:
            self.edits.append(Insert(self.file, self.at, key, tuple(new), _ORDER))
        else:
            self._refuse_unread(key, len(old))
            left = (*kept, *new)
            put = Put(self.file, self.at, key, left, _ORDER)
            self.edits.append(put if left else Drop(self.file, self.at, key))
        self._say(key, old, (*kept, *new))

    def _refuse_unread(self, key: str, count: int) -> None:
        """A list is written anew only when all of it was read."""
        held = self.at.entries[key][1] if self.at else None
        if isinstance(held, source.Sequence) and len(held.items) != count:
            message = f"Something under '{key}' cannot be read."
            mend = "'cspctl check' says what; mend it, and run the command again."
            raise CannotRun(error("F001", message, self.head.where(key), mend))

    def _say(self, key: str, old: Sequence[Value], new: Sequence[Value]) -> None:
        board = self.folder.board.id
        self.said.append(Said(f"{board} {self.day}", key, _said(old), _said(new)))

    def _remark(self, added: dict[str, tuple[str, ...]], substitutes: list[dict[str, str]]) -> None:
        for name in (*added["present"], *(one["for"] for one in substitutes)):
            who = self.directory.who(name, self.day)
            person = self.directory.person(who.id) if who.kind == "person" else None
            if person is not None and person.capacity_on(self.day) not in SEATED:
                self.notes.append(
                    f"{who.name} has no seat on the board on {self.day}, and counts for no quorum."
                )
        if substitutes and not self.folder.board.terms.substitutes:
            self.notes.append("The board's terms allow no substitutes: they count for no quorum.")
        if self.head.status == "confirmed" and self.said:
            self.notes.append("These minutes were confirmed; say under 'corrections' what changed.")


def _said(values: Sequence[Value]) -> str:
    return words(
        [f"{one['person']} for {one['for']}" if isinstance(one, dict) else one for one in values]
    )
