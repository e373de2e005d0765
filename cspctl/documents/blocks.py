"""A neutral, frozen model of prose, between the text that people write and any output format.

Blocks know nothing of Word or HTML: a writer decides how a heading looks. In the text of a
:class:`Text`, ``\\n`` is a line break.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from cspctl.documents.charts import Chart


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters that look alike; ``link`` is a URL as written."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    link: str | None = None


Runs: TypeAlias = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6, with its section number (``3``) when it has one."""

    level: int
    runs: Runs
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with its number (``3.1``) when it has one."""

    runs: Runs
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a sequence of blocks, so lists nest. ``start`` is for ordered ones."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one header row and rows of cells; ``widths`` are shares of the whole width."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone else's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text that keeps its own lines and spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a picture, ``width_mm`` wide; its ``alt`` is what a screen reader says.

    ``caption`` is printed above it, '' for none. ``height_mm`` is worked out when it is None.
    """

    chart: Chart
    caption: str = ""
    width_mm: float = 159
    height_mm: float | None = None


Block: TypeAlias = Heading | Paragraph | ListBlock | Table | Quote | CodeBlock | Rule | Figure


@dataclass(frozen=True, slots=True)
class PageRange:
    """The first and last page of a part of the pack.

    ``first`` and ``last`` are bookmarks (letters and digits) for live references, '' for a number
    that stands as plain text; ``first_text`` and ``last_text`` are the printed numbers, or words
    when nothing could count them. ``last_text`` is '' for a part of one page. ``link`` is an
    address that the range leads to, '' for none.
    """

    first: str
    last: str
    first_text: str
    last_text: str
    link: str = ""
