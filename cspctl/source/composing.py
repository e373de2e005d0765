"""YAML text to nodes: data only, every scalar as text, and one fault never hides the next.

The only place that knows a YAML library.
"""

import gc
import re
from typing import Any, NamedTuple, cast

from cspctl.problems import Problem, error
from cspctl.source.decoding import CONTROL
from cspctl.source.faults import syntax_problem, without_entry
from cspctl.source.nodes import Mapping, Node, Scalar, Sequence, Source

MAX_DEPTH = 32
# Reading on behind a fault reads the text again: at most this many characters in all, and no
# fewer than so many times.
REPAIRS = (20, 40_000_000)

# Text that YAML takes for a comment but a person meant: '#' with no space behind it, or a
# number behind it ("Item #3 agreed", "Item # 3 agreed").
_CUT = re.compile(r"[ \t](?=#(?:[^\s#!]|[ ]\d))")
_CONFLICT = r"^(<{7}|={7}|>{7}|\|{7})( |$)"
# Line ends to YAML and to nobody else; they come with text that was pasted from Word or a web page.
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
# Texts in quotation marks, and comments: brackets there open nothing.
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:^|(?<=\s))#.*")


def parse(source: Source) -> tuple[Mapping | None, list[Problem]]:
    """Read one YAML document whose top is a mapping; None when nothing of it could be read.

    A list entry that breaks YAML's grammar is reported and left out, and reading goes on
    behind it, so that one bad entry never hides the next.
    """
    marked = "<<<<<<<" in source.text or ">>>>>>>" in source.text
    conflict = re.search(_CONFLICT, source.text, re.MULTILINE) if marked else None
    if conflict:
        line = source.text.count("\n", 0, conflict.start())
        return None, [
            error(
                "F001",
                "This file holds an unsolved git conflict.",
                source.location(line),
                "Choose one of the two versions and delete the lines of <, = and > signs.",
            )
        ]
    problems: list[Problem] = []
    text = source.text.translate(_BREAKS) if _breaks(source.text) else source.text
    least, most = REPAIRS
    for _ in range(max(least, most // (len(text) + 40_000))):
        try:
            top, found = _compose(source, text)
        except _Unreadable as fault:
            problems.append(fault.problem)
            text = without_entry(text, fault.lines) if fault.lines else ""
            if not text:
                return None, problems
            continue
        source.tree = top
        return top, problems + found
    message = "There are more faults in this file than could be looked for in one run."
    problems.append(error("F001", message, source.location(0), "Mend the others first."))
    return None, problems


def _breaks(text: str) -> bool:
    return not text.isascii() and any(mark in text for mark in "\x85\u2028\u2029")


class _Unreadable(Exception):
    """A fault of YAML's grammar, and the lines (from 0) that may hold it, the likeliest first."""

    def __init__(self, problem: Problem, lines: tuple[int, ...] = ()) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.lines = lines


def _compose(source: Source, text: str) -> tuple[Mapping | None, list[Problem]]:
    import yaml

    # A parse makes many small objects and no cycles; collecting in between doubles its time.
    collecting = gc.isenabled()
    gc.disable()
    composer = _Composer(source, text)
    try:
        return composer.compose()
    except yaml.YAMLError as fault:
        raise _located(source, text, fault, composer.last) from None
    finally:
        if collecting:
            gc.enable()


def _located(source: Source, text: str, fault: Any, last: Scalar | None) -> _Unreadable:
    """Where a person would look for a fault: as a rule where the parser stopped, but not always."""
    import yaml

    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return _Unreadable(syntax_problem(source.location(0), "", 0, str(fault)))
    context = fault.context_mark or mark
    opens = text[context.index : context.index + 1]
    rows = text.splitlines()
    row = rows[mark.line] if mark.line < len(rows) else ""
    if _open_brackets(row[: mark.column]) > MAX_DEPTH:
        return _too_deep(source, mark)
    lines: tuple[int, ...]
    shown: Any
    shown, lines = mark, (context.line, mark.line)
    if row.startswith("\t"):
        lines = (mark.line,)
    elif last is not None and last.start.line < last.end.line == mark.line:
        # The quotation mark before this text closed one that was left open lines above.
        shown, lines = last.start, (last.start.line,)
    elif context.line < mark.line and (
        opens in ("'", '"', "[", "{") or isinstance(fault, yaml.scanner.ScannerError)
    ):
        # What is never closed, or has no colon, shows only on a later line.
        shown = context
    elif not text[mark.index :].strip() and (opened := _last_opened(rows[: mark.line + 1])):
        # Nothing stands behind a bracket or its last comma, to the end of the file.
        shown, lines = opened, (opened.line, mark.line)
    elif opens == "-":
        # The list around the faulty line begins with an entry that may be innocent.
        lines = (mark.line, context.line)
    row = rows[shown.line] if shown.line < len(rows) else ""
    what = " ".join(filter(None, (fault.context, fault.problem)))
    place = source.location(shown.line, shown.column)
    return _Unreadable(syntax_problem(place, row, shown.column, what), lines)


class _Spot(NamedTuple):
    """A line and a column, both from 0."""

    line: int
    column: int


def _last_opened(rows: list[str]) -> _Spot | None:
    """The last bracket that is not closed; None when all are."""
    closed = 0
    for line in range(len(rows) - 1, -1, -1):
        bare = _QUOTED.sub(lambda found: " " * len(found.group()), rows[line])
        for column in range(len(bare) - 1, -1, -1):
            if bare[column] in "]}":
                closed += 1
            elif bare[column] in "[{":
                if not closed:
                    return _Spot(line, column)
                closed -= 1
    return None


def _open_brackets(row: str) -> int:
    """How many brackets of a line are open at its end, those in quotation marks among them.

    Newer parsers read ahead over a line of brackets and give up at the thousandth, before the
    first has been heard of here.
    """
    return sum((sign in "[{") - (sign in "]}") for sign in row)


def _too_deep(source: Source, mark: Any) -> _Unreadable:
    message = f"Lists and maps stand more than {MAX_DEPTH} deep in one another here."
    place = source.location(mark.line, mark.column)
    return _Unreadable(error("F001", message, place, "Close the brackets."), (mark.line,))


# Stands for a key that cannot be one; its value is left out.
_NO_KEY = Scalar("", False, None, None, Source("", ""))


class _Composer:
    """Builds nodes from YAML events, in one flat loop (deep files must not break the stack)."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.cuts = {match.start() for match in _CUT.finditer(text)} if " #" in text else set()
        self.problems: list[Problem] = []
        # The text in quotation marks that was read last.
        self.last: Scalar | None = None

    def compose(self) -> tuple[Mapping | None, list[Problem]]:
        """Read the whole text."""
        import yaml

        # A log of 10,000 actions is 140,000 events: what is done for each stands here in one
        # loop, with local names, and everything else is a call.
        scalar_event, mapping_start = yaml.ScalarEvent, yaml.MappingStartEvent
        sequence_start = yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        source, cuts = self.source, self.cuts
        # Collections that are open, each with the key that awaits its value; the innermost apart.
        outer: list[tuple[Mapping | Sequence | None, Scalar | None]] = []
        parent: Mapping | Sequence | None = None
        key: Scalar | None = None
        top: Node | None = None
        documents = 0
        parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(self.text)
        next_event = parser.get_event
        try:
            while True:
                event = next_event()
                kind = type(event)
                node: Node
                if kind is scalar_event:
                    if event.tag is not None or event.anchor is not None:
                        self._refuse(event)
                    end = event.end_mark
                    node = Scalar(event.value, not event.style, event.start_mark, end, source)
                    if event.style:
                        self._quoted(node)
                    elif cuts and end.index in cuts:
                        node.cut = True
                    if type(parent) is Mapping:
                        if key is None:
                            key = node
                            continue
                        if key.text not in parent.entries and key is not _NO_KEY:
                            parent.entries[key.text] = (key, node)
                        else:
                            self._repeated(parent, key)
                        key = None
                        continue
                elif kind is mapping_start or kind is sequence_start:
                    if event.tag is not None or event.anchor is not None:
                        self._refuse(event)
                    flow = bool(event.flow_style)
                    node = (Mapping if kind is mapping_start else Sequence)(
                        event.start_mark, source, flow
                    )
                    if len(outer) >= MAX_DEPTH:
                        raise _too_deep(source, event.start_mark)
                elif kind in ends:
                    assert parent is not None
                    parent.end = event.end_mark
                    parent, key = outer.pop()
                    continue
                elif kind is yaml.StreamEndEvent or event is None:
                    break
                else:
                    if kind is yaml.AliasEvent:
                        self._refuse(event)
                    if kind is yaml.DocumentStartEvent:
                        documents += 1
                        if documents > 1:
                            self._second_document(event)
                            break
                    continue
                if parent is None:
                    top = node
                else:
                    key = self._place(parent, key, node)
                if type(node) is not Scalar:
                    outer.append((parent, key))
                    parent, key = cast("Mapping | Sequence", node), None
        finally:
            parser.dispose()
        return self._checked(top), self.problems

    def _place(self, parent: "Mapping | Sequence", key: Scalar | None, node: Node) -> Scalar | None:
        """Put a node into its parent; the key that then awaits a value."""
        if type(parent) is Sequence:
            parent.items.append(node)
            return None
        assert isinstance(parent, Mapping)
        if key is None:
            message = "A list or a map stands where a key was expected."
            mend = "Write a key before it; a text in { } or [ ] needs quotation marks."
            self.problems.append(error("F004", message, node.location, mend))
            return _NO_KEY
        if key is not _NO_KEY and key.text not in parent.entries:
            parent.entries[key.text] = (key, node)
        else:
            self._repeated(parent, key)
        return None

    def _repeated(self, parent: Mapping, key: Scalar) -> None:
        """Report a key that has its value already; the value of what is no key is left out."""
        if key is _NO_KEY:
            return
        first = parent.entries[key.text][0].location
        message = f"'{key.text}' stands twice here; the first is on line {first.line}."
        mend = "Keep one of the two."
        self.problems.append(error("F003", message, key.location, mend))
        parent.repeated.add(key.text)

    def _quoted(self, node: Scalar) -> None:
        """Refuse what backslashes can write and no document can hold (``"\\0"``)."""
        self.last = node
        bad = re.search(CONTROL, node.text)
        if bad:
            message = f"A control character (U+{ord(bad.group()):04X}) is written in this text."
            mend = "Delete it; a backslash in a text is written twice."
            self.problems.append(error("F004", message, node.location, mend))
            node.text = re.sub(CONTROL, "", node.text)

    def _checked(self, top: Node | None) -> Mapping | None:
        if isinstance(top, Mapping):
            return top
        if top is None or (isinstance(top, Scalar) and top.blank):
            location = self.source.location(0)
            message, mend = "This file is empty.", "Write its fields, or delete the file."
        else:
            location = top.location
            message = "This file does not begin with a key."
            mend = "Its first level is made of lines such as 'key: value'."
        self.problems.append(error("F001", message, location, mend))
        return None

    def _refuse(self, event: Any) -> None:
        mark = event.start_mark
        what = self.text[mark.index : mark.index + 30].split("\n")[0].split(" ")[0]
        message = f"'{what}' begins with a YAML tag, anchor or alias, which are not used here."
        mend = (
            "Put the text in quotation marks if & * or ! belongs to it; else write the value out."
        )
        place = self.source.location(mark.line, mark.column)
        raise _Unreadable(error("F001", message, place, mend), (mark.line,))

    def _second_document(self, event: Any) -> None:
        mark = event.start_mark
        message = "A line of three dashes begins a second document; only the first was read."
        place = self.source.location(mark.line, mark.column)
        self.problems.append(error("F001", message, place, "Delete the line, or split the file."))
