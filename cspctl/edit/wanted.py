"""What is wanted of each map, gathered from the operations: one answer for each of its keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cspctl import source
from cspctl.edit.operations import Drop, FieldEdit, Insert, Put, Value, leaf
from cspctl.edit.rendering import is_leaf

# A file's content without its layout: texts, lists and maps; None where nothing is written.
Data = Any
MISSING: Final = object()


@dataclass(frozen=True, slots=True)
class Cut:
    """A text that an unquoted # has cut short."""

    text: str


@dataclass(slots=True)
class Field:
    """What is wanted of one key: a value, its removal, other items, or further items."""

    order: tuple[str, ...] = ()
    value: Value | None = None
    dropped: bool = False
    items: dict[int, Value] = field(default_factory=dict)
    added: dict[int | None, list[Value]] = field(default_factory=dict)

    def whole(self) -> Value:
        """The value that a key gets which has none yet."""
        return self.value if self.value is not None else self.in_place([])

    def in_place(self, old: list[Any]) -> list[Any]:
        """A list with the new items put in and the added ones in their places."""
        held = [self.items.get(place, one) for place, one in enumerate(old)]
        for after, values in sorted(
            self.added.items(), key=lambda one: _place(one[0]), reverse=True
        ):
            place = len(held) if after is None else after + 1
            held[place:place] = values
        return held

    def data(self, old: Data) -> Data:
        """What must be read at the key afterwards; ``old`` is what is read there now."""
        if self.dropped:
            return MISSING
        if self.value is not None:
            return as_data(self.value)
        if old is MISSING or old is None:
            old = []
        wanted = self.in_place(old if isinstance(old, list) else [old])
        if not isinstance(old, list) and not self.added:
            return as_data(wanted[0])
        return [as_data(one) for one in wanted]


def _place(after: int | None) -> float:
    return float("inf") if after is None else after


@dataclass(slots=True)
class Wanted:
    """What is wanted of one map, key by key."""

    at: source.Mapping
    fields: dict[str, Field] = field(default_factory=dict)


def gather(edits: Iterable[FieldEdit], top: source.Mapping | None) -> list[Wanted]:
    """Group operations by their map, the one that begins last in the file first.

    Two operations that contradict one another (a key set twice, set and removed) are a fault of
    the caller and a ValueError. ``top`` stands for the maps that are left out.
    """
    found: dict[int, Wanted] = {}
    for edit in edits:
        at = edit.at if edit.at is not None else top
        assert at is not None
        wanted = found.setdefault(id(at), Wanted(at))
        known = wanted.fields.get(edit.key)
        if known is not None and not (isinstance(edit, Insert | Put) and _joins(known, edit)):
            raise ValueError(f"'{edit.key}' is edited twice")
        one = known or wanted.fields.setdefault(edit.key, Field())
        if isinstance(edit, Drop):
            one.dropped = True
            continue
        one.order = edit.order
        if isinstance(edit, Insert):
            one.added.setdefault(edit.after, []).extend(edit.values)
        elif edit.item is not None:
            one.items[edit.item] = edit.value
        else:
            one.value = edit.value
    return sorted(found.values(), key=lambda one: -one.at.start.index)


def _joins(known: Field, edit: Insert | Put) -> bool:
    if isinstance(edit, Insert):
        return bool(known.added)
    return edit.item is not None and bool(known.items) and edit.item not in known.items


def as_data(value: Any) -> Data:
    """What a value reads back as."""
    if value is None or isinstance(value, Cut):
        return value
    if is_leaf(value):
        return leaf(value).rstrip("\n") or None
    if isinstance(value, Mapping):
        return {key: as_data(held) for key, held in value.items()}
    assert isinstance(value, Sequence)
    return [as_data(held) for held in value]


def read(node: source.Node, wanted: Mapping[int, Wanted]) -> Data:
    """What a node says, with what is wanted of the maps in it (by their ``id``) done.

    Line ends at the end of a text are no part of what it says: a block of text that ends a file
    has none until something is written behind it.
    """
    if isinstance(node, source.Scalar):
        if node.cut:
            return Cut(node.text)
        return None if node.blank else node.text.rstrip("\n") or None
    if isinstance(node, source.Sequence):
        return [read(one, wanted) for one in node.items]
    said = {key: read(value, wanted) for key, (_, value) in node.entries.items()}
    here = wanted.get(id(node))
    for key, one in here.fields.items() if here else ():
        data = one.data(said.get(key, MISSING))
        if data is MISSING:
            said.pop(key, None)
        else:
            said[key] = data
    return said
