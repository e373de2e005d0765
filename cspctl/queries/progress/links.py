"""Which actions of the log serve which commitments, both ways."""

import datetime as dt
from collections.abc import Sequence

from cspctl.model.action import Action, full_name
from cspctl.model.workspace import Workspace
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.standing import Standing, standing


class Links:
    """The actions of commitments and the commitments of actions, looked up once.

    ``rows`` are those that actions may serve, as a rule all of the workspace's.
    """

    def __init__(self, workspace: Workspace, rows: Sequence[PlanRow], today: dt.date) -> None:
        self._workspace = workspace
        self._today = today
        self._actions = {action.name: action for action in workspace.actions}
        self._rows: dict[str, list[PlanRow]] = {}
        for row in rows:
            for action in self._serving(row):
                self._rows.setdefault(action.name, []).append(row)

    def actions_of(self, row: PlanRow) -> tuple[Standing, ...]:
        """The actions that serve a commitment and how they stand, each once.

        One that is not in the log is not there; in the place of one that was merged into another
        stands the one that it was merged into.
        """
        return tuple(self._standing(action) for action in self._serving(row))

    def rows_of(self, action: Action) -> tuple[PlanRow, ...]:
        """The commitments that an action serves, in the plans' order."""
        return tuple(self._rows.get(action.name, ()))

    def _serving(self, row: PlanRow) -> list[Action]:
        found = (self._kept(name) for name in names_of(row))
        return list({action.name: action for action in found if action is not None}.values())

    def _kept(self, name: str) -> Action | None:
        """The action of a name, or the one that it was merged into."""
        action = self._actions.get(name)
        passed = set()
        while action is not None and action.duplicate_of and action.name not in passed:
            passed.add(action.name)
            kept = self._actions.get(full_name(action.duplicate_of, action.board))
            if kept is None:
                break
            action = kept
        return action

    def _standing(self, action: Action) -> Standing:
        return standing(action, self._workspace.boards.get(action.board), self._today)


def names_of(row: PlanRow) -> tuple[str, ...]:
    """The full names of the actions that a commitment names, each once."""
    names = (full_name(reference, row.board) for reference in row.commitment.actions)
    return tuple(dict.fromkeys(names))


def serving(workspace: Workspace, row: PlanRow, today: dt.date) -> tuple[Standing, ...]:
    """The actions of the log that serve one commitment, and how they stand on a day.

    For more than a few commitments make one ``Links``.
    """
    return Links(workspace, (), today).actions_of(row)
