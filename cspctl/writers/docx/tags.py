"""The tags of a template, as people type them in Word: found in text and taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.writers.docx.faults import Place

# What a tag is replaced by until the part is turned into Jinja's source. Noncharacters may stand
# in XML, and no keyboard writes them; a template that holds one is refused (scan.py).
OPEN, CLOSE = "\ufdd0", "\ufdd1"
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")

# Jinja's own delimiters in that source, so that braces in ordinary text mean nothing to it.
DELIMITERS = {
    "variable_start_string": f"{OPEN}=",
    "variable_end_string": f"={CLOSE}",
    "block_start_string": f"{OPEN}%",
    "block_end_string": f"%{CLOSE}",
    "comment_start_string": f"{OPEN}#",
    "comment_end_string": f"#{CLOSE}",
}

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LEVEL = {
    "%": re.compile(r"(p|tr|tc|r)(?=\s)"),
    "#": re.compile(r"(p|tr|tc|r)(?=\s)"),
    "{": re.compile(r"(p|r)(?=\s+[^\s|.\[(])"),
}
_SMART = str.maketrans("“”„‟«»‘’‚‛\u00a0\u2007\u202f\n\r\t\v", '""""""\'\'\'\'       ')


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    ``kind`` is ``print``, ``block`` or ``comment``; ``level`` is what it replaces: ``""`` for
    itself, ``p``, ``tr``, ``tc`` or ``r``; ``word`` is a block's first word (``for``) and
    ``body`` all that stands between its delimiters; ``source`` is what was typed.
    """

    kind: str
    level: str
    body: str
    source: str
    place: Place

    @property
    def word(self) -> str:
        """The word that says what a block does."""
        return self.body.split(maxsplit=1)[0] if self.body else ""

    @property
    def rest(self) -> str:
        """What follows that word."""
        return self.body.removeprefix(self.word).strip()


def find(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and source of each tag in a text."""
    for match in _TAG.finditer(text):
        yield match.start(), match.end(), match.group()


def stray(text: str) -> str | None:
    """Return the first delimiter that belongs to no tag, if there is one."""
    match = _STRAY.search(_TAG.sub(" ", text))
    return match.group() if match else None


def take_apart(source: str, place: Place) -> Tag:
    """Read a tag; quotation marks and spaces that Word made typographic become plain."""
    mark = source[1]
    inner = source[2:-2].translate(_SMART)
    if mark == "%":
        # {%- and -%} eat blank space in text formats; there is none between a page's parts.
        inner = inner.removeprefix("-").removesuffix("-")
    level = _LEVEL[mark].match(inner)
    kind = {"{": "print", "%": "block", "#": "comment"}[mark]
    name = level.group(1) if level else ""
    return Tag(kind, name, inner[len(name) :].strip(), source, place)
