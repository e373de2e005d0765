"""The settings of ``check``: one file at the top of the workspace, ``cspctl.toml``."""

import datetime as dt
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from cspctl.checking.codes import NEVER_HIDDEN, begins_a_code, known_codes
from cspctl.checking.selection import Layer
from cspctl.checking.toml_places import Path, nearest_place, places
from cspctl.checking.waivers import Waiver
from cspctl.model.values import WrongText, parse_date, parse_reference
from cspctl.problems import Location, Problem, Severity, error
from cspctl.source import decode

FILE = "cspctl.toml"
_CHECK = (
    "select",
    "extend-select",
    "ignore",
    "strict",
    "severity",
    "baseline",
    "per-file-ignores",
    "boards",
    "waive",
)
_BOARD = ("select", "extend-select", "ignore", "severity")
_WAIVE = ("code", "action", "file", "reason", "until")
_PREFIX = "Write a code such as A104, or the beginning of codes, such as A1 or A."


class BoardSettings(NamedTuple):
    """What one board says otherwise."""

    layer: Layer = Layer()
    severity: Mapping[str, Severity] = {}
    place: Location = Location(FILE)


class Settings(NamedTuple):
    """What cspctl.toml says of ``check``. ``baseline`` is a file below the workspace's top."""

    layer: Layer = Layer()
    strict: bool = False
    severity: Mapping[str, Severity] = {}
    baseline: str = ""
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    boards: Mapping[str, BoardSettings] = {}
    waivers: tuple[Waiver, ...] = ()
    baseline_place: Location = Location(FILE)

    def layers(self, problem: Problem) -> list[Layer]:
        """What is said of a problem's code: for all, for its board, for its file."""
        said = [self.layer]
        board = self.boards.get(board_of(problem))
        if board is not None:
            said.append(board.layer)
        for pattern, prefixes in self.per_file:
            if fnmatchcase(problem.location.file, pattern):
                said.append(Layer(ignore=prefixes))
        return said

    def severities(self, problem: Problem) -> list[Mapping[str, Severity]]:
        """What is said of a problem's severity: for all, for its board."""
        board = self.boards.get(board_of(problem))
        return [self.severity, *([board.severity] if board is not None else [])]


def unknown_boards(settings: Settings, boards: Collection[str]) -> list[Problem]:
    """A problem for each board that the settings speak of and the workspace does not have."""
    from difflib import get_close_matches

    problems = []
    for name, board in settings.boards.items():
        if name not in boards:
            near = get_close_matches(name, boards, 1, 0.5)
            mend = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(boards)}."
            message = f"There is no board '{name}' in this workspace."
            problems.append(error("F002", message, board.place, mend))
    return problems


def board_of(problem: Problem) -> str:
    """The id of the board that a problem belongs to; '' when it is nobody's."""
    if problem.action:
        return problem.action.partition("/")[0]
    parts = problem.location.file.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "packs" else ""


def read(data: bytes) -> tuple[Settings, list[Problem]]:
    """Read the settings; what cannot be read is a problem, and counts as left out."""
    source, problems = decode(data, FILE)
    if source is None:
        return Settings(), problems
    try:
        top = tomllib.loads(source.text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fault:  # a number too long, brackets too deep
        return Settings(), [_no_toml(source.text, str(fault))]
    reading = _Reading(places(source.text))
    return reading.settings(top), reading.problems


def _no_toml(text: str, said: str) -> Problem:
    """What the library says of a fault, at the place that it names."""
    what, _, where = said.partition(" (at ")
    found = re.match(r"line (\d+), column (\d+)", where)
    place = (int(found[1]), int(found[2])) if found else (max(1, len(text.splitlines())), 1)
    mend = 'Write [check] and lines such as ignore = ["A101"].'
    return error("F001", f"These settings are no TOML: {what}.", Location(FILE, *place), mend)


class _Reading:
    """One run over the settings."""

    def __init__(self, found: Mapping[Path, tuple[int, int]]) -> None:
        self.found = found
        self.problems: list[Problem] = []

    def settings(self, top: Mapping[str, Any]) -> Settings:
        self._known(top, ("check",), ())
        check = self._table(top, "check", ())
        at: Path = ("check",)
        self._known(check, _CHECK, at)
        per_file = self._table(check, "per-file-ignores", at)
        boards = self._table(check, "boards", at)
        rows = check.get("waive", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._wrong((*at, "waive"), "'waive' is a list of tables.", "Write [[check.waive]].")
            rows = []
        waivers = [self._waiver(row, (*at, "waive", n)) for n, row in enumerate(rows)]
        return Settings(
            self._layer(check, at),
            self._yes(check, "strict", at),
            self._severities(check, at),
            self._text(check, "baseline", at),
            tuple((name, self._codes(per_file, name, (*at, "per-file-ignores")) or ())
                  for name in per_file),
            {name: self._board(boards, name, (*at, "boards")) for name in boards},
            tuple(waiver for waiver in waivers if waiver is not None),
            self._place((*at, "baseline")),
        )  # fmt: skip

    def _board(self, boards: Mapping[str, Any], name: str, at: Path) -> BoardSettings:
        table = self._table(boards, name, at)
        self._known(table, _BOARD, (*at, name))
        path = (*at, name)
        return BoardSettings(
            self._layer(table, path), self._severities(table, path), self._place(path)
        )

    def _layer(self, table: Mapping[str, Any], at: Path) -> Layer:
        return Layer(
            self._codes(table, "select", at),
            self._codes(table, "extend-select", at) or (),
            self._codes(table, "ignore", at) or (),
        )

    def _severities(self, table: Mapping[str, Any], at: Path) -> dict[str, Severity]:
        stated = self._table(table, "severity", at)
        found = {}
        for prefix, word in stated.items():
            path = (*at, "severity", prefix)
            if self._is_code(prefix, path):
                if word in tuple(Severity):
                    found[prefix] = Severity(word)
                else:
                    mend = 'Write "error" or "warning"; what is not wanted at all goes to ignore.'
                    self._wrong(path, f"'{prefix}' cannot be '{word}'.", mend)
        return found

    def _waiver(self, row: Mapping[str, Any], at: Path) -> Waiver | None:
        before = len(self.problems)
        self._known(row, _WAIVE, at)
        code, reason = self._text(row, "code", at), self._text(row, "reason", at)
        action, file = self._text(row, "action", at), self._text(row, "file", at)
        if not code:
            self._missing(at, "code", "which problem it lets pass")
        elif code not in known_codes() or code in NEVER_HIDDEN:
            self._place_problem("W603", (*at, "code"), f"'{code}' cannot be waived.", _WAIVABLE)
        if not (action or file):
            self._missing(at, "action", "what it is about (or file)")
        elif action and not _is_full_name(action):
            self._wrong((*at, "action"), f"'{action}' names no action.", "Write csp/8.")
        if not reason.strip():
            message = "This waiver has no reason."
            self._place_problem("W601", at, message, 'Write reason = "..." in your own words.')
        until = self._day(row, "until", at)
        if len(self.problems) > before:
            return None
        return Waiver((code,), self._place(at), file=file, action=action, until=until)

    def _day(self, row: Mapping[str, Any], key: str, at: Path) -> dt.date | None:
        held = row.get(key)
        if held is None or type(held) is dt.date:
            return held
        try:
            return parse_date(str(held))
        except WrongText as fault:
            self._wrong((*at, key), fault.message, fault.mend)
        return None

    def _codes(self, table: Mapping[str, Any], key: str, at: Path) -> tuple[str, ...] | None:
        if key not in table:
            return None
        held = [table[key]] if isinstance(table[key], str) else table[key]
        if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
            self._wrong((*at, key), f"'{key}' is a list of codes.", 'Write ["A101", "G2"].')
            return None
        return tuple(one for one in held if self._is_code(one, (*at, key)))

    def _is_code(self, prefix: str, path: Path) -> bool:
        if not begins_a_code(prefix):
            self._wrong(path, f"'{prefix}' begins no code that is known.", _PREFIX)
            return False
        return True

    def _table(self, table: Mapping[str, Any], key: str, at: Path) -> dict[str, Any]:
        held = table.get(key, {})
        if isinstance(held, dict):
            return held
        name = ".".join(str(part) for part in (*at, key))
        self._wrong((*at, key), f"'{key}' is a table.", f"Write [{name}] and its lines below.")
        return {}

    def _text(self, table: Mapping[str, Any], key: str, at: Path) -> str:
        held = table.get(key, "")
        if isinstance(held, str):
            return held
        self._wrong((*at, key), f"'{key}' is a text.", f'Write {key} = "...".')
        return ""

    def _yes(self, table: Mapping[str, Any], key: str, at: Path) -> bool:
        held = table.get(key, False)
        if isinstance(held, bool):
            return held
        self._wrong((*at, key), f"'{key}' is true or false.", f"Write {key} = true.")
        return False

    def _known(self, table: Mapping[str, Any], known: Sequence[str], at: Path) -> None:
        from difflib import get_close_matches

        for key in table:
            if key not in known:
                near = get_close_matches(key.lower().replace("_", "-"), known, 1, 0.5)
                mend = f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(known)}."
                message = f"'{key}' is not a key that is known here."
                self._place_problem("F002", (*at, key), message, mend)

    def _missing(self, at: Path, key: str, what: str) -> None:
        mend = f'Write {key} = "...".'
        self._place_problem("F005", at, f"'{key}' is missing: a waiver says {what}.", mend)

    def _wrong(self, path: Path, message: str, mend: str) -> None:
        self._place_problem("F004", path, message, mend)

    def _place_problem(self, code: str, path: Path, message: str, mend: str) -> None:
        self.problems.append(error(code, message, self._place(path), mend))

    def _place(self, path: Path) -> Location:
        return Location(FILE, *nearest_place(self.found, path))


_WAIVABLE = "Write one whole code, such as A104; what cannot be read (F001) is never let pass."


def _is_full_name(text: str) -> bool:
    try:
        return "/" in parse_reference(text)
    except WrongText:
        return False
