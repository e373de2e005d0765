"""Text in, positioned nodes out: the only place that knows a YAML library.

A file's bytes become a :class:`Source` (decoded text), and that becomes nodes which know where
they stand. YAML is data only: every scalar stays text (its field's kind types it later), and
tags, anchors and aliases are refused. What cannot be read is a Problem; what stands around it
is still read.
"""

import gc
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from cspctl.problems import Location, Problem, error

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 32
MAX_REPAIRS = 50

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# Text that YAML takes for a comment but a person meant: '#' with no space behind it, or a
# number behind it ("Item #3 agreed", "Item # 3 agreed").
_CUT = re.compile(r"[ \t](?=#(?:[^\s#!]|[ ]\d))")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
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
    """Keys and values in the file's order; ``entries`` maps a key's text to (key, value)."""

    __slots__ = ("end", "entries", "flow", "source", "start")

    def __init__(self, start: Any, source: Source, flow: bool) -> None:
        self.start = start
        self.end: Any = None
        self.source = source
        self.flow = flow
        self.entries: dict[str, tuple[Scalar, Node]] = {}

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
    text = source.text
    last_line = -1
    for _ in range(MAX_REPAIRS):
        try:
            top, found = _compose(source, text)
        except _Unreadable as fault:
            problems.append(fault.problem)
            if not fault.repairable:
                return None, problems
            text, last_line = _without_entry(text, fault, last_line)
            if not text:
                return None, problems
            continue
        source.tree = top
        return top, problems + found
    return None, problems


class _Unreadable(Exception):
    def __init__(self, problem: Problem, lines: tuple[int, ...] = ()) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.lines = lines
        self.repairable = bool(lines)


def _compose(source: Source, text: str) -> tuple[Mapping | None, list[Problem]]:
    import yaml

    # A parse makes many small objects and no cycles; collecting in between doubles its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Composer(source, text).compose()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        if mark is None:
            raise _Unreadable(_syntax_problem(source, text, 0, 0, str(fault))) from None
        context = fault.context_mark or mark
        what = " ".join(filter(None, (fault.context, fault.problem)))
        # A quotation mark that is never closed shows only at the end of the file: its
        # beginning is the place a person wants.
        shown = context if mark.line - context.line > 1 and _quote_at(text, context) else mark
        problem = _syntax_problem(source, text, shown.line, shown.column, what)
        raise _Unreadable(problem, (shown.line, context.line, mark.line)) from None
    except yaml.YAMLError as fault:
        raise _Unreadable(_syntax_problem(source, text, 0, 0, str(fault))) from None
    finally:
        if collecting:
            gc.enable()


def _quote_at(text: str, mark: Any) -> bool:
    return text[mark.index : mark.index + 1] in ("'", '"')


def _syntax_problem(source: Source, text: str, line: int, column: int, what: str) -> Problem:
    lines = text.splitlines()
    row = lines[line] if line < len(lines) else ""
    place = source.location(line, column)
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent:
        return error("F001", "This line begins with a tab.", place, "Indent with spaces only.")
    if row[column : column + 1] in ("'", '"'):
        message = "A quotation mark opens here and the text behind it does not end well."
        mend = "Close it, or write a quotation mark inside the text twice."
        return error("F001", message, place, mend)
    if row[column : column + 1] == ":" and ": " in row[:column]:
        message = "There are two colons on this line, and the text is not in quotation marks."
        mend = 'Put the whole text in quotation marks: key: "text: more text".'
        return error("F001", message, place, mend)
    if row[column : column + 1] in ("@", "`", "%"):
        message = f"A text may not begin with {row[column]}."
        return error("F001", message, place, "Put the text in quotation marks.")
    message = f"This cannot be read ({what})." if what else "This cannot be read."
    mend = "Look at the indentation, the colons and the quotation marks of this line and the last."
    return error("F001", message, place, mend)


def _without_entry(text: str, fault: _Unreadable, last_line: int) -> tuple[str, int]:
    """Blank out the list entry that holds the fault; every other character keeps its place."""
    lines = text.splitlines(keepends=True)
    for line in fault.lines:
        span = _entry_around(lines, line)
        if span and line > last_line:
            for row in range(*span):
                body = lines[row].rstrip("\r\n")
                lines[row] = " " * len(body) + lines[row][len(body) :]
            return "".join(lines), span[0]
    return "", last_line


def _entry_around(lines: list[str], line: int) -> tuple[int, int] | None:
    """Find the first and last-plus-one line of the outermost list entry around a line."""
    top = min(line, len(lines) - 1)
    while top >= 0 and not re.match(r"[^\s#-]", lines[top]):
        top -= 1
    indent: int | None = None
    begin: int | None = None
    row = top + 1
    while row < len(lines):
        if re.match(r"[^\s#-]", lines[row]):
            break
        found = re.match(r"( *)- ", lines[row])
        if found and (indent is None or len(found.group(1)) == indent):
            indent = len(found.group(1))
            if row > line:
                break
            begin = row
        row += 1
    return None if begin is None else (begin, row)


class _Composer:
    """Builds nodes from YAML events, in one flat loop (deep files must not break the stack)."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.cuts = {match.start() for match in _CUT.finditer(text)} if " #" in text else set()
        self.problems: list[Problem] = []

    def compose(self) -> tuple[Mapping | None, list[Problem]]:
        """Read the whole text."""
        import yaml

        scalar_event, alias_event = yaml.ScalarEvent, yaml.AliasEvent
        mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        source, cuts = self.source, self.cuts
        stack: list[Mapping | Sequence] = []
        keys: list[Scalar | None] = []
        top: Node | None = None
        documents = 0
        for event in _events(self.text):
            kind = type(event)
            node: Node
            if kind is scalar_event:
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                end = event.end_mark
                node = Scalar(event.value, not event.style, event.start_mark, end, source)
                if cuts and end.index in cuts and node.plain:
                    node.cut = True
            elif kind is mapping_start or kind is sequence_start:
                if event.tag is not None or event.anchor is not None:
                    self._refuse(event)
                flow = bool(event.flow_style)
                node = (Mapping if kind is mapping_start else Sequence)(
                    event.start_mark, source, flow
                )
                if len(stack) >= MAX_DEPTH:
                    self._refuse_depth(event)
            elif kind in ends:
                stack.pop().end = event.end_mark
                keys.pop()
                continue
            elif kind is alias_event:
                self._refuse(event)
                continue
            else:
                if kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._second_document(event)
                        break
                continue
            if not stack:
                top = node
            else:
                self._place(stack[-1], keys, node)
            if type(node) is not Scalar:
                stack.append(cast("Mapping | Sequence", node))
                keys.append(None)
        return self._checked(top), self.problems

    def _place(self, parent: "Mapping | Sequence", keys: list[Scalar | None], node: Node) -> None:
        if type(parent) is Sequence:
            parent.items.append(node)
            return
        assert isinstance(parent, Mapping)
        key = keys[-1]
        if key is None:
            if type(node) is Scalar:
                keys[-1] = node
                return
            message = "A list or a map stands where a key was expected."
            mend = "Write a key before it; a text in { } or [ ] needs quotation marks."
            self.problems.append(error("F004", message, node.location, mend))
            keys[-1] = Scalar("", False, node.start, node.start, self.source)
            return
        keys[-1] = None
        if key.text in parent.entries:
            first = parent.entries[key.text][0].location
            message = f"'{key.text}' stands twice here; the first is on line {first.line}."
            mend = "Keep one of the two."
            self.problems.append(error("F003", message, key.location, mend))
        else:
            parent.entries[key.text] = (key, node)

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


def _events(text: str) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    # Each event is asked for and dropped; the loaders' composing half is never used.
    parser = loader(text)
    try:
        while True:
            event = parser.get_event()
            if event is None or type(event) is yaml.StreamEndEvent:
                return
            yield event
    finally:
        parser.dispose()


class FrontMatter(NamedTuple):
    """A Markdown file in two: its YAML head (None when there is none) and its body."""

    head: Mapping | None
    body: Source


def split_markdown(source: Source) -> tuple[FrontMatter, list[Problem]]:
    """Split a Markdown file into front matter and body, each with its true lines."""
    lines = source.text.splitlines(keepends=True)
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
