"""``cspctl pack``: the pack of a meeting."""

from pathlib import Path
from typing import Annotated

import typer

from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import Session, board_named, parsed_date, session
from cspctl.loading import Loaded, Want
from cspctl.loading.noted import Noted
from cspctl.pack.build import Built
from cspctl.pack.kept import Kept, recall


def build(
    ctx: typer.Context,
    board: Annotated[str, typer.Argument(metavar="BOARD", help="The board's id, such as csp.")],
    date: Annotated[str, typer.Argument(metavar="DATE", help="The meeting: 2017-12-13.")],
    pdf: Annotated[
        bool,
        typer.Option(
            "--pdf/--no-pdf", help="Make the PDFs and page numbers, if LibreOffice is there."
        ),
    ] = True,
    page_images: Annotated[
        bool,
        typer.Option(
            "--page-images",
            help="Show papers that are no Word text as pictures in the Word file, not as slips.",
        ),
    ] = False,
) -> None:
    """Build the pack of a meeting into build/BOARD-DATE/, with its public edition in public/."""
    from cspctl.cli.desk import DiskDesk
    from cspctl.output import write_folder
    from cspctl.pack.build import build as build_pack

    run = session(ctx)
    day = parsed_date(date, "DATE")
    folder = f"build/{board}-{day}"
    files = Noted(run.folder)
    desk = DiskDesk(run.folder, converting=pdf)
    try:
        desk.expect(f"packs/{board}/{day}", f"{folder}/manifest.json")
        loaded = run.load(Want.EVERYTHING, files)
        board_named(loaded.workspace, board, loaded.problems)
        built = build_pack(
            loaded.workspace,
            loaded.problems,
            board,
            day,
            run.stated or day,
            desk,
            page_images=page_images,
            tools=desk.tools,
        )
        desk.stage("Writing the files")
        write_folder(run.folder.root / folder, built.files)
    finally:
        desk.done()
    _report(built, _from_here(run, folder), desk.unconverted)
    found = len(loaded.problems) + _broken_rules(run, loaded, files.fingerprint, desk.tools.kept)
    if found:
        many = "1 problem" if found == 1 else f"{found} problems"
        note(f"'cspctl check' shows {many} in this workspace; none of them stops the pack.")


def _report(built: Built, folder: str, unconverted: str) -> None:
    """Say what was made, what to open, and what the user should know of it."""
    pages = f", {built.pages} pages behind the front sheet" if built.counted else ""
    say(f"Built {folder}/: {len(built.files)} files{pages}.")
    ending = "pdf" if "pack.pdf" in built.files else "docx"
    say(
        f"Open {folder}/pack.{ending} (the board's) "
        f"or {folder}/public/pack-public.{ending} (the public's)."
    )
    if built.withheld:
        say(f"Withheld from the public: {_items(built.withheld)}.")
    if built.cleaned:
        many = "1 thing" if built.cleaned == 1 else f"{built.cleaned} things"
        say(f"Screening took {many} out of papers; manifest.json lists them.")
    print_problems(built.warnings)
    if built.apart:
        say("Papers that are no Word text have a page in their place; send them beside the pack:")
        for file in built.apart:
            say(f"  {file}{' (restricted: not to the public)' if file in built.closed else ''}")
    if not built.counted:
        say(f"There is no PDF and pages were not counted: {unconverted}.")
        how = "leave out --no-pdf" if "--no-pdf" in unconverted else "install LibreOffice"
        say(
            f"To get them, {how} and build again, or open pack.docx in Word, "
            "select all (Ctrl+A) and press F9."
        )


def _broken_rules(run: Session, loaded: Loaded, fingerprint: str, kept: Kept) -> int:
    """How often rules of meaning are broken in the workspace, whose files have a fingerprint.

    A workspace of which nothing but a Word paper has changed is not gone through again.
    """
    today = run.today

    def counted(*_: bytes | str) -> bytes:
        from cspctl.rules import check

        found = check(loaded.workspace, today, run.folder.names(), loaded.problems)
        return str(len(found)).encode()

    return int(recall(kept, "broken rules", counted, fingerprint, today.isoformat()))


def _from_here(run: Session, folder: str) -> str:
    """A folder of the workspace as its user can open it from where the command was started."""
    full = run.folder.root / folder
    here = Path.cwd()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else str(full)


def _items(names: tuple[str, ...]) -> str:
    word = "item" if len(names) == 1 else "items"
    return f"{word} {', '.join(names)}"
