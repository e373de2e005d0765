"""``cspctl pack issue``: the built pack is published, and what it was is kept."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from cspctl.cli.agenda import Date
from cspctl.cli.board import Board
from cspctl.cli.pack_meeting import (
    build_folder,
    built_manifest,
    built_texts,
    issued_file,
    issued_or_none,
    meeting_or_stop,
)
from cspctl.cli.printing import note, print_problems, say
from cspctl.cli.session import Session, parsed_date, session
from cspctl.loading import Want
from cspctl.model.workspace import Workspace
from cspctl.pack.issuing import Issued, issued_bytes, notice_words, outdated
from cspctl.pack.sheets import Edition
from cspctl.pack.snapshot import snapshot
from cspctl.problems import Location, Problem, error


def issue(
    ctx: typer.Context,
    board: Board,
    date: Date,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day of issue; today when left out."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Issue it anew, in place of one that was issued.")
    ] = False,
) -> None:
    """Mark the built pack as published, and keep what later builds are compared with.

    Nothing is issued that the leak gate stops, or that was built from other papers than today's.
    """
    from cspctl.output import write_whole

    run = session(ctx)
    day = parsed_date(date, "DATE")
    issued_on = parsed_date(on, "--on") if on else run.today
    loaded = run.load(Want.EVERYTHING)
    folder, _ = meeting_or_stop(loaded, board, day)
    file = issued_file(folder, day)
    before = issued_or_none(run, file)
    if before is not None and not again:
        print_problems([_issued_already(before, file)])
        raise typer.Exit(1)
    build = build_folder(board, day)
    manifest, texts = built_manifest(run, build), built_texts(run, build)
    built = snapshot(manifest, texts, f"{build}/manifest.json")
    edition = Edition(loaded.workspace, folder, day, run.stated or day, public=False)
    problems = outdated(edition, built, run.folder.read, build)
    problems += _changed(run.folder.root / build, manifest, build)
    problems = problems or _leaks(run, loaded.workspace, build)
    print_problems(problems)
    if problems:
        note("Nothing was issued.")
        raise typer.Exit(1)
    record = issued_bytes(Issued(issued_on, manifest, texts))
    write_whole(run.folder.root / file, record)
    say(f"Issued the pack of {board}, {day}, on {issued_on}. Kept in {file} (do not publish it).")
    late = notice_words(folder.board, day, issued_on)
    if late:
        say(late)
    _say_what_to_send(manifest, build)


def _say_what_to_send(manifest: dict[str, Any], build: str) -> None:
    names = [str(entry["file"]) for entry in manifest.get("files", [])]
    whole = "pack.pdf" if "pack.pdf" in names else "pack.docx"
    say("To the members:")
    say(f"  {build}/{whole}")
    say("To the public, on the website:")
    for name in names:
        if name.startswith("public/") and not name.endswith(".json"):
            say(f"  {build}/{name}")


def _issued_already(before: Issued, file: str) -> Problem:
    message = f"This pack was issued on {before.on}"
    if before.supplements:
        message += f", with {len(before.supplements)} supplements since"
    mend = (
        "Send late papers with 'cspctl pack supplement', or issue it anew with --again, which "
        "forgets the first issue."
    )
    return error("C706", f"{message}.", Location(file, 0), mend)


def _changed(folder: Path, manifest: dict[str, Any], shown: str) -> Sequence[Problem]:
    """Files of the build that are not as they were built."""
    problems = []
    for entry in manifest.get("files", []):
        name = str(entry["file"])
        try:
            same = hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"]
        except OSError:
            same = False
        if not same:
            message = "This file is missing, or was changed after the build."
            mend = "Build the pack again, then issue it."
            problems.append(error("C705", message, Location(f"{shown}/{name}", 0), mend))
    return problems


def _leaks(run: Session, workspace: Workspace, build: str) -> list[Problem]:
    from cspctl.cli.pack_verify import files_of, own_templates
    from cspctl.pack.verify.folder import verify_folder

    files = files_of(run.folder.root / build, build)
    templates = own_templates(run.folder.root / "templates")
    return verify_folder(files, workspace, run.folder.read, templates=templates)
