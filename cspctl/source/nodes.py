"""What a text file is read into: its text, and nodes that know where they stand."""

from typing import Any

from cspctl.problems import Location


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
