"""The life of an action: reported on, closed, reopened, deferred, given to others."""

import datetime as dt
from collections.abc import Sequence

from cspctl.changes.change import Change, Draft, refusal
from cspctl.changes.people import named, one_or_many
from cspctl.model.action import Action
from cspctl.model.workspace import Workspace
from cspctl.queries.meetings import meeting_after
from cspctl.queries.people import Directory
from cspctl.queries.standing import RAG_WORDS, target_date


def update(
    workspace: Workspace,
    action: Action,
    note: str,
    day: dt.date,
    by: Sequence[str] = (),
    rag: str | None = None,
) -> Change:
    """Add a dated note, by somebody when that is said, and state a RAG with it."""
    draft = Draft()
    keys, draft.notes = named(Directory(workspace, action.board), by, day)
    draft.report(action, _tidy(note), day, keys)
    if rag:
        draft.put(action, "rag", rag)
    return draft.change()


def close(action: Action, outcome: str, day: dt.date) -> Change:
    """Close an action: its state, the day and the outcome; a stated RAG becomes B (done)."""
    if not action.is_open:
        since = f" since {action.closed}" if action.closed else ""
        mend = f"'cspctl actions reopen {action.name}' opens it again."
        raise refusal(action, f"{action.name} is closed{since}.", mend)
    draft = Draft()
    _close(draft, action, outcome, day)
    return draft.change()


def _close(draft: Draft, action: Action, outcome: str, day: dt.date) -> None:
    if action.rag:
        draft.put(action, "rag", "B")
    draft.put(action, "state", "closed")
    draft.put(action, "closed", day)
    draft.put(action, "outcome", _tidy(outcome))


def reopen(action: Action, because: str | None, today: dt.date) -> Change:
    """Open a closed action again. The outcome it had stays as a dated update."""
    if action.is_open:
        raise refusal(action, f"{action.name} is open.", "There is nothing to reopen.")
    draft = Draft()
    if action.rag == "B":
        draft.drop(action, "rag")
    draft.put(action, "state", "open")
    draft.drop(action, "closed")
    draft.drop(action, "outcome")
    draft.drop(action, "duplicate_of")
    on = f" on {action.closed}" if action.closed else ""
    was = f" It had been closed{on}" + (f": {action.outcome}" if action.outcome else "")
    reason = f"Reopened: {_tidy(because)}" if because else "Reopened"
    draft.report(action, f"{reason.rstrip('.')}.{was.rstrip('.')}.", today)
    return draft.change()


def defer(
    workspace: Workspace, action: Action, to: dt.date | str, because: str | None, today: dt.date
) -> Change:
    """Move the target later; the old one goes to ``was``, and the reason becomes an update.

    ``to`` is a date, ``ongoing``, or ``next-meeting``: the board's first meeting after today,
    which is written as a date (in the file, next-meeting counts from the action's start).
    """
    folder = workspace.boards.get(action.board)
    if not action.is_open:
        message = f"{action.name} is closed, and has nothing to be done by a later day."
        raise refusal(action, message, f"'cspctl actions reopen {action.name}' opens it again.")
    if to == "next-meeting":
        meeting = meeting_after(folder, today) if folder else None
        if meeting is None:
            message = f"The forward plan of {action.board} has no meeting after {today}."
            raise refusal(action, message, "Name the day: --to 2018-03-14.")
        to = meeting
    old = target_date(action, folder)
    if to == (old or action.target):
        raise refusal(action, f"{action.name} is due on {to} as it is.", "Name another day.")
    if isinstance(to, dt.date) and old and to < old:
        message = f"{to} is before the target that {action.name} has, {old}."
        mend = "To defer is to name a later day; an earlier target is typed into the file."
        raise refusal(action, message, mend)
    draft = Draft()
    draft.put(action, "target", to)
    if old:
        draft.add(action, "was", [old])
    elif action.target == "next-meeting":
        draft.notes.append(
            "The old target, next-meeting, was no date yet: 'was' keeps nothing of it."
        )
    if because:
        draft.report(action, f"Deferred to {to}: {_tidy(because)}", today)
    return draft.change()


def assign(
    workspace: Workspace,
    action: Action,
    lead: Sequence[str],
    others: Sequence[str],
    today: dt.date,
) -> Change:
    """Give an action to other leads, and to other helpers when some are named."""
    directory = Directory(workspace, action.board)
    draft = Draft()
    for key, texts in (("lead", lead), ("others", others)):
        keys, notes = named(directory, texts, today)
        draft.notes += notes
        if keys:
            draft.put(action, key, one_or_many(keys) if key == "lead" else keys)
    return draft.change()


def state_rag(action: Action, rag: str | None) -> Change:
    """State a RAG, or (None) leave it to be worked out of the dates again."""
    if rag == "B" and action.is_open:
        message = f"{action.name} is open, and B says that it is done."
        mend = f"'cspctl actions close {action.name} --outcome TEXT' writes both."
        raise refusal(action, message, mend)
    if rag not in (None, "B") and not action.is_open:
        said = RAG_WORDS[rag or ""].lower()
        message = f"{action.name} is closed, and {said} says that it is not done."
        raise refusal(action, message, f"'cspctl actions reopen {action.name}' opens it again.")
    draft = Draft()
    if rag is None:
        draft.drop(action, "rag")
    else:
        draft.put(action, "rag", rag)
    return draft.change()


def _tidy(text: str) -> str:
    """A text as it is kept: plain line ends, no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
