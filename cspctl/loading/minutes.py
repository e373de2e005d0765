"""The body of minutes.md: sections, and in them what was said, decided and to be done."""

import re
from collections.abc import Iterator

from cspctl.model.agenda import Restriction
from cspctl.model.minuted_words import NOTHING, begins_unread
from cspctl.model.minutes import Decision, MinutedAction, Passage, Piece, Section
from cspctl.model.values import parse_item
from cspctl.problems import Problem, error
from cspctl.source import Source

# '## 5(a). Title'; read too: '5a.', '5 (A)', 'Item 5: ', '05.'.
_HEADING = re.compile(
    r"^(?P<marks>#{1,6})\s+"
    r"(?:(?:[Ii]tem\s+)?(?P<number>[0-9]{1,3})(?:\s?\(?(?P<letter>[A-Za-z])\)|(?P<bare>[A-Za-z]))?"
    r"[.:)]?\s+)?(?P<title>\S.*?)\s*#*$"
)
# Not in capitals, a number behind the word tells of an action ('Action 4: done') and makes none.
_MARKED = re.compile(
    r"^\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?\**\s*(?P<word>ACTIONS?|DECISIONS?|AGREED|RESOLVED"
    rf"|(?:Action|Decision)(?!\W*\d)(?!\W*:\W*(?i:{NOTHING})\W*$))\b"
    r"\s*\**\s*(?P<number>\d{1,6})?\s*(?:\[(?P<who>[^\]]*)\])?\s*\**\s*:\s*\**\s*(?P<text>.*)$"
)
_OPEN_BRACKET = re.compile(r"^\s*(?:[-*+]\s+)?\**\s*(ACTION|DECISION)\b\s*\d*\s*\[[^\]]*$")
_ANY_HEADING = re.compile(r"^#{1,6}\s")
# A line RESTRICTED; whatever else begins with that word is taken for one, and stays as text.
_RESTRICTED = re.compile(r"^[\s>*_\[(]*(?i:RESTRICTED)[\s*_\]).:]*$")
_RESTRICTED_TOO = re.compile(r"^[\s>*_\[(#-]*RESTRICTED\b")


def sections(body: Source) -> tuple[tuple[Piece, ...], tuple[Section, ...], list[Problem]]:
    """Split minutes into what stands before the first heading, its sections, and problems.

    A numbered heading of any level begins a section; an unnumbered one does when it is of the
    first two levels, and belongs to the text of its section otherwise.
    """
    problems: list[Problem] = []
    opening: tuple[Piece, ...] = ()
    found: list[Section] = []
    heading: re.Match[str] | None = None
    begin = 0
    lines = re.sub(r"\r\n?", "\n", body.text).split("\n")
    for number, line in [*enumerate(lines), (len(lines), "# end")]:
        next_heading = _HEADING.match(line)
        if next_heading is None:
            continue
        if not next_heading["number"] and len(next_heading["marks"]) > 2:
            continue
        pieces, restricted = _pieces(body, lines, begin, number, problems)
        if heading is None:
            opening = () if restricted else pieces
            if restricted:
                message = "RESTRICTED stands before the first heading; this part is left out."
                mend = "Put it under the heading of the section that it withholds."
                problems.append(error("F004", message, body.location(0), mend))
        else:
            printed = parse_item(_number(heading)) if heading["number"] else ""
            restricted = restricted or "RESTRICTED" in heading["title"]
            level = len(heading["marks"])
            place = body.location(begin - 1)
            found.append(
                Section(
                    printed,
                    heading["title"],
                    level,
                    place,
                    pieces,
                    Restriction() if restricted else None,
                )
            )
        heading, begin = next_heading, number + 1
    return opening, tuple(found), problems


def _number(heading: re.Match[str]) -> str:
    return heading["number"] + (heading["letter"] or heading["bare"] or "")


def _pieces(
    body: Source, lines: list[str], begin: int, end: int, problems: list[Problem]
) -> tuple[tuple[Piece, ...], bool]:
    """The pieces of the lines from begin to end, and whether a line marks them restricted."""
    restricted = False
    pieces: list[Piece] = []
    said: list[str] = []
    said_from = begin

    def passage() -> None:
        text = "\n".join(said).strip("\n")
        if text.strip():
            pieces.append(Passage(text, body.location(said_from)))
        said.clear()

    rows = iter(range(begin, end))
    for row in rows:
        line = lines[row]
        if _RESTRICTED.match(line):
            restricted = True
            continue
        restricted = restricted or bool(_RESTRICTED_TOO.match(line))
        marked = _MARKED.match(line)
        if marked is None:
            if _OPEN_BRACKET.match(line):
                message = "The square bracket of this ACTION is not closed on its line."
                mend = "Write ACTION [leads, by DATE]: and the text."
                problems.append(error("F004", message, body.location(row), mend))
            if not any(said):
                said.clear()
                said_from = row
            said.append(line)
            continue
        passage()
        words = [marked["text"], *_rest(lines, rows, row, end)]
        text = " ".join(word.strip() for word in words).strip().removesuffix("**").strip()
        place = body.location(row)
        if not text:
            word = marked["word"]
            mend = "Write what is to be done behind the colon, on the same line or the next."
            problems.append(error("F005", f"This {word} has no text.", place, mend))
        elif marked["word"].upper().startswith("ACTION"):
            lead, by = _who(marked["who"])
            number = int(marked["number"]) if marked["number"] else None
            pieces.append(MinutedAction(text, place, number, lead, by))
        else:
            pieces.append(Decision(text, place))
    passage()
    return tuple(pieces), restricted


def _rest(lines: list[str], rows: Iterator[int], row: int, end: int) -> Iterator[str]:
    """The lines behind a marked one, to the end of its paragraph."""
    following = row + 1
    while following < end and lines[following].strip():
        line = lines[following]
        if any(ends.match(line) for ends in (_MARKED, _RESTRICTED, _ANY_HEADING)):
            return
        # What looks like the next one is no part of this one; the rule M408 tells of it.
        if begins_unread(line):
            return
        next(rows)
        yield lines[following]
        following += 1


def _who(inside: str | None) -> tuple[tuple[str, ...], str | None]:
    """Read ``[leads, by DATE]``: the leads as written and the words behind 'by'."""
    lead: list[str] = []
    by = None
    for part in (inside or "").split(","):
        part = part.strip()
        found = re.match(r"by\s+(.+)$", part)
        if found:
            by = found.group(1).strip()
        elif part:
            lead.append(part)
    return tuple(lead), by
