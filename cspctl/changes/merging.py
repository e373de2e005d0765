"""Actions that are one action, and actions that only look alike."""

import datetime as dt
from collections.abc import Sequence

from cspctl.changes.change import Change, Draft, place_by_date, refusal, words
from cspctl.edit import Value
from cspctl.model.action import Action, full_name


def merge(actions: Sequence[Action], into: Action, today: dt.date) -> Change:
    """Close actions as duplicates of another, which keeps what only they have.

    The kept action gets their updates, each with its origin, at the place of its date; their
    leads and helpers whom it does not name, as ``others``; and one update a row that says where
    that came from. The closed rows stay in the log as they are but for how they were closed.
    """
    if not into.is_open:
        mend = f"Merge into an open one, or reopen it: 'cspctl actions reopen {into.name}'."
        raise refusal(into, f"{into.name} is closed, so nothing can be merged into it.", mend)
    draft = Draft()
    helpers: list[str] = []
    updates: list[tuple[dt.date, dict[str, Value]]] = []
    for action in actions:
        if action.name == into.name:
            mend = "Name the others before --into, and the one to keep behind it."
            raise refusal(action, f"{action.name} cannot be merged into itself.", mend)
        if action.restricted and not into.restricted:
            message = f"{action.name} is restricted and {into.name} is not: its notes would be out."
            mend = f"Write restricted: yes into {into.name}, or merge {into.name} into it."
            raise refusal(action, message, mend)
        named = action.duplicate_of and full_name(action.duplicate_of, action.board)
        if named == into.name:
            draft.notes.append(f"{action.name} is merged into {into.name} as it is.")
            continue
        _close(draft, action, into, today)
        known = {*into.lead, *into.others, *helpers}
        helpers += [who for who in (*action.lead, *action.others) if who not in known]
        for update in action.updates:
            if update.date and not any(_same(update.note, own.note) for own in into.updates):
                row: dict[str, Value] = {"date": update.date}
                if update.by:
                    row["by"] = update.by[0] if len(update.by) == 1 else update.by
                row["note"] = f"{update.note} (from {action.name})"
                updates.append((update.date, row))
        updates.append((today, {"date": today, "note": _origin(action, into)}))
    draft.add(into, "others", list(dict.fromkeys(helpers)))
    for day, row in sorted(updates, key=lambda one: one[0]):
        draft.add(into, "updates", [row], place_by_date(into, day))
    return draft.change()


def _close(draft: Draft, action: Action, into: Action, today: dt.date) -> None:
    if action.is_open:
        if action.rag:
            draft.put(action, "rag", "B")
        draft.put(action, "state", "closed")
        draft.put(action, "closed", today)
        draft.put(action, "outcome", f"Merged into {into.name}")
    draft.put(action, "duplicate_of", into.number if action.board == into.board else into.name)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _origin(action: Action, into: Action) -> str:
    """Where a merged action came from, as far as the kept one does not say it too."""
    facts = []
    raised, kept = action.raised, into.raised
    if action.begun and action.begun != into.begun:
        facts.append(f"raised {action.begun}")
    if raised and raised.item and not (kept and kept.item == raised.item):
        facts.append(f"item {raised.item}")
    if raised and raised.text and not (kept and kept.text == raised.text):
        facts.append(f'minuted as "{" ".join(raised.text.split())}"')
    if action.target and action.target != into.target:
        facts.append(f"target {words(action.target)}")
    if action.lead and set(action.lead) != set(into.lead):
        facts.append(f"lead {words(action.lead)}")
    return f"Merged {action.name} into this" + (f": {'; '.join(facts)}" if facts else "")


def distinct(action: Action, other: Action) -> Change:
    """Write a person's word that two actions differ, into the one with the higher number."""
    if action.name == other.name:
        raise refusal(action, f"{action.name} is one action.", "Name two that look alike.")
    for one, two in ((action, other), (other, action)):
        if two.name in (full_name(name, one.board) for name in one.distinct_from):
            said = f"{one.name} is said to differ from {two.name} as it is."
            return Change((), (), (said,))
    earlier, later = sorted((action, other), key=lambda one: (one.board, one.number))
    draft = Draft()
    same = earlier.board == later.board
    draft.add(later, "distinct_from", [earlier.number if same else earlier.name])
    return draft.change()
