"""Nodes to records: every field read by its kind, every fault a Problem at its own key."""

import re
from collections.abc import Mapping as Map
from typing import Any, TypeVar

from cspctl.model.kinds import Choice, Kind, Many, Of, Off, Text, Word
from cspctl.model.near_dates import financial_year
from cspctl.model.record import Record, Spec, replace, specs
from cspctl.model.values import WrongText, parse_yes
from cspctl.problems import Location, Problem, error
from cspctl.source import Mapping, Node, Scalar, Sequence

R = TypeVar("R", bound=Record)
# Records whose name in the code is no word for what a person writes.
_CALLED = {"Measured": "figure"}
_ATTRIBUTES = {"from": "from_", "for": "for_"}
_UNREAD = object()
# What people write for a key that has another name; nothing of theirs may be taken for open.
_ALSO = dict.fromkeys(("confidential", "exempt", "private", "secret", "withheld"), "restricted")


class Reader:
    """Reads records out of one file's nodes and gathers the problems on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        # The same dates, names and words stand in row after row.
        self._words: dict[tuple[int, str], Any] = {}
        self._required: dict[type[Record], list[tuple[str, Spec]]] = {}

    def record(self, cls: type[R], node: Mapping, given: Map[str, Any] | None = None) -> R:
        """Read a record; ``given`` are values for fields that the file leaves out.

        A field that is missing, unknown or unreadable is a Problem, and the record comes
        all the same, with that field as if it had been left out.
        """
        known = specs(cls)
        values: dict[str, Any] = dict(given or ())
        values["place"] = node
        # Keys that may say otherwise than what was read of them.
        doubtful = set(node.repeated)
        for key, (written, value) in node.entries.items():
            spec = known.get(key)
            if spec is None:
                doubtful.add(self._unknown(key, written, value, node, list(known)))
                continue
            if type(value) is Scalar and value.blank and not value.cut and not _withholds(spec):
                if type(spec.kind) is Many:
                    values[_ATTRIBUTES.get(key, key)] = ()
                continue
            read = self._value(spec.kind, value, written, key)
            if read is not _UNREAD:
                values[_ATTRIBUTES.get(key, key)] = read
        for key in doubtful:
            if key in known and _withholds(known[key]):
                values[key] = _withheld(values.get(key))
        required = self._required.get(cls)
        if required is None:
            required = [(key, spec) for key, spec in known.items() if spec.required]
            self._required[cls] = required
        for key, spec in required:
            if _ATTRIBUTES.get(key, key) not in values:
                place = node.where(key) if key in node.entries else node.location
                if not any(found.location == place for found in self.problems):
                    self._missing(cls, key, spec.doc, place)
                values.setdefault(_ATTRIBUTES.get(key, key), _default(cls, key))
        return cls(**values)

    def _missing(self, cls: type[Any], key: str, doc: str, place: Location) -> None:
        called = _CALLED.get(cls.__name__, cls.__name__)
        what = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", called).lower()
        article = "an" if what[0] in "aeiou" else "a"
        message = f"'{key}' is missing: {article} {what} needs {doc}."
        self.problems.append(error("F005", message, place, f"Write {key}: and its value."))

    def _unknown(
        self, key: str, written: Scalar, value: Node, node: Mapping, known: list[str]
    ) -> str:
        """Report a key that is not known; answer the known key that was probably meant."""
        from difflib import get_close_matches

        folded = key.partition(":")[0].lower().replace("-", "_").replace(" ", "_")
        folded = _ALSO.get(folded, folded)
        near = get_close_matches(folded, known, 1, 0.6)
        blank = type(value) is Scalar and value.blank
        if node.flow and blank and ":" in key:
            message = f"'{key}' is not a key here; a space is missing behind its colon."
            mend = "Write key: value."
        elif node.flow and blank:
            message = f"'{key}' is not a key here; a comma has split a text inside {{ }}."
            mend = "Put the whole text in quotation marks."
        else:
            message = f"'{key}' is not a key that is known here."
            mend = f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(known)}."
        self.problems.append(error("F002", message, written.location, mend))
        return near[0] if near else ""

    def _value(self, kind: Kind, node: Node, key: Scalar, name: str) -> Any:
        if type(node) is Scalar and node.cut:
            message = f"'{name}' is cut short: an unquoted # begins a comment."
            mend = "Put the text in quotation marks, or a space behind the # of a real comment."
            self._fault("F006", message, node, key, mend)
        elif type(node) is Scalar and type(kind) is not Text:
            known = self._words.get((id(kind), node.text))
            if known is not None:
                return known
        if type(kind) is not Many:
            return self._one(kind, node, key, name)
        read = self._many(kind, node, key, name)
        if type(node) is Scalar and read is not _UNREAD and not isinstance(kind.of, Of | Off):
            self._words[id(kind), node.text] = read
        return read

    def _one(self, kind: Kind, node: Node, key: Scalar | None, name: str) -> Any:
        if type(kind) is Of or type(kind) is Off:
            return self._map(kind, node, key, name)
        if type(node) is not Scalar:
            what = "a list" if type(node) is Sequence else "a map"
            mend = "Write one value."
            if node.flow:  # type: ignore[union-attr]
                mend = "Put the text in quotation marks if its brackets belong to it."
            self._fault("F004", f"'{name}' is a text, and {what} stands here.", node, key, mend)
            return _UNREAD
        text = node.text.strip()
        if text == "...":
            self._fault(
                "F004", f"'{name}' still says '...'.", node, key, "Write the real value instead."
            )
            return _UNREAD
        if type(kind) is Text:
            return text
        if type(kind) is Choice:
            return self._choice(kind, text, node, key, name)
        assert type(kind) is Word
        known = self._words.get((id(kind), text))
        if known is not None:
            return known
        try:
            value = kind.parse(text)
        except WrongText as fault:
            self._fault("F004", f"'{name}': {fault.message}", node, key, self._mend(fault, node))
            return _UNREAD
        self._words[id(kind), text] = value
        return value

    def _mend(self, fault: WrongText, node: Scalar) -> str:
        """What to write instead, with an example of the year that the file is about."""
        year = financial_year(node.source.text) if fault.in_year else None
        return fault.mend if fault.in_year is None or year is None else fault.in_year(year)

    def _choice(self, kind: Choice, text: str, node: Scalar, key: Scalar | None, name: str) -> Any:
        if text in kind.options:
            return text
        folded = text.lower().replace(" ", "-").replace("_", "-")
        for option in kind.options:
            if option.lower() == folded:
                return option
        for word, option in kind.also:
            if word == folded:
                return option
        mend = f"Write one of: {', '.join(kind.options)}."
        self._fault("F004", f"'{name}' cannot be '{text}'.", node, key, mend)
        return _UNREAD

    def _many(self, kind: Many, node: Node, key: Scalar, name: str) -> Any:
        if type(node) is not Sequence:
            if kind.or_one or isinstance(kind.of, Of | Off):
                if not kind.or_one and type(node) is not Scalar:
                    mend = "Begin each entry with a dash."
                    self._fault("F004", f"'{name}' is a list.", node, key, mend)
                    return _UNREAD
                if kind.or_one:
                    one = self._one(kind.of, node, key, name)
                    return _UNREAD if one is _UNREAD else (one,)
            mend = f"Write a list: {name}: [first, second], or a dash before each entry."
            if type(kind.of) is Of and not kind.of.short:
                mend = f"Write each entry behind a dash: - {_first(kind.of)}: and its value."
            self._fault("F004", f"'{name}' is a list, and one value stands here.", node, key, mend)
            return _UNREAD
        if type(kind.of) is Text and kind.of.prose and node.flow:
            self._split_prose(node, name)
        values = []
        for item in node.items:
            if type(item) is Scalar and item.blank and not item.cut:
                message = f"An entry of '{name}' is empty."
                self._fault("F004", message, item, None, "Write it or delete its line.")
                continue
            if type(item) is Scalar and item.cut:
                message = f"An entry of '{name}' is cut short: an unquoted # begins a comment."
                self._fault("F006", message, item, None, "Put the text in quotation marks.")
            value = self._one(kind.of, item, None, name)
            if value is not _UNREAD:
                values.append(value)
        return tuple(values)

    def _split_prose(self, node: Sequence, name: str) -> None:
        """A text in [ ] that begins in lower case behind a comma was one text with the last."""
        for before, item in zip(node.items, node.items[1:], strict=False):
            if (
                type(before) is Scalar
                and type(item) is Scalar
                and before.plain
                and item.plain
                and re.match(r"[a-z]", item.text)
                and re.match(r"[A-Z]", before.text)
            ):
                message = f"A comma has split a text of '{name}' before '{item.text}'."
                mend = "Put each text in quotation marks, or write one on each line behind a dash."
                self._fault("F004", message, item, None, mend)

    def _map(self, kind: Of | Off, node: Node, key: Scalar | None, name: str) -> Any:
        cls = kind.record()
        if type(node) is Mapping:
            before = len(self.problems)
            value = self.record(cls, node)
            if type(kind) is Of and kind.switch and len(self.problems) > before:
                # A restriction with a fault in it may have lost its public title.
                return _withheld(value)
            return value
        if type(kind) is Of and kind.short and type(node) is Scalar:
            short = self._one(specs(cls)[kind.short].kind, node, node, name)
            return _UNREAD if short is _UNREAD else cls(place=_At(node), **{kind.short: short})
        switch = type(kind) is Of and kind.switch
        if type(node) is Scalar and (switch or type(kind) is Off):
            try:
                on = parse_yes(node.text.strip())
            except WrongText:
                pass
            else:
                if switch:
                    return cls(place=_At(node)) if on else None
                return None if on else False
        says = "yes, no or a map of fields" if switch else "a map of fields"
        if type(kind) is Off:
            says = "a map of fields, or no"
        plain = type(kind) is Of and not switch
        mend = f"Write {_first(kind)}: before it." if plain else f"Write {says}."
        self._fault("F004", f"'{name}' takes {says}.", node, key, mend)
        return _withheld() if switch else _UNREAD

    def _fault(
        self, code: str, message: str, node: Node, key: Scalar | None, mend: str = ""
    ) -> None:
        place = key.location if key is not None else node.location
        self.problems.append(error(code, message, place, mend))


class _At:
    """The place of a record that was written as a plain text."""

    def __init__(self, node: Scalar) -> None:
        self.node = node

    def where(self, key: str = "") -> Location:
        return self.node.location


def _first(kind: Of | Off) -> str:
    """The field that a plain text was most likely meant for: a required one, of prose at best."""
    fields = specs(kind.record())
    required = [key for key, spec in fields.items() if spec.required]
    prose = [key for key in required if type(fields[key].kind) is Text]
    return next(iter((*prose, *required, *fields)))


def _withholds(spec: Spec) -> bool:
    return type(spec.kind) is Of and spec.kind.switch


def _withheld(read: Any = None) -> Any:
    from cspctl.model.agenda import Restriction

    return replace(read or Restriction(), unreadable=True)


def _default(cls: type[Record], key: str) -> Any:
    return specs(cls)[key].default
