"""Mends what can be mended without judging: each fix one value, as a byte-true edit.

Two things are safe. A blank state counts as open, so writing ``open`` changes what the file says
and not what it means (A105). A date with the day above 12, or in letters, or with the year first,
can be read in one way only (F004): 13/12/2017 is 2017-12-13. 03/04/2017 is left to its writer, for
whom it may be April or March, and so is a year of two digits.

Not safe, and left to a person: quotation marks around a text that ``#`` cut short (F006). What
stands behind the # may be a remark that was never meant to be printed.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cspctl.edit import Put
from cspctl.model import kinds
from cspctl.model.action import Action
from cspctl.model.kinds import Kind, Many, Of, Off
from cspctl.model.record import Record, specs
from cspctl.problems import Location, Problem
from cspctl.schema import document_of
from cspctl.source import Mapping, Node, Scalar, decode, parse, split_markdown
from cspctl.source import Sequence as Items

FIXABLE = frozenset({"A105", "F004"})
_DATES = (kinds.DATE, kinds.TARGET, kinds.DUE)
_BRITISH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
_IN_LETTERS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+)\.? (\d{4})")
_MONTHS = "january february march april may june july august september october november december"


class Fix(NamedTuple):
    """The edit that mends a problem, and what changes in words."""

    problem: Problem
    edit: Put
    old: str
    new: str

    def __str__(self) -> str:
        what = f"{self.edit.key}: {self.old or 'nothing'} -> {self.new}"
        return f"{self.problem.location}: fixed {self.problem.code}: {what}"


def fixes(problems: Iterable[Problem], read: Callable[[str], bytes]) -> list[Fix]:
    """The fixes of those problems that can be mended safely, in the files' order."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.code in FIXABLE:
            by_file.setdefault(problem.location.file, []).append(problem)
    made = (fix for file, found in by_file.items() for fix in _fixes(file, read(file), found))
    return sorted(made, key=lambda fix: fix.problem.location)


def _fixes(file: str, data: bytes, problems: Sequence[Problem]) -> Iterator[Fix]:
    document = document_of(file)
    source, _ = decode(data, file)
    if document is None or source is None:
        return
    top = split_markdown(source)[0].head if file.endswith(".md") else parse(source)[0]
    if top is None:
        return
    wanted = {(problem.code, problem.location): problem for problem in problems}
    for cls, record in _records(document.record, top):
        if cls is Action:
            problem = wanted.get(("A105", record.where("state")))
            if problem is not None and not {"closed", "outcome"} & set(record.entries):
                yield Fix(problem, _put(file, cls, record, "state", "open"), "", "open")
        for key, item, node, place in _dates(cls, record):
            problem = wanted.get(("F004", place))
            day = only_reading(node.text.strip()) if problem is not None else None
            if problem is not None and day is not None:
                edit = _put(file, cls, record, key, day, item)
                yield Fix(problem, edit, node.text.strip(), day.isoformat())


def only_reading(text: str) -> dt.date | None:
    """The day that a text can only mean, whoever reads it; None when there are two readings."""
    found = _BRITISH.fullmatch(text)
    if found:
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        return _day(year, month, day) if day > 12 or day == month else None
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return _day(int(found[1]), int(found[3]), int(found[4]))
    found = _IN_LETTERS.fullmatch(text)
    if found:
        word = found[2].lower()
        for number, name in enumerate(_MONTHS.split(), start=1):
            if len(word) > 2 and name.startswith(word):
                return _day(int(found[3]), number, int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _put(
    file: str,
    cls: type[Record],
    at: Mapping,
    key: str,
    value: str | dt.date,
    item: int | None = None,
) -> Put:
    return Put(file, at, key, value, tuple(specs(cls)), item)


def _dates(
    cls: type[Record], record: Mapping
) -> Iterator[tuple[str, int | None, Scalar, Location]]:
    """Every value of a date's field: its key, its place in a list, and where its problem is."""
    for key, (written, value) in record.entries.items():
        spec = specs(cls).get(key)
        if spec is None:
            continue
        kind = spec.kind.of if isinstance(spec.kind, Many) else spec.kind
        if kind not in _DATES:
            continue
        if isinstance(value, Scalar):
            yield key, None, value, written.location
        elif isinstance(value, Items) and isinstance(spec.kind, Many):
            for number, one in enumerate(value.items):
                if isinstance(one, Scalar):
                    yield key, number, one, one.location


def _records(cls: type[Record], node: Node) -> Iterator[tuple[type[Record], Mapping]]:
    """A record's map and those of all the records in it, with what each is."""
    if not isinstance(node, Mapping):
        return
    yield cls, node
    for key, (_, value) in node.entries.items():
        spec = specs(cls).get(key)
        held = _record_of(spec.kind) if spec is not None else None
        if held is not None:
            for one in value.items if isinstance(value, Items) else [value]:
                yield from _records(held, one)


def _record_of(kind: Kind) -> type[Record] | None:
    inner = kind.of if isinstance(kind, Many) else kind
    return inner.record() if isinstance(inner, Of | Off) else None
