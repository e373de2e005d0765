"""A paper to an item of an agenda: its name in the folder, and its line under the item."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from cspctl import source
from cspctl.changes.change import Change, Said
from cspctl.changes.planning import ITEM_ORDER as PLAN_ORDER
from cspctl.changes.planning import file_of
from cspctl.changes.planning import place_of as plan_place
from cspctl.edit import Drop, Edit, Insert, Put, Value
from cspctl.model.agenda import Item, printed
from cspctl.model.record import specs
from cspctl.model.values import WrongText, parse_item
from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.matching import matches
from cspctl.queries.owed import OWED

ITEM_ORDER = tuple(specs(Item))
# What a pack can hold; anything else would be refused only when it is built.
KINDS = (".md", ".docx", ".pdf", ".pptx", ".xlsx", ".odt", ".png", ".jpg", ".jpeg")
_LONGEST = 60


class NewPaper(NamedTuple):
    """A paper that was handed in: ``name`` is its file's own, ``restricted`` what withholds it."""

    item: str
    name: str
    title: str | None = None
    restricted: Value | None = None


def item_named(meeting: Meeting, text: str) -> tuple[str, Item]:
    """An item by its number as printed (``5``, ``5(a)``); CannotRun when the agenda lacks it."""
    assert meeting.agenda is not None
    try:
        wanted = parse_item(text.strip())
    except WrongText as fault:
        raise CannotRun(error("F004", fault.message, Location("ITEM", 0), fault.mend)) from None
    items = {printed(number, letter): item for number, letter, item, _ in meeting.agenda.numbered()}
    if wanted not in items:
        message = f"The agenda has no item {wanted}."
        mend = f"Its items: {', '.join(items)}." if items else "It has no items yet."
        raise CannotRun(error("F001", message, meeting.agenda.where("items"), mend))
    return wanted, items[wanted]


def paper_path(meeting: Meeting, new: NewPaper, names: Sequence[str]) -> str:
    """Where a paper goes, below the meeting's folder: ``papers/05a-hate-crime.docx``.

    It is called by the item's number and by the paper's title, or the item's for the item's first
    paper, or else the file's own name. CannotRun when a file of that name is there: nothing is ever
    written over.
    """
    number, item = item_named(meeting, new.item)
    own = PurePosixPath(new.name.replace("\\", "/"))
    ending = own.suffix.casefold()
    words = new.title or (own.stem if item.papers else item.title)
    digits, _, letter = number.partition("(")
    begin = f"{int(digits):02d}{letter.removesuffix(')')}"
    path = f"papers/{begin}-{_slug(words) or 'paper'}{ending}"
    # Windows and macOS take names that differ in their case alone for one.
    taken = {name.casefold() for name in names}
    if f"{meeting.folder}/{path}".casefold() in taken:
        message = "A paper of this name is there already; nothing is written over."
        mend = "Give the new one another name with --title, or delete the old one first."
        raise CannotRun(error("F001", message, Location(f"{meeting.folder}/{path}", 0), mend))
    return path


def _slug(text: str) -> str:
    """A text as part of a file's name: small letters, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    return "-".join(words)[:_LONGEST]


def name_paper(folder: BoardFolder, meeting: Meeting, new: NewPaper, path: str) -> Change:
    """Name a paper under its item; its plan's item was awaited, and is received now.

    CannotRun for a kind of file that no pack can hold.
    """
    assert meeting.agenda is not None
    ending = PurePosixPath(path).suffix
    if ending.casefold() not in KINDS or path in ("minutes.md", "agenda.yaml"):
        message = f"A pack cannot hold '{new.name}' as a paper."
        mend = f"Save it as a file of its own, one of {', '.join(KINDS)}."
        raise CannotRun(error("F004", message, Location("FILE", 0), mend))
    number, item = item_named(meeting, new.item)
    at = item.place
    assert isinstance(at, source.Mapping), "an item of an agenda stands in a file"
    file = at.source.file
    for listed in item.papers:
        if listed.file == path:
            message = f"Item {number} names '{path}' already."
            raise CannotRun(error("F001", message, listed.where("file"), "Nothing is to be done."))
    row: dict[str, Value] = {"file": path}
    if new.title:
        row["title"] = new.title
    if new.restricted is not None:
        row["restricted"] = new.restricted
    value: Value = path if len(row) == 1 else row
    edits: list[Edit] = [Insert(file, at, "papers", (value,), ITEM_ORDER)]
    said = [Said(f"{file} item {number}", "papers", "added", path)]
    if item.to_follow:
        edits.append(Drop(file, at, "to_follow"))
        said.append(Said(f"{file} item {number}", "to_follow", item.to_follow, "nothing"))
    notes = []
    if item.verbal:
        notes.append(f"Item {number} says verbal: yes, and has a paper now.")
    received, received_said = _received(folder, meeting, item)
    return Change((*edits, *received), (*said, *received_said), tuple(notes))


def _received(folder: BoardFolder, meeting: Meeting, item: Item) -> tuple[list[Edit], list[Said]]:
    planned = folder.forward_plan.on(meeting.date) if folder.forward_plan else None
    if planned is None or meeting.agenda is None:
        return [], []
    wanted = [one for whole in planned.items for one in (whole, *whole.items)]
    listed = [one for _, _, one, _ in meeting.agenda.numbered()]
    found = matches([one.title for one in wanted], [one.title for one in listed])
    for place, number in found.items():
        one = wanted[place]
        if listed[number] is item and one.report in OWED:
            said = Said(f"{folder.board.id} '{one.title}'", "report", str(one.report), "received")
            edit = Put(file_of(folder), plan_place(one), "report", "received", PLAN_ORDER)
            return [edit], [said]
    return [], []
