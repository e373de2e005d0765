"""The actions of the minutes into the log, and their numbers back into the minutes."""

import datetime as dt
from collections.abc import Mapping, Sequence

from cspctl.changes.adding import New, add, next_number
from cspctl.changes.change import Change, Said
from cspctl.changes.logs import LogFile
from cspctl.edit import Edit, NewFile, NumberAction
from cspctl.model.action import Action
from cspctl.model.record import replace
from cspctl.model.workspace import Workspace
from cspctl.queries.minutes_log import Match, Minuted
from cspctl.queries.people import Who


def take_in(
    workspace: Workspace,
    log: LogFile,
    board: str,
    day: dt.date,
    matches: Sequence[Match],
    today: dt.date,
    *,
    also_older: bool = False,
    chosen: Mapping[str, Who] | None = None,
) -> Change:
    """Add what the log lacks, and write every action's number to its line of the minutes.

    ``chosen`` says who was meant by a text that several people answer to. What looks like an
    older action is added with ``also_older`` alone; a number that the log lacks stays.
    """
    edits: list[Edit] = []
    said: list[Said] = []
    notes: list[str] = []
    for match in matches:
        number = match.action.number if match.action and match.how != "older" else None
        if match.how == "new" or (match.how == "older" and also_older):
            number = next_number(workspace, board)
            change = add(workspace, log, _new(board, day, match.minuted, chosen or {}), today)
            # The log is begun once, however many actions go into it.
            edits += [edit for edit in change.edits if not (edits and isinstance(edit, NewFile))]
            said += change.said
            notes += change.notes
            added = Action(number=number, board=board)
            workspace = replace(workspace, actions=(*workspace.actions, added))
        place = match.minuted.piece.location
        if number is not None and match.minuted.piece.number != number:
            edits.append(NumberAction(place.file, place.line, number))
            said.append(Said(f"{board}/{number}", "minutes", f"{place}", f"ACTION {number}"))
    return Change(tuple(edits), tuple(said), tuple(dict.fromkeys(notes)))


def _new(board: str, day: dt.date, one: Minuted, chosen: Mapping[str, Who]) -> New:
    leads = [who.key for who in one.led.leads]
    leads += [chosen[text].key for text, _ in one.led.ambiguous if text in chosen]
    return New(
        board=board,
        action=one.text,
        lead=tuple(leads),
        target=one.due.target if one.due else None,
        meeting=day,
        item=one.item or None,
        text=one.text,
        restricted=one.restricted,
    )
