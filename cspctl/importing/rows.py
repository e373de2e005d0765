"""Tables understood: one row of a log after the other, and a problem for what was not."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cspctl.edit.scalars import UNWRITABLE
from cspctl.importing import statuses
from cspctl.importing.dates import leading_date, read_when
from cspctl.importing.headings import Headings, find_headings, is_headings
from cspctl.importing.records import LogRow, Report, Understood
from cspctl.problems import Location, Problem, error, warning
from cspctl.readers.tables import EMPTY, Cell, Row, Table

_LONGEST_SECTION = 120
LONGEST_TEXT = 32_767
_SECTION = re.compile(
    r"(board |csp )?(meeting|actions?|action log|minutes)?( of| from| held| agreed| at| on|:|-)*"
    r"( the)?( meeting| board)?( of| on| held)*|.*\b(closed|completed|open|outstanding|new|carried"
    r" forward|previous)\b.{0,20}\bactions?|(closed|completed|open|key|total)\b.*",
    re.IGNORECASE,
)


def understand(tables: Sequence[Table], file: str) -> list[Understood]:
    """Read each table; one without headings goes on with those of the last, if it is as wide."""
    found: list[Understood] = []
    before: tuple[Headings, int] | None = None
    for table in tables:
        headings = find_headings(table)
        width = max((len(row.cells) for row in table.rows), default=0)
        if headings is None and before is not None and table.kind == "table":
            inherited, its_width = before
            headings = replace(inherited, rows=()) if width == its_width else None
        if headings is None:
            found.append(Understood(table, None))
            continue
        before = (headings, width)
        found.append(_Reader(table, headings, file).read())
    return found


@dataclass(slots=True)
class _Reader:
    table: Table
    headings: Headings
    file: str
    rows: list[LogRow] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    agreed: dt.date | None = None  # what the last section row said of the rows below it
    state: str = ""

    def read(self) -> Understood:
        """Read every row below the headings."""
        first = max(self.headings.rows, default=0)
        for raw in self.table.rows:
            row = Row(raw.number, tuple(_clean(cell) for cell in raw.cells))
            if row.number <= first or row.blank or is_headings(row, self.headings):
                continue
            if self._is_section(row):
                continue
            if self.rows and self._is_continued(row):
                self._join(row)
                continue
            found = self._row(row)
            if found is not None:
                self.rows.append(found)
        return Understood(
            self.table,
            self.headings,
            tuple(self.rows),
            tuple(self.sections),
            tuple(self.problems),
        )

    def _cell(self, row: Row, name: str) -> Cell:
        place = self.headings.columns.get(name)
        return EMPTY if place is None else row.cell(place)

    def _text(self, row: Row, name: str) -> str:
        cell = self._cell(row, name)
        if cell.fault:
            self._say(row, name, f"it holds {cell.fault}, and is taken for empty")
        return cell.text.strip()

    def _say(self, row: Row, name: str, what: str, mend: str = "") -> None:
        """Warn of a cell: ``what`` is a clause."""
        place = self.headings.columns.get(name, 0)
        where = self.table.place(row.number, place)
        location = Location(self.file, row.number, place + 1)
        self.problems.append(warning("I402", f"{_capital(where)}: {what}.", location, mend))

    def _is_section(self, row: Row) -> bool:
        """Whether a row only heads those below it: 'Meeting of 12 September 2017'."""
        filled = [place for place, cell in enumerate(row.cells) if cell.text and not cell.merged]
        if len(filled) != 1 or any(cell.fault for cell in row.cells):
            return False
        text = " ".join(row.cells[filled[0]].text.split())
        if len(text) > _LONGEST_SECTION:
            return False
        columns = self.headings.columns
        when = read_when(Cell(text), last_day=False)
        said = bool(when.date and not when.rest)
        numbered = re.search(r"^\W*\d+\W*$", text) is not None
        heads = filled[0] < columns["action"] and not numbered
        if filled[0] > columns["action"] or not (said or heads or _SECTION.fullmatch(text)):
            return False
        self.sections.append(f"{self.table.place(row.number)}: {text}")
        self.agreed = when.date or self.agreed
        closed = re.match(r"(closed|completed)\b", text, re.IGNORECASE)
        self.state = "closed" if closed else ""
        return True

    def _is_continued(self, row: Row) -> bool:
        """Whether a row goes on with the one above: merged with it, or cut by a page's end."""
        action = self._cell(row, "action")
        number = self._cell(row, "number")
        if action.merged and (number.merged or "number" not in self.headings.columns):
            return True
        if "number" not in self.headings.columns or (number.text and not number.merged):
            return False
        others = [
            self._cell(row, name).text
            for name in self.headings.columns
            if name not in ("action", "number") and not name.startswith("updates")
        ]
        if any(others):
            return False
        starts = action.text[:1]
        return not starts or starts.islower()

    def _join(self, row: Row) -> None:
        last = self.rows[-1]
        action = self._cell(row, "action")
        joined = replace(
            last,
            action=last.action if action.merged else _joined(last.action, action.text, " "),
            lead=_further(last.lead, self._cell(row, "lead")),
            others=_further(last.others, self._cell(row, "others")),
            updates=_joined(last.updates, self._updates(row), "\n"),
            new_update=_joined(last.new_update, self._own(row, "new update"), "\n"),
        )
        for name, value in (("target", last.target), ("start", last.start)):
            cell = self._cell(row, name)
            if not cell.text or cell.merged:
                continue
            when = read_when(cell, last_day=name == "target")
            if when.date != value:
                self._say(
                    row, name, f"it gives the action of {last.place} another date, kept as a note"
                )
                joined = replace(joined, kept=(*joined.kept, f"Also {name}: {cell.text}"))
        self.rows[-1] = joined

    def _own(self, row: Row, name: str) -> str:
        cell = self._cell(row, name)
        return "" if cell.merged else self._text(row, name)

    def _updates(self, row: Row) -> str:
        names = [name for name in self.headings.columns if name.startswith("updates")]
        return "\n".join(text for name in names if (text := self._own(row, name)))

    def _row(self, row: Row) -> LogRow | None:
        action = " ".join(self._cell(row, "action").text.split())
        place = self.table.place(row.number)
        location = Location(self.file, row.number, self.headings.columns["action"] + 1)
        if not action:
            self._no_action(row, place, location)
            return None
        found = LogRow(
            place=place,
            location=location,
            action=action,
            item=self._text(row, "item"),
            lead=self._text(row, "lead"),
            others=self._text(row, "others"),
            updates=self._updates(row),
            new_update=self._text(row, "new update"),
            outcome=self._text(row, "outcome"),
        )
        found = self._numbered(row, found)
        found = self._timed(row, found)
        return self._stated(row, found)

    def _no_action(self, row: Row, place: str, location: Location) -> None:
        fault = self._cell(row, "action").fault
        filled = [cell.text for cell in row.cells if cell.text and not cell.merged]
        number = self._cell(row, "number").text
        if not fault and filled == [number]:
            return  # a form's empty row, numbered beforehand
        what = f"the action is {fault}" if fault else "it names no action"
        said = "; ".join(filled)
        message = f"{_capital(place)} was not read: {what}. It says: {said[:200] or 'nothing'}."
        mend = "Write the action in the file, or add it with 'cspctl actions add'."
        self.problems.append(error("I401", message, location, mend))

    def _numbered(self, row: Row, found: LogRow) -> LogRow:
        text = self._text(row, "number")
        match = re.fullmatch(
            r"(?:([\w-]+)/)?(?:action|no\.?|item|#)?\s*(\d{1,6})\s*[.):]?", text, re.I
        )
        if match and int(match.group(2)) and not (match.group(1) or "").isdigit():
            return replace(found, number=int(match.group(2)), board=match.group(1) or "")
        if not text:
            return found
        return replace(found, kept=(*found.kept, f"Reference: {text}"))

    def _timed(self, row: Row, found: LogRow) -> LogRow:
        start, found = self._when(row, "start", found, None)
        begun = start if isinstance(start, dt.date) else self.agreed
        first, found = self._when(row, "first target", found, begun)
        target, found = self._when(row, "target", found, begun)
        closed, found = self._when(row, "closed", found, begun)
        was = set(found.was) | ({first} if isinstance(first, dt.date) else set())
        if closed is not None and not found.state:
            found = replace(found, state="closed")
        if target == "done":
            target, found = None, replace(found, state="closed")
        return replace(
            found,
            start=begun,
            target=target,
            was=tuple(sorted(day for day in was if isinstance(day, dt.date) and day != target)),
            closed=closed if isinstance(closed, dt.date) else None,
        )

    def _when(
        self, row: Row, name: str, found: LogRow, after: dt.date | None
    ) -> tuple[dt.date | str | None, LogRow]:
        cell = self._cell(row, name)
        self._text(row, name)
        if not cell.text:
            return None, found
        when = read_when(cell, last_day=name in ("target", "first target"), after=after)
        if when.remark:
            kept = "; the words are kept as a note" if when.rest else ""
            self._say(row, name, f"'{_short(cell.text)}' {when.remark}{kept}")
        if when.rest:
            label = self.headings.words[name]
            found = replace(found, kept=(*found.kept, f"{label}: {when.rest}"))
        if name == "target" and when.earlier:
            found = replace(found, was=(*found.was, *when.earlier))
        if name not in ("target", "first target") and when.word in ("ongoing", "next-meeting"):
            return None, replace(found, kept=(*found.kept, f"{name}: {cell.text}"))
        return when.date or when.word or None, found

    def _stated(self, row: Row, found: LogRow) -> LogRow:
        rag, state = "", found.state
        for name in ("rag", "status", "state"):
            cell = self._cell(row, name)
            self._text(row, name)
            heading = self.headings.words.get(name, "").casefold()
            closed = name == "state" and bool(re.search(r"clos|compl", heading))
            said = statuses.read_status(cell, yes_means_closed=closed)
            if said.remark:
                self._say(row, name, f"it {said.remark}; the word is taken")
            done = name == "rag" and said.state == "closed"
            rag = rag or said.rag or ("B" if done else "")
            state = said.state or state
            if not said.rest:
                continue
            if name == "status":
                found = replace(found, updates=_joined(found.updates, said.rest, "\n"))
            else:
                words = "neither RAG nor state" if name == "rag" else "neither open nor closed"
                self._say(row, name, f"'{_short(said.rest)}' is {words}; it is kept as a note")
                label = self.headings.words[name]
                found = replace(found, kept=(*found.kept, f"{label}: {said.rest}"))
        if rag == "B" and not state:
            state = "closed"
        return replace(found, rag=rag, state=state or self.state)


def reports(text: str) -> list[Report]:
    """A cell of updates as reports: a line that begins with a date begins a new one."""
    found: list[Report] = []
    for line in text.split("\n"):
        line = " ".join(line.split())
        if not line:
            continue
        day, rest = leading_date(line)
        if day is not None or not found:
            found.append(Report(day, rest))
        else:
            last = found[-1]
            found[-1] = Report(last.date, f"{last.note} {line}".strip())
    return [report for report in found if report.note]


def _clean(cell: Cell) -> Cell:
    """A cell without double spaces, blank lines and what no log can hold."""
    if len(cell.text) > LONGEST_TEXT:
        fault = f"more text than a cell of Excel can hold ({len(cell.text):,} characters)"
        return Cell(fill=cell.fill, fault=fault)
    if not cell.text or (cell.text.isprintable() and "  " not in cell.text):
        return cell
    text = UNWRITABLE.sub(" ", cell.text.replace("\x0b", "\n"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return replace(cell, text="\n".join(line for line in lines if line))


def _further(before: str, cell: Cell) -> str:
    if cell.merged or not cell.text or cell.text.casefold() in before.casefold():
        return before
    return _joined(before, cell.text, "\n")


def _joined(first: str, second: str, between: str) -> str:
    return between.join(part for part in (first, second.strip()) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 60 else f"{said[:57]}..."


def log_rows(understood: Sequence[Understood]) -> Iterator[LogRow]:
    """Every row of every table, in order."""
    for table in understood:
        yield from table.rows
