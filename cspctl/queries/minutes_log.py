"""The actions of the minutes against the log: which are in it, and which it lacks.

An ACTION is matched by its number, then by its origin (meeting, item, words as minuted), then by
likeness to an action of the same meeting. What is like an older action is told, for a person to
say whether it is the same.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cspctl.model.action import Action
from cspctl.model.minutes import MinutedAction
from cspctl.model.record import replace
from cspctl.model.workspace import Workspace
from cspctl.queries import due_words
from cspctl.queries.minuted import Led, led
from cspctl.queries.people import Directory

if TYPE_CHECKING:
    from cspctl.queries.duplicates import Pair


class Minuted(NamedTuple):
    """An ACTION of the minutes; ``item`` is as printed, '' outside every numbered section.

    ``restricted`` is True where the minutes alone withhold its section.
    """

    item: str
    title: str
    piece: MinutedAction
    led: Led
    due: due_words.Due | None
    restricted: bool

    @property
    def text(self) -> str:
        """What is to be done, on one line."""
        return " ".join(self.piece.text.split())


class Match(NamedTuple):
    """An ACTION and the action of the log that it is; ``action`` None when the log lacks it.

    ``how`` is ``number``, ``origin`` or ``likeness`` for one that is in the log, ``older`` for
    one that looks like an action of another meeting, ``missing`` for a number that the log does
    not have, and ``new``.
    """

    minuted: Minuted
    action: Action | None
    how: str
    why: str = ""


def minuted_actions(workspace: Workspace, board: str, day: dt.date) -> list[Minuted]:
    """Every ACTION of a meeting's minutes, in order."""
    return list(_minuted(workspace, board, day))


def _minuted(workspace: Workspace, board: str, day: dt.date) -> Iterator[Minuted]:
    meeting = workspace.boards[board].meetings.get(day)
    if meeting is None or meeting.minutes is None:
        return
    directory = Directory(workspace, board)
    sections = [(section, section.pieces) for section in meeting.minutes.sections]
    for section, pieces in [(None, meeting.minutes.opening), *sections]:
        for piece in pieces:
            if isinstance(piece, MinutedAction):
                yield Minuted(
                    section.number if section else "",
                    section.title if section else "",
                    piece,
                    led(piece, directory, day),
                    _due(piece, day),
                    section is not None and section.restricted is not None,
                )


def _due(piece: MinutedAction, day: dt.date) -> due_words.Due | None:
    if piece.by:
        return due_words.bracketed(piece.by, day)
    return due_words.due(piece.text, day)


def matched(workspace: Workspace, board: str, day: dt.date) -> list[Match]:
    """Each ACTION of the minutes with its action of the log, in the minutes' order."""
    own = workspace.actions_of(board)
    asked = minuted_actions(workspace, board, day)
    found: dict[int, Match] = {}
    taken: set[str] = set()

    def keep(place: int, action: Action, how: str, why: str = "") -> None:
        found[place] = Match(asked[place], action, how, why)
        taken.add(action.name)

    by_number = {action.number: action for action in own}
    for place, one in enumerate(asked):
        if one.piece.number in by_number:
            keep(place, by_number[one.piece.number], "number")
        elif one.piece.number is not None:
            why = f"the log has no action {board}/{one.piece.number}"
            found[place] = Match(one, None, "missing", why)
    for place, one in enumerate(asked):
        origin = next(
            (
                action
                for action in own
                if place not in found
                and action.name not in taken
                and _same_origin(action, one, day)
            ),
            None,
        )
        if origin is not None:
            keep(place, origin, "origin")
    left = [place for place in range(len(asked)) if place not in found]
    for place, action, why in _by_likeness(workspace, own, day, asked, left):
        keep(place, action, "likeness", why)
    for place in left:
        if place not in found:
            found[place] = _older_or_new(workspace, own, asked[place], day)
    return [found[place] for place in range(len(asked))]


def _same_origin(action: Action, one: Minuted, day: dt.date) -> bool:
    raised = action.raised
    if raised is None or raised.meeting != day or (raised.item or "") != one.item:
        return False
    return _plain(one.text) in (_plain(raised.text or ""), _plain(action.action))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _of_meeting(action: Action, day: dt.date) -> bool:
    return day in (action.begun, action.raised.meeting if action.raised else None)


def _by_likeness(
    workspace: Workspace,
    own: Sequence[Action],
    day: dt.date,
    asked: Sequence[Minuted],
    left: Sequence[int],
) -> Iterator[tuple[int, Action, str]]:
    """Match what is left to the actions of the same meeting, the likeliest pairs first."""
    # Closed rows count here: what is done is in the log all the same.
    rows = {action.name: _opened(action) for action in own if _of_meeting(action, day)}
    pairs = [
        (-pair.score, asked[place].item != _item(rows[pair.b]), place, pair.b, pair.why)
        for place in left
        for pair in _alike(workspace, rows.values(), asked[place])
    ]
    done: set[int | str] = set()
    for _, _, place, name, why in sorted(pairs):
        if place not in done and name not in done:
            done |= {place, name}
            yield place, rows[name], why


def _alike(workspace: Workspace, rows: Iterable[Action], one: Minuted) -> "list[Pair]":
    """The actions that an ACTION likely repeats, the likeliest first."""
    from cspctl.queries.duplicates import Pair
    from cspctl.queries.repeated import like_text

    leads = frozenset(who.key for who in one.led.leads)
    found = like_text(replace(workspace, actions=tuple(rows)), one.text, leads)
    return [pair for pair in found if isinstance(pair, Pair)]


def _older_or_new(workspace: Workspace, own: Sequence[Action], one: Minuted, day: dt.date) -> Match:
    rows = {
        action.name: action for action in own if action.is_open and not _of_meeting(action, day)
    }
    alike = _alike(workspace, rows.values(), one)
    if not alike:
        return Match(one, None, "new")
    return Match(one, rows[alike[0].b], "older", alike[0].why)


def _opened(action: Action) -> Action:
    return action if action.is_open else replace(action, state="open", duplicate_of=None)


def _item(action: Action) -> str:
    return (action.raised.item or "") if action.raised else ""
