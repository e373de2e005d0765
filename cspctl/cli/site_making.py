"""An edition of the site from the workspace as it lies on disk, for all commands that make one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from cspctl.cli.session import Session, board_named
from cspctl.cli.site_desk import SiteDesk
from cspctl.documents.site.site import Edition
from cspctl.loading import Loaded, Want
from cspctl.problems import Problem
from cspctl.site.making import make_site


class MadeSite(NamedTuple):
    """A site: by path what gives each file's bytes, and what its maker should know.

    ``pages`` and ``copies`` count its pages and its files of packs.
    """

    files: Mapping[str, Callable[[], bytes]]
    pages: int
    copies: int
    warnings: tuple[Problem, ...]
    loaded: Loaded


def made_site(run: Session, boards: Sequence[str], *, members: bool) -> MadeSite:
    """Read the workspace and make an edition, of the boards that are named or of all.

    Raises:
        CannotRun, Leaking: as :func:`cspctl.site.making.make_site` does.
    """
    loaded = run.load(Want.EVERYTHING)
    ids = [
        board_named(loaded.workspace, name, loaded.problems).board.id
        for name in dict.fromkeys(boards)
    ]
    edition: Edition = "members" if members else "public"
    desk = SiteDesk(run.folder)
    made = make_site(loaded.workspace, loaded.problems, run.today, edition, desk, ids)
    files: dict[str, Callable[[], bytes]] = {
        path: partial(bytes, data) for path, data in made.files.items()
    }
    files |= {copy.path: partial(desk.cleared, copy) for copy in made.copies}
    pages = sum(path.endswith(".html") for path in made.files)
    return MadeSite(files, pages, len(made.copies), made.warnings, loaded)
