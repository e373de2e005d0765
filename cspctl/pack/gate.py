"""Stage 7, verify: no build is written whose public edition holds what is withheld."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from cspctl.model.workspace import Workspace
from cspctl.pack.papers import Shelf
from cspctl.pack.printing import Drawer
from cspctl.pack.sheets import Edition
from cspctl.pack.verify import compared, verify, withheld_of
from cspctl.problems import Problem
from cspctl.template_store import names

NO_MEETING = ("", dt.date.min)
NOTHING: Mapping[str, bytes] = MappingProxyType({})


class GateDesk(Shelf, Drawer, Protocol):
    """What the gate needs from outside: papers of other meetings, and the templates."""


def leaks(
    full: Edition,
    public: Workspace,
    received: Mapping[str, bytes],
    files: Mapping[str, bytes],
    desk: GateDesk,
) -> list[Problem]:
    """Everything that keeps the public files from being published; empty when all is clear.

    ``received`` are the papers as they came, before screening, which is how ``pack verify``
    compares them too.
    """
    meeting = (full.board.board.id, full.day)
    return leaks_of(full.workspace, public, files, desk, meeting=meeting, received=received)


def leaks_of(
    workspace: Workspace,
    public: Workspace,
    files: Mapping[str, bytes],
    desk: GateDesk,
    *,
    meeting: tuple[str, dt.date] = NO_MEETING,
    received: Mapping[str, bytes] = NOTHING,
) -> list[Problem]:
    """The same for public files that belong to no meeting, or to the ``meeting`` named.

    All withheld papers are compared, of a meeting's own the open ones too.
    """
    papers = dict(received)
    for file in compared(workspace, public, *meeting):
        if file not in papers:
            try:
                papers[file] = desk.paper(file)
            except OSError:
                continue  # another meeting's paper that is not there cannot be in these files
    templates = dict(
        desk.template(name.removesuffix(".docx")) for name in names() if name.endswith(".docx")
    )
    own = {
        place.removeprefix("templates/"): data
        for place, data in templates.items()
        if place.startswith("templates/")
    }
    return verify(files, withheld_of(workspace, public, papers, templates=own))
