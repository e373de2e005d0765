"""Broken YAML: what to tell the person who wrote it, and what to leave out to read the rest.

It works on lines and columns alone (both from 0); cspctl.source knows the YAML library.
"""

import re

from cspctl.problems import Location, Problem, error

_DASH = re.compile(r"( *)-(?!--)")
_CURLY = re.compile(r"[:-]\s+[“‘]")
_UNINDENTED = re.compile(r"[^\s#]")


def syntax_problem(place: Location, row: str, column: int, what: str) -> Problem:
    """What is wrong at a column of a line, where the YAML library stopped.

    ``what`` is the library's own word on it.
    """
    indent = row[: len(row) - len(row.lstrip())]
    here, before = row[column : column + 1], row[:column].rstrip()
    if "\t" in indent:
        return error("F001", "This line begins with a tab.", place, "Indent with spaces only.")
    if here in ("'", '"'):
        message = "A quotation mark opens here and the text behind it does not end well."
        mend = "Close it, or write a quotation mark inside the text twice."
        return error("F001", message, place, mend)
    if here in ("[", "{") and (cut := _cut_short(row[column:])):
        message = f"The # behind '{cut}' begins a comment; the bracket that opens here stays open."
        mend = "Put the text that has the # in quotation marks."
        return error("F001", message, place, mend)
    if here in ("[", "{"):
        message = "A bracket opens here and does not end well."
        mend = "Close it, or put the text in quotation marks if the bracket belongs to it."
        return error("F001", message, place, mend)
    if here == ":" and ": " in before and _CURLY.search(row):
        message = "Curly quotation marks (“ ”) do not count here, and the text between has a colon."
        mend = 'Write straight ones: key: "text: more text".'
        return error("F001", message, place, mend)
    if here == ":" and ": " in before:
        message = "There are two colons on this line, and the text is not in quotation marks."
        mend = 'Put the whole text in quotation marks: key: "text: more text".'
        return error("F001", message, place, mend)
    if here in ("@", "`", "%"):
        message = f"A text may not begin with {here}."
        return error("F001", message, place, "Put the text in quotation marks.")
    if here and before.endswith(("'", '"')):
        message = "Text stands here behind a closing quotation mark."
        mend = "Put the whole text in quotation marks, and write those inside it twice."
        return error("F001", message, place, mend)
    if row.strip() and ":" not in row and not row.lstrip().startswith("-"):
        message = "This line has no colon behind its key."
        mend = "Write key: value; a text that goes on from the line before stands further in."
        return error("F001", message, place, mend)
    message = f"This cannot be read ({what})." if what else "This cannot be read."
    mend = "Look at the indentation, the colons and the quotation marks of this line and the last."
    return error("F001", message, place, mend)


def _cut_short(row: str) -> str:
    """The last words in front of a ' #' that stands in no quotation marks, or ''."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", lambda quoted: "x" * len(quoted.group()), row)
    found = re.search(r"\s#", bare)
    if found is None:
        return ""
    return re.split(r"[{\[,]\s*|:\s+", row[: found.start()])[-1].strip()


def without_entry(text: str, suspects: tuple[int, ...]) -> str:
    """The text without the entry that holds the first of some lines, or '' when nothing is left.

    Left out is the smallest list entry around the line, or the whole of a key that stands at the
    left margin. It is made of spaces, so that everything else keeps its place. An entry that
    speaks of a restriction goes with the outermost entry around it: what it restricted must not
    be taken for open.
    """
    lines = text.splitlines(keepends=True)
    span = next(filter(None, (_left_out(lines, line) for line in suspects)), None)
    if span is None:
        span = _key_around(lines, suspects[0])
    blanked = [
        " " * len(line.rstrip("\r\n")) + line[len(line.rstrip("\r\n")) :]
        for line in lines[span[0] : span[1]]
    ]
    rest = "".join([*lines[: span[0]], *blanked, *lines[span[1] :]])
    return rest if rest.strip() and rest != text else ""


def _left_out(lines: list[str], line: int) -> tuple[int, int] | None:
    around = _entries_around(lines, line)
    for begin, end in around:
        if not any("restrict" in row.casefold() for row in lines[begin:end]):
            return begin, end
    return around[-1] if around else None


def _entries_around(lines: list[str], line: int) -> list[tuple[int, int]]:
    """First and last-plus-one line of each list entry around a line, the innermost first."""
    line = min(line, len(lines) - 1)
    found: list[tuple[int, int]] = []
    limit = max(len(row) for row in lines)
    for row in range(line, -1, -1):
        indent = _indent(lines[row])
        if indent is None:
            continue
        if _DASH.match(lines[row]):
            if indent <= limit:
                found.append((row, _end_of_entry(lines, row, indent, line)))
                limit = indent - 1
        elif indent == 0:
            break
        else:
            limit = min(limit, indent)
    return found


def _end_of_entry(lines: list[str], begin: int, dash: int, line: int) -> int:
    """The line behind an entry; a badly indented ``line`` counts as part of it."""
    for row in range(begin + 1, len(lines)):
        indent = _indent(lines[row])
        if indent is None or indent > dash or (row <= line and not _DASH.match(lines[row])):
            continue
        return row
    return len(lines)


def _key_around(lines: list[str], line: int) -> tuple[int, int]:
    """First and last-plus-one line of the key at the left margin that holds a line."""
    begin = min(line, len(lines) - 1)
    while begin > 0 and not _UNINDENTED.match(lines[begin]):
        begin -= 1
    end = begin + 1
    while end < len(lines) and (end <= line or not _UNINDENTED.match(lines[end])):
        end += 1
    return begin, end


def _indent(row: str) -> int | None:
    """How many spaces a line begins with; None for a blank line, a comment, and one with a tab."""
    text = row.lstrip()
    indent = row[: len(row) - len(text)]
    return None if not text or text.startswith("#") or "\t" in indent else len(indent)
