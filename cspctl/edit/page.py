"""A file's text and where things lie in it. All places are indexes of code points, from 0."""

import re
from typing import NamedTuple

from cspctl.source import Mapping, Node, Scalar

_GAP = re.compile(r"(?:\s|#[^\r\n]*)*")
_NESTED = re.compile(r"(?m)^( *)[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?\r?\n(?:[ \t]*\r?\n)*( *)- ")


class Splice(NamedTuple):
    """Put ``text`` in place of what stands from ``start`` up to ``end``."""

    start: int
    end: int
    text: str


class Page:
    """The text of a file, or of its front matter."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def eol(self) -> str:
        """The line ends that the file uses first."""
        found = re.search(r"\r\n?|\n", self.text)
        return found.group() if found else "\n"

    @property
    def dash(self) -> int:
        """How far the file's first list stands to the right of its key."""
        found = _NESTED.search(self.text)
        return max(0, len(found.group(2)) - len(found.group(1))) if found else 2

    def line_start(self, place: int) -> int:
        """Where the line of a place begins."""
        return max(self.text.rfind("\n", 0, place), self.text.rfind("\r", 0, place)) + 1

    def line_end(self, place: int) -> int:
        """Where the line of a place ends, before its line end."""
        found = re.compile(r"[\r\n]").search(self.text, place)
        return found.start() if found else len(self.text)

    def next_line(self, place: int) -> int:
        """Where the line behind that of a place begins; the end of the text on the last line."""
        end = self.line_end(place)
        return end + (2 if self.text.startswith("\r\n", end) else 1 if end < len(self.text) else 0)

    def line_before(self, start: int) -> int:
        """Where the line before the one that begins at ``start`` ends, before its line end."""
        return start - (2 if self.text.endswith("\r\n", 0, start) else 1)

    def rest(self, place: int) -> str:
        """What stands on a place's line from there on, without white space around it."""
        return self.text[place : self.line_end(place)].strip()

    def begins_line(self, place: int) -> bool:
        """Whether nothing but spaces stands before a place on its line."""
        return not self.text[self.line_start(place) : place].strip()

    def end(self, node: Node) -> int:
        """Where the last character of a node's own text ends, comments behind it left out."""
        if isinstance(node, Scalar):
            return self._scalar_end(node)
        if node.flow:
            return int(node.end.index)
        if isinstance(node, Mapping):
            key, value = next(reversed(node.entries.values()))
            return max(self.end(key), self.end(value))
        return self.end(node.items[-1])

    def _scalar_end(self, node: Scalar) -> int:
        start, end = int(node.start.index), int(node.end.index)
        if self.text[start : start + 1] not in ("|", ">"):
            return end
        written = self.text[start:end]
        if "+" in written[:3]:
            # The blank lines belong to the text; only the last line's own end does not.
            return start + len(re.sub(r"(\r\n|\r|\n)\Z", "", written))
        return start + len(written.rstrip())

    def colon(self, key: Scalar) -> int | None:
        """The place behind a key's colon; None when it has none (``{key}``)."""
        found = _GAP.match(self.text, key.end.index)
        place = found.end() if found else key.end.index
        return place + 1 if self.text.startswith(":", place) else None

    def comma(self, place: int) -> int | None:
        """The place of the comma behind a place, white space and comments between; or None."""
        found = _GAP.match(self.text, place)
        place = found.end() if found else place
        return place if self.text.startswith(",", place) else None

    def blank_line_between(self, first: int, last: int) -> bool:
        """Whether a blank line stands between two places."""
        between = re.split(r"\r\n|\r|\n", self.text[first:last])
        return any(not line.strip() for line in between[1:-1])


def spliced(text: str, splices: list[Splice], start: int = 0, stop: int | None = None) -> str:
    """The text from ``start`` to ``stop`` with its splices done; ValueError when two overlap."""
    out: list[str] = []
    place = start
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < place:
            raise ValueError("two edits overlap")
        out += (text[place : splice.start], splice.text)
        place = splice.end
    out.append(text[place:stop])
    return "".join(out)
