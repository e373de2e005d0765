"""Another number for an action, and for everything that names it by its number."""

from collections.abc import Iterator

from cspctl import source
from cspctl.changes.change import ORDER, Change, Draft, file_of, place_of, refusal
from cspctl.edit import NumberAction, Put
from cspctl.model.action import Action, full_name
from cspctl.model.delivery_plan import Commitment
from cspctl.model.minutes import MinutedAction
from cspctl.model.workspace import BoardFolder, Meeting, Workspace

_REFERENCES = ("duplicate_of", "distinct_from")


def renumber(workspace: Workspace, action: Action, to: int) -> Change:
    """Give one action another number that is free, and follow every reference to it.

    References are ``duplicate_of`` and ``distinct_from`` in any row, ``actions`` of the delivery
    plans, and the ACTION lines of the board's minutes. The workspace must be read whole.
    """
    new = f"{action.board}/{to}"
    taken = next((one for one in workspace.actions if one.name == new), None)
    if taken is not None:
        message = f"{new} is taken: {taken.where()}."
        raise refusal(action, message, "Choose a number that no action of the board has.")
    draft = Draft()
    draft.put(action, "number", to)
    for row in workspace.actions:
        _follow_in_row(draft, row, action, to)
    for folder in workspace.boards.values():
        for commitment in _commitments(folder):
            _follow_in_plan(draft, folder, commitment, action, to)
    own = workspace.boards.get(action.board)
    for meeting in own.meetings.values() if own else ():
        for piece in _minuted(meeting):
            if piece.number == action.number:
                place = piece.location
                draft.edits.append(NumberAction(place.file, place.line, to))
                draft.say(f"{place.file}:{place.line}", "ACTION", action.number, to)
    return draft.change()


def _follow_in_row(draft: Draft, row: Action, action: Action, to: int) -> None:
    for key in _REFERENCES:
        for place, written in _references(place_of(row), key):
            if full_name(written, row.board) == action.name:
                edit = Put(file_of(row), place_of(row), key, _as_written(written, to), ORDER, place)
                draft.edits.append(edit)
                draft.say(row.name, key, written, _as_written(written, to))


def _follow_in_plan(
    draft: Draft, folder: BoardFolder, commitment: Commitment, action: Action, to: int
) -> None:
    at = commitment.place
    if not isinstance(at, source.Mapping):
        return
    for place, written in _references(at, "actions"):
        if full_name(written, folder.board.id) == action.name:
            new = _as_written(written, to)
            draft.edits.append(Put(at.source.file, at, "actions", new, (), place))
            draft.say(str(commitment.where("actions")), "actions", written, new)


def _references(at: source.Mapping, key: str) -> Iterator[tuple[int, str]]:
    """The references that stand under a key: their place in its list, and their text."""
    _, held = at.entries.get(key, (None, None))
    items = held.items if isinstance(held, source.Sequence) else [held]
    for place, item in enumerate(items):
        if isinstance(item, source.Scalar) and not item.blank:
            yield place, item.text.strip()


def _as_written(written: str, to: int) -> str | int:
    """A reference to another number, in the form the old one has: ``4``, or ``csp/4``."""
    board, slash, _ = written.rpartition("/")
    return f"{board}/{to}" if slash else to


def _commitments(folder: BoardFolder) -> Iterator[Commitment]:
    for plan in folder.plans.values():
        yield from plan.commitments
        for theme in plan.themes:
            yield from theme.commitments


def _minuted(meeting: Meeting) -> Iterator[MinutedAction]:
    if meeting.minutes is None:
        return
    sections = (section.pieces for section in meeting.minutes.sections)
    for pieces in (meeting.minutes.opening, *sections):
        yield from (piece for piece in pieces if isinstance(piece, MinutedAction))
