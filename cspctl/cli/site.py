"""``cspctl site build``: the static site, for the public or for the members."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import Session, board_named, session
from cspctl.documents.site.site import Edition
from cspctl.loading import Want
from cspctl.problems import CannotRun, Location, error
from cspctl.storage.tree import Content, kind_of, write_tree

PUBLIC = "site, public edition"
MEMBERS = "site, members' edition"
FOLDERS = {"public": "build/site", "members": "build/site-members"}
# Folders of the workspace that are the boards' own.
OWN = ("packs", "templates", "docs", ".git")


def build(
    ctx: typer.Context,
    members: Annotated[
        bool,
        typer.Option("--members", help="The members' edition, with drafts and restricted items."),
    ] = False,
    board: options.Boards = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="The folder; else build/site or site-members."
        ),
    ] = None,
) -> None:
    """Write the site: boards, meetings, papers, plans and actions as pages for any web server.

    The public edition shows what was published, and nothing that is restricted or a draft. The
    pages need no server: open index.html in a browser.
    """
    from cspctl.cli.site_desk import SiteDesk
    from cspctl.site.making import Leaking, make_site

    run = session(ctx)
    loaded = run.load(Want.EVERYTHING)
    boards = [
        board_named(loaded.workspace, name, loaded.problems).board.id
        for name in dict.fromkeys(board or ())
    ]
    edition: Edition = "members" if members else "public"
    folder, shown = output_folder(run, output, members=members)
    desk = SiteDesk(run.folder)
    try:
        made = make_site(loaded.workspace, loaded.problems, run.today, edition, desk, boards)
    except Leaking as found:
        print_problems(found.problems)
        note("Nothing was written.")
        raise typer.Exit(1) from None
    files: dict[str, Content] = {path: partial(bytes, data) for path, data in made.files.items()}
    files |= {copy.path: partial(desk.cleared, copy) for copy in made.copies}
    changed = write_tree(folder, files, MEMBERS if members else PUBLIC, shown)
    print_problems(made.warnings)
    pages = sum(path.endswith(".html") for path in made.files)
    say(f"Built {shown}/: {pages} pages, {len(made.copies)} files of packs; {changed} changed.")
    say(f"Open {shown}/index.html.")
    if members:
        say("This is the members' edition: it is not for publication.")
    raise typer.Exit(files_read(loaded))


def output_folder(run: Session, output: str | None, *, members: bool) -> tuple[Path, str]:
    """Where to write, and how messages name it; CannotRun for a folder that is not for a site."""
    root = run.folder.root
    usual = FOLDERS["members" if members else "public"]
    if output is None:
        return root / usual, usual
    folder = Path(output).resolve()
    mend = f"Choose another, such as {usual}."
    own = [root / name for name in OWN]
    if (
        folder == root
        or root.is_relative_to(folder)
        or any(folder.is_relative_to(one) for one in own)
    ):
        message = "This folder holds the boards' own files."
        raise CannotRun(error("H804", message, Location(output, 0), mend))
    public = root / FOLDERS["public"]
    if members and (
        folder.is_relative_to(public)
        or any(kind_of(one) == PUBLIC for one in (folder, *folder.parents))
    ):
        message = "This folder lies in the public site, where the members' edition must not be."
        raise CannotRun(error("H804", message, Location(output, 0), mend))
    return folder, output
