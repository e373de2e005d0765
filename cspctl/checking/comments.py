"""Waivers that stand as comments in the files: ``# cspctl: allow A104 waiting for the council``."""

import re
from collections.abc import Iterator, Sequence

from cspctl.checking.codes import NEVER_HIDDEN, known_codes
from cspctl.checking.waivers import Waiver, without_reason
from cspctl.problems import Location, Problem, error
from cspctl.source import Mapping, Node, Scalar, Source, decode, parse, split_markdown
from cspctl.source import Sequence as Items

MARK = b"cspctl:"
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*cspctl:[ \t]*(?P<said>[^\r\n]*)", re.MULTILINE)
_ALLOW = re.compile(
    r"allow[ \t]+(?P<codes>[A-Z]\d{3}(?:(?:,[ \t]*|[ \t]+)[A-Z]\d{3})*)"
    r"(?![A-Za-z0-9])[ \t]*[-–—:,.]*[ \t]*(?P<reason>.*)"
)


def comment_waivers(file: str, data: bytes) -> tuple[list[Waiver], list[Problem]]:
    """The waivers in a YAML file, or in the front matter of a Markdown file.

    A comment speaks for its own line and, where an entry of a list begins on that line, for the
    whole entry. One that stands alone speaks for the next line in the same way.
    """
    if MARK not in data and MARK.decode().encode("utf-16-le") not in data:
        return [], []
    source, _ = decode(data, file)
    if source is not None and file.endswith(".md"):
        head = split_markdown(source)[0].head
        source = head.source if head is not None else None
    if source is None:
        return [], []
    top = source.tree or parse(source)[0]
    if top is None:
        return [], []
    waivers, problems = [], []
    lines = source.text.splitlines()
    taken = _texts(top)
    entries = _entries(top)
    for found in _COMMENT.finditer(source.text):
        begin = found.start()
        if any(start <= begin < end for start, end in taken):
            continue
        line = source.text.count("\n", 0, begin)
        column = begin - (source.text.rfind("\n", 0, begin) + 1)
        place = source.location(line, column)
        said = _ALLOW.fullmatch(found["said"].strip())
        codes = tuple(re.findall(r"[A-Z]\d{3}", said["codes"])) if said else ()
        fault = _fault(place, codes, said["reason"] if said else "")
        if fault is not None:
            problems.append(fault)
            continue
        if not lines[line][:column].strip():
            line = _next_line(lines, line)
        last = entries.get(line, line)
        waivers.append(Waiver(codes, place, file, _span(source, line, last)))
    return waivers, problems


def _fault(place: Location, codes: Sequence[str], reason: str) -> Problem | None:
    if not codes:
        message = "This comment begins like a waiver and is none."
        mend = "Write: # cspctl: allow A104 and the reason."
        return error("W603", message, place, mend)
    unknown = [code for code in codes if code not in known_codes() or code in NEVER_HIDDEN]
    if unknown:
        mend = "Write a code that docs/rules.md knows; what cannot be read is never let pass."
        return error("W603", f"{unknown[0]} cannot be waived.", place, mend)
    if not re.search(r"\w", reason):
        return without_reason(place, codes[0])
    return None


def _span(source: Source, first: int, last: int) -> tuple[int, int]:
    return source.location(first).line, source.location(last).line


def _next_line(lines: Sequence[str], line: int) -> int:
    """The next line that is neither blank nor a comment; the line itself when there is none."""
    for number in range(line + 1, len(lines)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return number
    return line


def _texts(top: Mapping) -> list[tuple[int, int]]:
    """Where texts stand that may hold a # of their own: in quotation marks, or in blocks."""
    return [
        (int(node.start.index), int(node.end.index))
        for node in _nodes(top)
        if isinstance(node, Scalar) and not node.plain
    ]


def _entries(top: Mapping) -> dict[int, int]:
    """First and last line, from 0, of each entry of a list; the outermost that begins there."""
    found: dict[int, int] = {}
    for node in _nodes(top):
        if isinstance(node, Items):
            for item in node.items:
                found.setdefault(int(item.start.line), max(_last_lines(item)))
    return found


def _last_lines(item: Node) -> Iterator[int]:
    """The last line of everything in an entry (the parser ends a block where the next begins)."""
    for node in _nodes(item):
        if isinstance(node, Scalar) and node.plain:
            yield int(node.end.line)
        elif isinstance(node, Scalar):
            # A block of several lines ends at the beginning of the line behind it.
            yield int(node.end.line) - (node.end.column == 0)
        elif node.flow:
            yield int(node.end.line)
        else:
            yield int(node.start.line)


def _nodes(top: Node) -> Iterator[Node]:
    """Every node, the outer before the inner."""
    waiting: list[Node] = [top]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Mapping):
            waiting.extend(part for entry in reversed(node.entries.values()) for part in entry)
        elif isinstance(node, Items):
            waiting.extend(reversed(node.items))
