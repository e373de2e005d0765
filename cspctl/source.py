"""Text in, positioned nodes out: the only place that knows a YAML library.

A file's bytes become a :class:`Source` (decoded text), and that becomes nodes which know where
they stand. YAML is data only: every scalar stays text (its field's kind types it later), and
tags, anchors and aliases are refused. What cannot be read is a Problem; what stands around it
is still read.
"""

import gc
import re
from typing import Any, NamedTuple, cast

from cspctl.problems import Location, Problem, error
from cspctl.source_faults import syntax_problem, without_entry

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 32
# Reading on behind a fault reads the text again: at most this many characters in all, and no
# fewer than so many times.
REPAIRS = (20, 40_000_000)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# Text that YAML takes for a comment but a person meant: '#' with no space behind it, or a
# number behind it ("Item #3 agreed", "Item # 3 agreed").
_CUT = re.compile(r"[ \t](?=#(?:[^\s#!]|[ ]\d))")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)
# Line ends to YAML and to nobody else; they come with text that was pasted from Word or a web page.
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


class Source:
    """A text file: its path in the workspace, its text, and the line its text begins on (from 0).

    ``text`` has no byte order mark and keeps its own line ends. ``tree`` is what ``parse`` read of
    it, once it has: whoever edits a node can look around it without reading the file again.
    """

    __slots__ = ("file", "first_line", "text", "tree")

    def __init__(self, file: str, text: str, first_line: int = 0) -> None:
        self.file = file
        self.text = text
        self.first_line = first_line
        self.tree: Mapping | None = None

    def location(self, line: int, column: int = 0) -> Location:
        """Place a line and column of the text, both from 0."""
        return Location(self.file, self.first_line + line + 1, column + 1)


class Scalar:
    """A single value as text; ``cut`` where an unquoted ``#`` seems to have cut it short.

    ``start`` and ``end`` are the parser's marks, with line, column and index from 0.
    """

    __slots__ = ("cut", "end", "plain", "source", "start", "text")

    def __init__(self, text: str, plain: bool, start: Any, end: Any, source: Source) -> None:
        self.text = text
        self.plain = plain
        self.start = start
        self.end = end
        self.source = source
        self.cut = False

    @property
    def location(self) -> Location:
        """Where it begins."""
        return self.source.location(self.start.line, self.start.column)

    @property
    def blank(self) -> bool:
        """Whether nothing was written (``target:``, ``~`` and ``null`` count as nothing)."""
        return not self.text or (self.plain and self.text in ("~", "null"))


class Mapping:
    """Keys and values in the file's order; ``entries`` maps a key's text to (key, value).

    ``repeated`` names the keys that stand there twice; the first value of each is kept.
    """

    __slots__ = ("end", "entries", "flow", "repeated", "source", "start")

    def __init__(self, start: Any, source: Source, flow: bool) -> None:
        self.start = start
        self.end: Any = None
        self.source = source
        self.flow = flow
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.repeated: set[str] = set()

    @property
    def location(self) -> Location:
        """Where it begins."""
        return self.source.location(self.start.line, self.start.column)

    def where(self, key: str = "") -> Location:
        """Where a key stands, or the mapping itself when it has no such key."""
        found = self.entries.get(key)
        return found[0].location if found else self.location


class Sequence:
    """The items of a list."""

    __slots__ = ("end", "flow", "items", "source", "start")

    def __init__(self, start: Any, source: Source, flow: bool) -> None:
        self.start = start
        self.end: Any = None
        self.source = source
        self.flow = flow
        self.items: list[Node] = []

    @property
    def location(self) -> Location:
        """Where it begins."""
        return self.source.location(self.start.line, self.start.column)


Node = Scalar | Mapping | Sequence


def decode(data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    """Turn a file's bytes into text: UTF-8, or UTF-16 as Notepad writes it, with or without BOM."""
    start = Location(file)
    if len(data) > MAX_BYTES:
        return None, [
            error(
                "F001",
                f"This file is too large to be one of a board's files ({len(data):,} bytes).",
                start,
                f"Split it: at most {MAX_BYTES:,} bytes are read.",
            )
        ]
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return None, [_not_text(start, f"This is {what}, not a text file.")]
    try:
        text = data.decode(encoding(data))
    except UnicodeDecodeError as fault:
        return None, [_wrong_bytes(data, file, fault)]
    source = Source(file, text.removeprefix("\ufeff"))
    bad = _CONTROL.search(source.text)
    if bad:
        line = source.text.count("\n", 0, bad.start())
        column = bad.start() - (source.text.rfind("\n", 0, bad.start()) + 1)
        what = f"There is a control character (U+{ord(bad.group()):04X}) in this file."
        return None, [_not_text(source.location(line, column), what)]
    return source, []


def encoding(data: bytes) -> str:
    """The name of the encoding that a file's bytes are in, by its mark or its zero bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:400]
    # UTF-16 without a byte order mark: every other byte of English text is zero.
    if len(head) >= 4 and head[1::2].count(0) > len(head) // 3 and 0 not in head[0::2]:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > len(head) // 3 and 0 not in head[1::2]:
        return "utf-16-be"
    return "utf-8"


def _not_text(location: Location, message: str) -> Problem:
    mend = "Keep plain text here, saved as UTF-8; papers belong in a meeting's papers folder."
    return error("F001", message, location, mend)


def _wrong_bytes(data: bytes, file: str, fault: UnicodeDecodeError) -> Problem:
    if fault.encoding.startswith("utf-16"):
        message = "This file is damaged: it begins as UTF-16 and does not go on so."
        return error("F001", message, Location(file), "Save it again with the encoding UTF-8.")
    line = data.count(b"\n", 0, fault.start)
    column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1)
    byte = data[fault.start]
    message = f"This file is not UTF-8: byte 0x{byte:02X} cannot be read."
    guess = bytes([byte]).decode("cp1252", "replace")
    if guess.isprintable() and guess != "\ufffd":
        message += f" It looks like '{guess}' saved by an older Windows program (Windows-1252)."
    mend = "Save the file again with the encoding UTF-8."
    return error("F001", message, Location(file, line + 1, column + 1), mend)


def parse(source: Source) -> tuple[Mapping | None, list[Problem]]:
    """Read one YAML document whose top is a mapping; None when nothing of it could be read.

    A list entry that breaks YAML's grammar is reported and left out, and reading goes on
    behind it, so that one bad entry never hides the next.
    """
    conflict = _CONFLICT.search(source.text)
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
    lines: tuple[int, ...]
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
    elif opens == "-":
        # The list around the faulty line begins with an entry that may be innocent.
        lines = (mark.line, context.line)
    row = rows[shown.line] if shown.line < len(rows) else ""
    what = " ".join(filter(None, (fault.context, fault.problem)))
    place = source.location(shown.line, shown.column)
    return _Unreadable(syntax_problem(place, row, shown.column, what), lines)


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
                        self._refuse_depth(event)
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
        bad = _CONTROL.search(node.text)
        if bad:
            message = f"A control character (U+{ord(bad.group()):04X}) is written in this text."
            mend = "Delete it; a backslash in a text is written twice."
            self.problems.append(error("F004", message, node.location, mend))
            node.text = _CONTROL.sub("", node.text)

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

    def _refuse_depth(self, event: Any) -> None:
        mark = event.start_mark
        message = f"Lists and maps stand more than {MAX_DEPTH} deep in one another here."
        place = self.source.location(mark.line, mark.column)
        raise _Unreadable(error("F001", message, place, "Close the brackets."), (mark.line,))

    def _second_document(self, event: Any) -> None:
        mark = event.start_mark
        message = "A line of three dashes begins a second document; only the first was read."
        place = self.source.location(mark.line, mark.column)
        self.problems.append(error("F001", message, place, "Delete the line, or split the file."))


class FrontMatter(NamedTuple):
    """A Markdown file in two: its YAML head (None when there is none) and its body."""

    head: Mapping | None
    body: Source


def split_markdown(source: Source) -> tuple[FrontMatter, list[Problem]]:
    """Split a Markdown file into front matter and body, each with its true lines."""
    lines = re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", source.text)
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter(None, source), []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            head = Source(source.file, "".join(lines[1:number]), source.first_line + 1)
            body = Source(source.file, "".join(lines[number + 1 :]), source.first_line + number + 1)
            if not head.text.strip():
                return FrontMatter(None, body), []
            top, problems = parse(head)
            return FrontMatter(top, body), problems
    message = "The front matter that begins with --- does not end."
    problem = error("F001", message, source.location(0), "Write --- on a line behind it.")
    return FrontMatter(None, Source(source.file, "", source.first_line)), [problem]
