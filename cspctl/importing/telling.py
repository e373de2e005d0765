"""What an import understood and what it changes, as text."""

from collections.abc import Mapping, Sequence
from typing import Any

from cspctl.importing.changes import Added, Change, Reported
from cspctl.importing.planning import Plan
from cspctl.importing.records import Understood


def as_text(understood: Sequence[Understood], plan: Plan, board: str) -> str:
    """A paragraph a table, then a line for each difference (=), new row (+) and change (~)."""
    lines = []
    for table in understood:
        if table.headings is None:
            continue
        title = table.table.title or "the file"
        rows = _count(len(table.rows), "row")
        lines.append(f"{title[:1].upper()}{title[1:]}: {rows}; {table.headings.described()}")
        if table.headings.unused:
            lines.append(f"  Columns not used: {', '.join(table.headings.unused)}")
        lines += [f"  Taken for a heading, not a row: {one}" for one in table.sections]
    for match, differs in plan.matches:
        assert match.action is not None
        where = f"{match.action.name} ({match.row.place}; left as it is)"
        lines += [f"= {where}: {difference}" for difference in differs]
    lines += [_change(change, board) for change in plan.changes]
    return "\n".join(lines)


def summary(plan: Plan, *, dry_run: bool) -> str:
    """How many of each, in one line."""
    added = sum(isinstance(change, Added) for change in plan.changes)
    others = len(plan.changes) - added
    parts = [f"{_count(added, 'row')} added"] if added else []
    parts += [f"{_count(others, 'change')} taken"] if others else []
    if plan.matches or not parts:
        parts.append(f"{_count(len(plan.matches), 'row')} already in the log")
    ending = ": nothing was written (--dry-run)." if dry_run else "."
    return ", ".join(parts) + ending


def _change(change: Change, board: str) -> str:
    if isinstance(change, Added):
        said = [f"+ {board}/{change.number} ({change.place}): {change.fields['action']}"]
        said += [
            f"    {key}: {_words(value)}" for key, value in change.fields.items() if key != "action"
        ]
        return "\n".join(said)
    if isinstance(change, Reported):
        return f"~ {change.action.name}: update {change.date}: {change.note}"
    was = getattr(change.action, change.key)
    return f"~ {change.action.name}: {change.key}: {was or 'nothing'} -> {change.value}"


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_words(one)}" for key, one in value.items())
    if isinstance(value, tuple | list):
        return "; ".join(_words(one) for one in value)
    return str(value)


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
