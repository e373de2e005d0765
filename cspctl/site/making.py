"""One edition of the site from the whole workspace: its files, cleared by the gate."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from cspctl.documents.site.site import Edition, Site
from cspctl.model.values import WrongText, parse_id
from cspctl.model.workspace import Workspace
from cspctl.problems import CannotRun, Location, Problem, Severity, error
from cspctl.queries.withhold import unreadable
from cspctl.site.building import build_pages
from cspctl.site.editions import Shown, members_edition, public_edition
from cspctl.site.gate import leaks
from cspctl.site.packs import Copy, Packs, Shelf, packs
from cspctl.site.without import without_unpublished

_MEETING = re.compile(r"packs/[^/]+/\d{4}-\d{2}-\d{2}/")
_OWN = "site/"
_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".ico")


class Desk(Shelf, Protocol):
    """What a site needs from outside: packs and papers, and templates."""

    def template(self, name: str) -> tuple[str, bytes]:
        """A file of templates/site/: where it lies, and its bytes; the workspace's own wins."""
        ...

    def own_templates(self) -> Mapping[str, bytes]:
        """The workspace's own templates, by name."""
        ...


class Made(NamedTuple):
    """A site: its files by path, the files of packs to copy, and what its maker should know."""

    files: Mapping[str, bytes]
    copies: tuple[Copy, ...]
    warnings: tuple[Problem, ...]


def make_site(
    workspace: Workspace,
    problems: Sequence[Problem],
    today: dt.date,
    edition: Edition,
    desk: Desk,
    boards: Sequence[str] = (),
) -> Made:
    """Make an edition of the site.

    Args:
        workspace: the whole workspace.
        problems: what was met when it was read.
        today: the day at which the site is reckoned.
        edition: for whom it is.
        desk: packs, papers and templates.
        boards: the ids of the boards that are wanted; all of them when empty.

    Raises:
        CannotRun: something may be restricted and cannot be read, or a template is faulty.
        Leaking: the gate found something; nothing may be written.
    """
    public = edition == "public"
    nameless = _without_address(workspace, boards)
    if nameless:
        raise CannotRun(*nameless)
    if public:
        faults = [fault for board in workspace.boards for fault in unreadable(workspace, board)]
        faults += _hiding(problems)
        if faults:
            raise CannotRun(*faults)
    offered = packs(workspace, today, desk, public=public)
    shown = (
        public_edition(workspace, offered.published, today)
        if public
        else members_edition(workspace, today)
    )
    own = desk.own_templates()
    files = _pages(shown, today, edition, desk, offered, boards)
    copies = tuple(copy for copy in offered.copies if not boards or copy.board in boards)
    if public:

        def made_without() -> Mapping[str, bytes]:
            bare = without_unpublished(workspace, offered.published, today)
            again = public_edition(bare, offered.published, today)
            return _pages(again, today, edition, desk, offered, boards)

        found = leaks(workspace, shown, files, copies, desk.read, own, made_without)
        if found:
            raise Leaking(found)
    return Made(files, copies, (*shown.problems, *offered.problems))


def _pages(
    shown: Shown,
    today: dt.date,
    edition: Edition,
    desk: Desk,
    offered: Packs,
    boards: Sequence[str],
) -> dict[str, bytes]:
    site = Site(shown.workspace, today, edition, offered.published, boards)
    return {**_pictures(desk.own_templates()), **build_pages(site, desk.template)}


class Leaking(Exception):
    """The gate found something in the public edition; ``problems`` say in which file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.problems = tuple(problems)


def _pictures(own: Mapping[str, bytes]) -> dict[str, bytes]:
    """Pictures beside the workspace's own templates, such as a logo that its layout shows."""
    return {
        name.removeprefix(_OWN): data
        for name, data in own.items()
        if name.startswith(_OWN) and name.lower().endswith(_PICTURES)
    }


def _without_address(workspace: Workspace, boards: Sequence[str]) -> list[Problem]:
    """Boards whose id, or whose folder's name for want of one, no address can be made of."""
    found = []
    for name, folder in workspace.boards.items():
        if boards and name not in boards:
            continue
        try:
            parse_id(name)
        except WrongText as fault:
            message = f"A board's pages stand in a folder of its id, and {fault.message}"
            mend = f"{fault.mend} Name the board's folder so, and write it as its id."
            found.append(error("F004", message, Location(f"{folder.folder}/board.yaml", 0), mend))
    return found


def _hiding(problems: Sequence[Problem]) -> list[Problem]:
    """Faults behind which a restriction could stand unread: of whole files, and of meetings."""
    return [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        and (problem.code == "F001" or _MEETING.match(problem.location.file))
    ]
