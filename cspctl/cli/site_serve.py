"""``cspctl site serve``: the site on this machine, made again whenever its files change."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.actions import options
from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import Session, session
from cspctl.cli.site import FOLDERS
from cspctl.problems import CannotRun, Location, Problem, Severity, error
from cspctl.serving.server import Server, Site

PORT = 8000
# What a site is made from. Of build/ it takes packs; its own folders are none of its sources.
WATCHED = ("actions.yaml", "packs", "templates", "build")
MADE = (*FOLDERS.values(), "build/.cache")


def serve(
    ctx: typer.Context,
    members: Annotated[
        bool,
        typer.Option("--members", help="The members' edition, with drafts and restricted items."),
    ] = False,
    board: options.Boards = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="PORT", min=0, max=65535, help="The port; 0 for one that is free."
        ),
    ] = PORT,
) -> None:
    """Show the site in a browser on this machine, and make it again when a file changes.

    Nobody else can see it: it answers this machine alone. Nothing is written. A change with a
    fault in it is told here, and what was shown before stays. Ctrl+C ends it.
    """
    from cspctl.serving.watching import PAUSE, Watch, stamps

    run = session(ctx)
    root = run.folder.root
    site = Site()
    server = _server(site, port)
    maker = _Maker(run, board or (), members=members)
    # Looked at before it is read, so that what changes while it is read is seen.
    watch = Watch(lambda: (run.today, stamps(root, WATCHED, MADE)))
    server.start()
    try:
        maker.make(site)
        say(f"Showing the {'members’' if members else 'public'} edition at {server.address}")
        say("It is made again when a file changes. Ctrl+C ends it.")
        sys.stdout.flush()
        while True:
            time.sleep(PAUSE)
            if watch.changed():
                maker.make(site)
                sys.stdout.flush()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
    say("Stopped.")


def _server(site: Site, port: int) -> Server:
    try:
        return Server(site, port)
    except OSError as fault:
        message = f"Port {port} cannot be had ({fault.strerror or fault})."
        mend = "Choose another, such as --port 8001, or --port 0 for any that is free."
        raise CannotRun(error("F001", message, Location("--port", 0), mend)) from None


class _Maker:
    """Makes the site again and again, and says what is wrong with it."""

    def __init__(self, run: Session, boards: Sequence[str], *, members: bool) -> None:
        self._start: Path = run.start
        self._stated = run.stated
        self._boards = boards
        self._members = members
        self._told: tuple[Problem, ...] = ()
        self._known: set[tuple[str, str, str]] = set()

    def make(self, site: Site) -> None:
        """Put a new site in the place of the one before, unless a new fault is in it."""
        from cspctl.cli.site_making import made_site
        from cspctl.site.making import Leaking

        try:
            made = made_site(
                Session(self._start, self._stated), self._boards, members=self._members
            )
        except (CannotRun, Leaking) as fault:
            self._tell(fault.problems)
            self._kept(site)
            return
        faults = [one for one in made.loaded.problems if one.severity is Severity.ERROR]
        self._tell((*faults, *made.warnings))
        found = {(one.code, one.subject, one.words) for one in faults}
        # A fault that was there when it started does not hold up every other change.
        if site.files is not None and found - self._known:
            self._kept(site)
            return
        again = " again" if site.files is not None else ""
        self._known = found
        site.files = made.files
        say(f"Made{again}: {made.pages} pages, {made.copies} files of packs.")

    def _tell(self, problems: Sequence[Problem]) -> None:
        if tuple(problems) != self._told:
            print_problems(problems)
        self._told = tuple(problems)

    def _kept(self, site: Site) -> None:
        note(
            "The site could not be made; mend this, and it is tried again."
            if site.files is None
            else "The site stays as it was; mend this, and it is made again."
        )
