"""Bytes in, bytes out."""

import codecs
from collections.abc import Callable, Sequence

from cspctl import source
from cspctl.edit.minutes import number_action
from cspctl.edit.moving import move_item
from cspctl.edit.operations import (
    Drop,
    Edit,
    FieldEdit,
    Insert,
    Move,
    NewFile,
    NumberAction,
    Put,
    Value,
    texts,
)
from cspctl.edit.page import Page, spliced
from cspctl.edit.planning import Planner
from cspctl.edit.scalars import UNWRITABLE
from cspctl.edit.verifying import Planned, is_as_asked
from cspctl.edit.wanted import gather
from cspctl.problems import CannotRun, Location, Problem, error

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def apply_all(edits: Sequence[Edit], read: Callable[[str], bytes]) -> dict[str, bytes]:
    """Every file that edits touch, by name, as it is to be afterwards.

    ``read`` answers a file's bytes; it is not asked for a file that an edit begins.
    """
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    done = {}
    for file, wanted in by_file.items():
        begun = isinstance(wanted[0], NewFile)
        done[file] = apply(file, b"" if begun else read(file), wanted)
    return done


def apply(file: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Edit a file's bytes; CannotRun when that cannot be done without harm to anything else.

    The positions that the edits name must have been read from these very bytes.
    """
    first = edits[0] if edits else None
    if isinstance(first, NewFile):
        data = first.text.encode()
    mark, encoding = _encoding(data)
    read, problems = source.decode(data, file)
    if read is None:
        raise CannotRun(*problems)
    text = read.text
    for edit in edits:
        if isinstance(edit, NumberAction):
            text = number_action(source.Source(file, text), edit.line, edit.number)
    fields = [edit for edit in edits if isinstance(edit, Put | Drop | Insert)]
    if fields:
        text = _edit_fields(source.Source(file, text), fields)
    for edit in edits:
        if isinstance(edit, Move):
            moved = move_item(source.Source(file, text), edit)
            if moved is None:
                raise CannotRun(_refusal(source.Source(file, text)))
            text = moved
    return mark + text.encode(encoding)


def _encoding(data: bytes) -> tuple[bytes, str]:
    """A file's byte order mark (empty without one) and its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", source.encoding(data)


def _edit_fields(read: source.Source, edits: Sequence[FieldEdit]) -> str:
    """Edit the YAML of a file: the whole of it, or its front matter."""
    for edit in edits:
        _refuse_unwritable(edit)
    before, after = "", ""
    known = next((edit.at.source for edit in edits if edit.at is not None), None)
    if read.file.endswith(".md"):
        front, problems = source.split_markdown(read)
        if front.head is None:
            raise CannotRun(*(problems or [_refusal(read, "This file has no front matter.")]))
        head = front.head.source
        begin = len(read.text.splitlines(keepends=True)[0])
        before, after = read.text[:begin], read.text[begin + len(head.text) :]
        read = head
    if known is None:
        top, problems = source.parse(read)
        if top is None or any(problem.code == "F001" for problem in problems):
            raise CannotRun(*problems)
    elif known.text == read.text and known.tree is not None:
        read, top = known, known.tree
    else:
        raise CannotRun(_refusal(read, "This file has changed since it was read."))
    new = before + _changed(read, top, edits) + after
    if after and source.split_markdown(source.Source(read.file, new))[0].body.text != (
        source.split_markdown(source.Source(read.file, before + read.text + after))[0].body.text
    ):
        raise CannotRun(_refusal(read))
    return new


def _changed(read: source.Source, top: source.Mapping, edits: Sequence[FieldEdit]) -> str:
    planner = Planner(Page(read.text))
    groups = gather(edits, top)
    place = read.location(groups[-1].at.start.line, groups[-1].at.start.column)
    try:
        plans = [Planned(wanted, planner.plan(wanted)) for wanted in groups]
        if is_as_asked(read, top, plans):
            return spliced(read.text, [one for plan in plans for one in plan.splices])
    except ValueError:
        # Two splices overlap, or a map stands where a list is asked for: nothing was written.
        pass
    raise CannotRun(_refusal(read, place=place))


def _refuse_unwritable(edit: FieldEdit) -> None:
    held: tuple[Value, ...] = ()
    if not isinstance(edit, Drop):
        held = (edit.value,) if isinstance(edit, Put) else edit.values
    for text in (text for value in held for text in texts(value)):
        bad = UNWRITABLE.search(text)
        if bad:
            message = f"'{edit.key}' holds a control character (U+{ord(bad.group()):04X})."
            raise CannotRun(error("F004", message, Location(edit.file, 0), "Type the text anew."))


def _refusal(read: source.Source, message: str = "", place: Location | None = None) -> Problem:
    message = message or "This could not be changed without touching something else."
    mend = "The file is as it was; make the change by hand, or run the command again."
    return error("F001", message, place or read.location(0), mend)
