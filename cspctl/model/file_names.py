"""Names of files and folders that look like a board's own and are read by nothing.

``plans/night.yml``, ``Plans/night.yaml``, ``action.yaml``, ``minutes.docx``: whoever wrote them
believes that they are read. Papers, their side files, pictures and notes are nobody's business.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

ACTIONS, MEETINGS, PLANS, OTHER = "actions", "meetings", "plans", "other"
_OF_BOARD = {
    "board.yaml": OTHER,
    "terms-of-reference.md": MEETINGS,
    "forward-plan.yaml": OTHER,
    "actions.yaml": ACTIONS,
    "performance.yaml": OTHER,
}
_OF_MEETING = ("agenda.yaml", "minutes.md")
_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
_SIDE_FILE = re.compile(r"\.(?:docx|pdf|pptx|xlsx|odt|png|jpe?g)\.yaml$", re.IGNORECASE)
_TEXT = re.compile(r"\.(?:md|markdown|txt|docx?|odt|rtf|pdf|html?|ya?ml)(?:\.txt)?$", re.IGNORECASE)
NOT_TEXT = (".docx", ".doc", ".odt", ".rtf", ".pdf")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CLOSE = 0.8


class Misnamed(NamedTuple):
    """A file, or a folder of files, that nothing reads; ``right`` is the name it should have, or
    '' when nobody can tell, and ``part`` says who misses it: actions, meetings, plans or other."""

    name: str
    right: str
    part: str


def misnamed(names: Collection[str], named_papers: Collection[str] = ()) -> list[Misnamed]:
    """What looks like one of the board's own files and is not read.

    ``names`` are the files of the workspace, relative to it; ``named_papers`` those of them that
    an agenda names as a paper.
    """
    found: dict[str, Misnamed] = {}
    for name in names:
        parts = name.split("/")
        if name in named_papers or any(part.startswith((".", "_", "~")) for part in parts):
            continue
        for one in _of(parts):
            # What stands under its right name too is a copy that was kept.
            if one.right not in names or one.right == "":
                found.setdefault(one.name, one)
    return list(found.values())


def _of(parts: list[str]) -> Iterator[Misnamed]:
    below = parts[1:]
    if parts[0] != "packs":
        near = _near(parts[0], ("actions.yaml",))
        if near:
            yield Misnamed(parts[0], near, ACTIONS)
    elif len(below) == 1:
        if below[0] != "people.yaml" and _YAML.search(below[0]):
            near = _near(below[0], ("people.yaml",))
            yield Misnamed("/".join(parts), f"packs/{near}" if near else "", OTHER)
    elif len(below) == 2:
        yield from _in_board(parts)
    elif below[1] == "plans":
        yield from _in_plans(parts)
    elif _DATE.fullmatch(below[1]):
        if len(below) == 3:
            yield from _in_meeting(parts)
    else:
        yield from _in_other(parts)


def _in_board(parts: list[str]) -> Iterator[Misnamed]:
    folder, file = "/".join(parts[:-1]), parts[-1]
    if file in _OF_BOARD or _SIDE_FILE.search(file):
        return
    near = _near(file, tuple(_OF_BOARD))
    if near or _YAML.search(file):
        right = f"{folder}/{near}" if near else ""
        yield Misnamed(f"{folder}/{file}", right, _OF_BOARD.get(near, OTHER))


def _in_plans(parts: list[str]) -> Iterator[Misnamed]:
    folder, file = "/".join(parts[:3]), parts[-1]
    if _YAML.search(file) and (len(parts) > 4 or not file.endswith(".yaml")):
        yield Misnamed("/".join(parts), f"{folder}/{_YAML.sub('', file)}.yaml", PLANS)


def _in_meeting(parts: list[str]) -> Iterator[Misnamed]:
    folder, file = "/".join(parts[:-1]), parts[-1]
    if file in _OF_MEETING or _SIDE_FILE.search(file):
        return
    near = _near(file, _OF_MEETING)
    if near or _YAML.search(file):
        yield Misnamed(f"{folder}/{file}", f"{folder}/{near}" if near else "", MEETINGS)


def _in_other(parts: list[str]) -> Iterator[Misnamed]:
    """A folder that should be called plans, or by the date of a meeting."""
    board, folder, file = "/".join(parts[:2]), parts[2], parts[-1]
    words = re.sub(r"[^a-z]", "", folder.lower())
    if words.removeprefix("delivery") in ("plan", "plans", "planes") and _YAML.search(file):
        yield Misnamed(f"{board}/{folder}", f"{board}/plans", PLANS)
    # One that begins with a digit is told of when the meetings are read.
    elif len(parts) == 4 and file in _OF_MEETING and not folder[:1].isdigit():
        yield Misnamed(f"{board}/{folder}", f"{board}/YEAR-MONTH-DAY", MEETINGS)


def _near(file: str, known: tuple[str, ...]) -> str:
    """The known name that a file's is another spelling of, or ''."""
    from difflib import get_close_matches

    stem = re.sub(r"[^a-z]+", "-", _TEXT.sub("", file.lower())).strip("-")
    stems = {name.rpartition(".")[0]: name for name in known}
    if stem == "action-log" and "actions" in stems:
        return stems["actions"]
    if not _TEXT.search(file):
        return ""
    # 'action.yaml' is near; a paper 'performance-report.pdf' or 'board-paper.docx' is not.
    near = get_close_matches(stem, stems, 1, _CLOSE)
    if not near or (not _YAML.search(file) and near[0] not in ("minutes", "terms-of-reference")):
        return ""
    return stems[near[0]]
