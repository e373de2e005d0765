"""What leads typed into a log that they were sent: updates, RAG and states, three-way.

Three things are compared: the row as it was sent (cspctl.documents.sent), as it came back, and
as the log has it now. What only the lead changed is taken; what the log changed too, to something
else, is a conflict and is left alone. Without knowing what was sent, every difference in RAG or
state is shown and left alone; updates can always be taken, because the log only gains by them.
"""

import datetime as dt
from collections.abc import Sequence
from difflib import SequenceMatcher

from cspctl.documents.action_log_book import updates_shown
from cspctl.documents.sent import Sent, SentRow, mark
from cspctl.importing.changes import Reported, Stated
from cspctl.importing.matching import match_rows
from cspctl.importing.planning import Plan
from cspctl.importing.records import LogRow, Report
from cspctl.importing.rows import reports
from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.problems import error, warning
from cspctl.queries.standing import RAG_WORDS, standing

_REWORDED = 0.8  # the share of letters that a line keeps when somebody only mends it
_CUT = "[cut here: the log has "


def plan_updates(
    rows: Sequence[LogRow],
    workspace: Workspace,
    board: str,
    today: dt.date,
    sent: Sent | None,
) -> Plan:
    """Plan to take what was typed. An update without a date of its own is dated ``today``."""
    plan = Plan()
    known = sent.boards.get(board, {}) if sent else {}
    seen: set[str] = set()
    for match in match_rows(rows, workspace, board):
        row, action = match.row, match.action
        if action is None:
            message = "This row is not in the log, and nothing of it was taken."
            mend = "Import the file without --updates to add it."
            plan.problems.append(warning("I407", message, row.location, mend))
            continue
        if action.name in seen:
            message = f"This row is {action.name} a second time; only the first one counts."
            plan.problems.append(warning("I407", message, row.location))
            continue
        seen.add(action.name)
        plan.matches.append((match, ()))
        base = known.get(action.number)
        notes = _new_reports(row, action, base, plan)
        closing = _state(row, action, base, today, plan)
        shown = standing(action, workspace.boards.get(board), today).rag
        _rag(row, action, base, shown, closing, plan)
        if closing and notes and not action.outcome:
            last = notes.pop()
            plan.changes.append(Stated(action, "outcome", last.note))
        plan.changes += [Reported(action, note.date or today, note.note) for note in notes]
    return plan


def _new_reports(row: LogRow, action: Action, base: SentRow | None, plan: Plan) -> list[Report]:
    """What a row reports that the log does not have."""
    said = {_folded(update.note) for update in action.updates} | {_folded(action.outcome or "")}
    lines = []
    if base is None or mark(row.updates) != base.updates:
        lines = _unknown_lines(row, action, plan)
    found = []
    for report in [*reports("\n".join(lines)), *reports(row.new_update)]:
        if _folded(report.note) not in said:
            said.add(_folded(report.note))
            found.append(report)
    return found


def _unknown_lines(row: LogRow, action: Action, plan: Plan) -> list[str]:
    """The lines of a row's updates that the log did not print there."""
    shown = {_folded(line) for line in updates_shown(action).split("\n")}
    shown |= {_folded(line) for update in action.updates for line in update.note.split("\n")}
    present = {_folded(line) for line in row.updates.split("\n")}
    missing = [line for line in updates_shown(action).split("\n") if _folded(line) not in present]
    unknown = []
    for line in row.updates.split("\n"):
        if not line.strip() or _folded(line) in shown or _CUT in line:
            continue
        mended = next((old for old in missing if _alike(old, line)), "")
        if mended:
            message = f"{action.name}: an update was reworded, and the log keeps its own words: "
            message += f"'{_short(mended)}' became '{_short(line)}'."
            mend = "Change it in the log yourself if the new words are right."
            plan.problems.append(error("I404", message, row.location, mend))
        else:
            unknown.append(line)
    return unknown


def _state(row: LogRow, action: Action, base: SentRow | None, today: dt.date, plan: Plan) -> bool:
    """Take a state; whether the action is closed by it."""
    ours = action.state or ""
    if not row.state or row.state == ours or (base and row.state == base.state):
        return False
    if base is None or ours != base.state:
        _leave(row, action, "state", row.state, ours, base is not None, plan)
        return False
    if row.state == "open" and ours == "closed":
        message = f"{action.name} was closed and comes back as open; it was left closed."
        mend = f"Run 'cspctl actions reopen {action.name}' if it is to be open again."
        plan.problems.append(error("I404", message, row.location, mend))
        return False
    plan.changes.append(Stated(action, "state", row.state))
    if row.state != "closed":
        return False
    plan.changes.append(Stated(action, "closed", row.closed or today))
    if action.rag and action.rag != "B":
        plan.changes.append(Stated(action, "rag", "B"))
    return True


def _rag(
    row: LogRow, action: Action, base: SentRow | None, shown: str, closing: bool, plan: Plan
) -> None:
    """Take a RAG."""
    ours = action.rag or ""
    if not row.rag or closing or row.rag == (ours or shown if base is None else ours):
        return
    if base is not None and row.rag == base.rag:
        return
    moved = base is not None and (ours, action.state or "") != (base.stated, base.state)
    if base is None or moved:
        now = RAG_WORDS[ours] if ours else ""
        _leave(row, action, "RAG", RAG_WORDS[row.rag], now, base is not None, plan)
        return
    if row.rag == "B" and action.is_open:
        message = f"{action.name}: the file says that it is done, and not that it is closed."
        mend = f"Close it with 'cspctl actions close {action.name} --outcome TEXT'."
        plan.problems.append(error("I404", message, row.location, mend))
        return
    plan.changes.append(Stated(action, "rag", row.rag))


def _leave(
    row: LogRow, action: Action, what: str, theirs: str, ours: str, moved: bool, plan: Plan
) -> None:
    """Report a difference that is not for a program to settle."""
    message = f"{action.name}: the file says {what} {theirs}, the log {ours or 'nothing'}"
    mend = f"Settle it with 'cspctl actions rag' or 'close' on {action.name}."
    if moved:
        message += "; both changed since the file was sent. The log was left as it is."
        plan.problems.append(error("I404", message, row.location, mend))
        return
    message += ". What the file was sent with is not known; the log was left as it is."
    # What the log only works out from the dates changes by itself.
    tell = error if ours else warning
    plan.problems.append(tell("I405", message, row.location, mend))


def _alike(first: str, second: str) -> bool:
    matcher = SequenceMatcher(None, _folded(first)[:500], _folded(second)[:500], autojunk=False)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return quick >= _REWORDED and matcher.ratio() >= _REWORDED


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 60 else f"{said[:57]}..."
