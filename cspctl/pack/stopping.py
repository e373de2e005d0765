"""Which of the problems of all files would make a pack wrong."""

from collections.abc import Sequence

from cspctl.pack.sheets import Edition
from cspctl.problems import Location, Problem


def stopping(problems: Sequence[Problem], edition: Edition) -> list[Problem]:
    """Of the problems of all files, those that would make this pack wrong.

    A fault in the log or the forward plan does not: the pack is made, and ``check`` tells of it.
    A fault of shape in a delivery plan does where the agenda prints that plan.
    """
    folders = {edition.meeting.folder}
    plans: set[str] = set()
    for _, _, item, _ in edition.agenda.numbered() if edition.meeting.agenda else ():
        plans |= {f"{edition.board.folder}/plans/{name}.yaml" for name in item.plan}
        if item.minutes_of:
            board = edition.workspace.boards.get(item.minutes_of[0] or edition.board.board.id)
            if board:
                folders.add(f"{board.folder}/{item.minutes_of[1]}")
    return [
        problem
        for problem in problems
        if problem.severity == "error"
        and (
            _folder_of(problem.location) in folders
            or problem.location.file in plans
            or (
                problem.code == "F001"
                and problem.location.file.startswith(f"{edition.board.folder}/")
                and "/plans/" not in problem.location.file
                and not problem.location.file.endswith(("actions.yaml", "forward-plan.yaml"))
            )
        )
    ]


def _folder_of(place: Location) -> str:
    """The meeting's folder that a file belongs to: ``packs/csp/2017-12-13``."""
    return "/".join(place.file.split("/")[:3])
