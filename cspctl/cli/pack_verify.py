"""``cspctl pack verify``: nothing of what is withheld is in a built pack's public files."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.printing import print_problems, say
from cspctl.cli.session import session
from cspctl.loading import Want
from cspctl.problems import CannotRun, Location, error


def verify(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A built pack: build/csp-2017-12-13.")
    ],
) -> None:
    """Prove that nothing withheld is in any public file of a built pack; exit 1 if something is."""
    from cspctl.pack.verify.folder import verify_folder

    run = session(ctx)
    loaded = run.load(Want.EVERYTHING)
    place = folder if folder.is_dir() else run.folder.root / folder
    files = files_of(place, str(folder))
    templates = own_templates(run.folder.root / "templates")
    problems = verify_folder(files, loaded.workspace, run.folder.read, templates=templates)
    print_problems(problems)
    if problems:
        raise typer.Exit(1)
    many = sum(name.startswith("public/") for name in files) or len(files)
    say(f"{folder}: {many} public files hold nothing of what is withheld.")


def files_of(folder: Path, shown: str) -> dict[str, bytes]:
    """The folder's files by their names; a link could lead anywhere and is no file."""
    if not folder.is_dir():
        message = "There is no such folder."
        mend = "Name the folder that 'cspctl pack build' made, such as build/csp-2017-12-13."
        raise CannotRun(error("V605", message, Location(shown, 0), mend))
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            message = "This is a link to another place, and no file that was built."
            raise CannotRun(error("V605", message, Location(f"{shown}/{name}", 0), "Remove it."))
        if path.is_file() and _is_compared(name, folder):
            try:
                files[name] = path.read_bytes()
            except OSError as fault:
                message = f"This file cannot be read ({fault.strerror or fault})."
                place = Location(f"{shown}/{name}", 0)
                raise CannotRun(error("V605", message, place, "Look at the file.")) from None
    return files


def _is_compared(name: str, folder: Path) -> bool:
    """The full edition holds what is withheld, and is not read; only its manifest is."""
    whole = (folder / "public").is_dir()
    return not whole or name.startswith("public/") or name == "manifest.json"


def own_templates(folder: Path) -> dict[str, bytes]:
    """The workspace's own Word templates, by name."""
    if not folder.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}
