"""``cspctl site build``: the static site, for the public or for the members."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import Session, session
from cspctl.problems import CannotRun, Location, error
from cspctl.storage.tree import holds_kind, kind_of, write_tree

PUBLIC = "site, public edition"
MEMBERS = "site, members' edition"
FOLDERS = {"public": "build/site", "members": "build/site-members"}
# Folders of the workspace that are the boards' own.
OWN = ("packs", "templates", "docs", ".git", "build/.cache")


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

    The public edition has nothing that is restricted, and no draft on its pages; published packs
    are offered as they were. The pages need no server: open index.html in a browser.
    """
    from cspctl.cli.site_making import made_site
    from cspctl.site.making import Leaking

    run = session(ctx)
    folder, shown = output_folder(run, output, members=members)
    try:
        made = made_site(run, board or (), members=members)
    except Leaking as found:
        print_problems(found.problems)
        note("Nothing was written.")
        if kind_of(folder) == PUBLIC:
            note(f"{shown}/ is as it was built before, and may show what is withheld since.")
        raise typer.Exit(1) from None
    changed = write_tree(folder, made.files, MEMBERS if members else PUBLIC, shown)
    print_problems(made.warnings)
    say(f"Built {shown}/: {made.pages} pages, {made.copies} files of packs; {changed} changed.")
    say(f"Open {shown}/index.html.")
    if members:
        say("This is the members' edition: it is not for publication.")
    raise typer.Exit(files_read(made.loaded))


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
        # In build/ lie the members' packs and their edition of the site.
        (root / "build").is_relative_to(folder) or any(folder.is_relative_to(one) for one in own)
    ):
        message = "This folder holds the boards' own files."
        raise CannotRun(error("H804", message, Location(output, 0), mend))
    if not members and holds_kind(folder, MEMBERS):
        message = "The members' edition lies in this folder, which is to be published."
        raise CannotRun(error("H804", message, Location(output, 0), mend))
    public = root / FOLDERS["public"]
    if members and (
        folder.is_relative_to(public)
        or any(kind_of(one) == PUBLIC for one in (folder, *folder.parents))
    ):
        message = "This folder lies in the public site, where the members' edition must not be."
        raise CannotRun(error("H804", message, Location(output, 0), mend))
    return folder, output
