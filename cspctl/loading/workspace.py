"""Loads what a command wants of a workspace, all problems of all files in one run."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Flag, auto
from typing import Any, NamedTuple, Protocol, TypeVar

from cspctl.loading.reader import Reader
from cspctl.model.action import Action, ActionsFile
from cspctl.model.board import Board, PeopleFile, Person
from cspctl.model.forward_plan import ForwardPlan
from cspctl.model.record import Record, replace
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.problems import Location, Problem, error, warning
from cspctl.source import Source, decode, parse

R = TypeVar("R", bound=Record)


class Files(Protocol):
    """A workspace's files. Names are relative to it, with ``/``."""

    def names(self) -> Sequence[str]:
        """Every file of the workspace that cspctl may read, in order."""
        ...

    def read(self, name: str) -> bytes:
        """The bytes of a file; OSError when it cannot be read."""
        ...


class Want(Flag):
    """What a command needs; boards are always read."""

    BOARDS = 0
    FORWARD_PLANS = auto()
    ACTIONS = auto()
    MEETINGS = auto()
    PAPERS = auto()
    DELIVERY_PLANS = auto()
    PERFORMANCE = auto()
    LOG = FORWARD_PLANS | ACTIONS
    EVERYTHING = LOG | MEETINGS | PAPERS | DELIVERY_PLANS | PERFORMANCE


class Loaded(NamedTuple):
    """What could be read, and every problem met on the way."""

    workspace: Workspace
    problems: tuple[Problem, ...]


class Loading:
    """One run over the files."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names = sorted(files.names())
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def text(self, name: str) -> Source | None:
        """A file's text; None, with a problem, when it cannot be read."""
        try:
            data = self.files.read(name)
        except OSError as fault:
            why = fault.strerror or str(fault)
            self.problems.append(
                error("F001", f"This file cannot be read ({why}).", Location(name), "")
            )
            self.unread.add(name)
            return None
        source, problems = decode(data, name)
        self._keep(name, problems)
        return source

    def _keep(self, name: str, problems: Sequence[Problem]) -> None:
        self.problems.extend(problems)
        if any(problem.code == "F001" for problem in problems):
            self.unread.add(name)

    def record(self, cls: type[R], name: str, given: dict[str, Any] | None = None) -> R | None:
        """A YAML file as one record; None when nothing of it can be read."""
        source = self.text(name)
        if source is None:
            return None
        top, problems = parse(source)
        self._keep(name, problems)
        if top is None:
            return None
        reader = Reader()
        value = reader.record(cls, top, given)
        # What is missing at the top of a file may stand in what could not be read of it.
        broken = any(problem.code == "F001" for problem in problems)
        place = top.location
        self._keep(
            name,
            [
                found
                for found in reader.problems
                if not (broken and found.code == "F005" and found.location == place)
            ],
        )
        return value


def load(files: Files, want: Want = Want.EVERYTHING) -> Loaded:
    """Read a workspace. What cannot be read is left out and is a problem."""
    run = Loading(files)
    people = None
    if "packs/people.yaml" in run.names:
        people = run.record(PeopleFile, "packs/people.yaml")
    people = people or PeopleFile()
    boards: dict[str, BoardFolder] = {}
    for folder in _board_folders(run.names):
        loaded = _board(run, folder, people.people, want)
        if loaded is None:
            continue
        if loaded.board.id in boards:
            place = loaded.board.where("id")
            message = f"Two boards have the id '{loaded.board.id}'."
            run.problems.append(error("F003", message, place, "Give each board its own id."))
            continue
        boards[loaded.board.id] = loaded
    actions: list[Action] = []
    if Want.ACTIONS in want:
        actions = _actions(run, boards)
    run.problems += _misnamed(run.names, boards, want)
    workspace = Workspace(
        boards, tuple(actions), people.people, people.agencies, frozenset(run.unread)
    )
    return Loaded(workspace, tuple(run.problems))


def _misnamed(
    names: Sequence[str], boards: dict[str, BoardFolder], want: Want
) -> Iterator[Problem]:
    """Report what looks like a file of ours and is read by nothing, where it is asked for."""
    from cspctl.model import file_names

    asked = {
        file_names.ACTIONS: Want.ACTIONS,
        file_names.MEETINGS: Want.MEETINGS,
        file_names.PLANS: Want.DELIVERY_PLANS,
        file_names.OTHER: Want.EVERYTHING,
    }
    papers: set[str] = set()
    if Want.MEETINGS in want:
        papers = {paper for folder in boards.values() for paper in _papers_named(folder)}
    for found in file_names.misnamed(frozenset(names), papers):
        if asked[found.part] not in want:
            continue
        message = "Nothing reads this: it has another name than the one that is looked for."
        mend = "Look at docs/files.md for the names, or move it out of packs/."
        if found.right:
            is_text = not found.name.endswith(file_names.NOT_TEXT)
            mend = f"Name it {found.right}." if is_text else f"Write it as text: {found.right}."
        yield warning("F008", message, Location(found.name), mend)


def _papers_named(board: BoardFolder) -> Iterator[str]:
    """Every file that an agenda of a board names as a paper."""
    for meeting in board.meetings.values():
        items = list(meeting.agenda.items) if meeting.agenda else []
        for item in items:
            items += item.items
            yield from (f"{meeting.folder}/{paper.file}" for paper in item.papers)


def _board_folders(names: Sequence[str]) -> list[str]:
    found = {name.split("/")[1] for name in names if re.match(r"packs/[^/]+/.", name)}
    return [f"packs/{name}" for name in sorted(found) if not name.startswith((".", "_"))]


def _board(run: Loading, folder: str, shared: Sequence[Person], want: Want) -> BoardFolder | None:
    name = f"{folder}/board.yaml"
    if name not in run.names:
        message = "This folder of a board has no board.yaml."
        mend = "Write one with at least its id and name (see docs/files.md)."
        run.problems.append(error("F001", message, Location(name), mend))
        return None
    board = run.record(Board, name)
    if board is None:
        return None
    identity = folder.removeprefix("packs/")
    if board.id and board.id != identity:
        message = f"The board's id is '{board.id}' and its folder is '{identity}'."
        run.problems.append(error("F004", message, board.where("id"), "Make the two the same."))
    board = replace(board, id=board.id or identity, name=board.name or board.id or identity)
    board = replace(board, people=_people(run, board, shared))
    plan = None
    if Want.FORWARD_PLANS in want and f"{folder}/forward-plan.yaml" in run.names:
        plan = _forward_plan(run, f"{folder}/forward-plan.yaml")
        if plan is not None:
            _same(run, plan, "board", board.id, "the folder")
    loaded = BoardFolder(board, folder, plan)
    if Want.MEETINGS in want:
        from cspctl.loading.meetings import meetings, terms_of_reference

        loaded = replace(
            loaded,
            terms_of_reference=terms_of_reference(run, folder),
            meetings=meetings(run, loaded, papers=Want.PAPERS in want),
        )
    if Want.DELIVERY_PLANS in want:
        from cspctl.loading.delivery_plans import delivery_plans

        loaded = replace(loaded, plans=delivery_plans(run, folder))
    if Want.PERFORMANCE in want and f"{folder}/performance.yaml" in run.names:
        from cspctl.model.performance import Performance

        measured = run.record(Performance, f"{folder}/performance.yaml")
        if measured is not None:
            _same(run, measured, "board", board.id, "the folder")
            loaded = replace(loaded, performance=measured)
    return loaded


def _forward_plan(run: Loading, name: str) -> ForwardPlan | None:
    """The plan's meetings that have a day; one whose day cannot be read was told of and waits."""
    plan = run.record(ForwardPlan, name)
    if plan is None:
        return None
    dated = tuple(meeting for meeting in plan.meetings if meeting.date is not None)
    if len(dated) < len(plan.meetings):
        run.unread.add(name)
    return replace(plan, meetings=dated)


def _people(run: Loading, board: Board, shared: Sequence[Person]) -> tuple[Person, ...]:
    """Fill in what a person of the board leaves to packs/people.yaml."""
    by_id = {person.id: person for person in shared}
    people = []
    for person in board.people:
        known = by_id.get(person.id)
        if known is not None:
            fields = ("name", "post", "agency", "initials", "also_known_as", "email", "phone")
            left = {key: getattr(known, key) for key in fields if not getattr(person, key)}
            person = replace(person, **left)
        if not person.name:
            message = f"'name' is missing: the person '{person.id}' needs a name as printed."
            mend = "Write name: and the name, or keep the person in packs/people.yaml."
            run.problems.append(error("F005", message, person.where(), mend))
            person = replace(person, name=person.id)
        people.append(person)
    return tuple(people)


def _same(run: Loading, read: Any, key: str, expected: object, elsewhere: str) -> None:
    """Report a fact that stands twice and differs."""
    value = getattr(read, key)
    if value is not None and expected is not None and value != expected:
        message = f"'{key}' says {value}; {elsewhere} says {expected}."
        mend = f"Delete the line here, or correct {elsewhere}."
        run.problems.append(warning("F007", message, read.where(key), mend))


def _actions(run: Loading, boards: dict[str, BoardFolder]) -> list[Action]:
    """Every action: the workspace's log first, then each board's own."""
    places: list[tuple[str, str | None]] = []
    if "actions.yaml" in run.names:
        places.append(("actions.yaml", next(iter(boards)) if len(boards) == 1 else None))
    for name in run.names:
        found = re.fullmatch(r"packs/([^/]+)/actions\.yaml", name)
        if found:
            places.append((name, found.group(1)))
    actions: list[Action] = []
    for name, board in places:
        read = run.record(ActionsFile, name)
        if read is None:
            continue
        board = read.board or board
        homeless = [action for action in read.actions if not action.board and not board]
        for action in homeless[:1]:
            message = "'board' is missing: this action and the file name no board."
            mend = "Write board: and the board's id at the top of the file."
            run.problems.append(error("F005", message, action.where(), mend))
        for action in read.actions:
            if not action.board:
                object.__setattr__(action, "board", board or "?")
            actions.append(action)
    return actions


def date_of(folder: str) -> date | None:
    """The date that a meeting's folder is named by."""
    try:
        return date.fromisoformat(folder) if re.fullmatch(r"\d{4}-\d\d-\d\d", folder) else None
    except ValueError:
        return None
