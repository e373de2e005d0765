"""``cspctl actions chase``: an e-mail draft for each lead; nothing is sent."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cspctl import template_store
from cspctl.cli.actions import options, rows
from cspctl.cli.printing import note, say, say_table
from cspctl.cli.session import Session, board_named, session
from cspctl.documents.chase import Letter, contact, letter
from cspctl.loading import Want
from cspctl.model.workspace import Workspace
from cspctl.output import MANIFEST, write_folder
from cspctl.problems import CannotRun, Location, error
from cspctl.queries.chasing import Recipient, chase
from cspctl.queries.withhold import for_public
from cspctl.reporters.rows import Column

FOLDER = "build/chase"
TEXT, HTML = "chase.txt.j2", "chase.html.j2"
COLUMNS = (
    Column("lead", "Lead", wide=True),
    Column("overdue", "Overdue"),
    Column("due", "Due"),
    Column("file", "Draft"),
)


def chase_leads(
    ctx: typer.Context,
    board: options.Boards = None,
    lead: options.Leads = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="DIR", help=f"The folder; else {FOLDER}."),
    ] = None,
) -> None:
    """Write an e-mail draft to each lead with their overdue and due actions of all boards.

    A draft opens in Outlook and Thunderbird ready to send. Leads who cannot be written to are
    named. Restricted actions go to their leads alone, and say so.
    """
    from dataclasses import fields

    run = session(ctx)
    # What minutes and papers withhold, actions inherit.
    loaded = run.load(Want.LOG | Want.MEETINGS | Want.PAPERS)
    space = loaded.workspace
    boards = [board_named(space, name, loaded.problems).board.id for name in board or ()]
    found = chase(space, run.today, boards, lead or ())
    restricted = _restricted(space)
    templates = {name: _template(run, name) for name in (TEXT, HTML)}
    files: dict[str, bytes] = {}
    drafts: list[dict[str, Any]] = []
    for recipient in found.recipients:
        written = letter(space, recipient, run.today, restricted)
        view = {field.name: getattr(written, field.name) for field in fields(Letter)}
        name = _file_name(recipient, files)
        files[name] = _draft(space, recipient, view, templates, run.today)
        drafts.append(
            {
                "file": name,
                "lead": recipient.person.name,
                "to": recipient.person.email,
                "overdue": [one.row.action.name for one in recipient.overdue],
                "due": [one.row.action.name for one in recipient.due],
            }
        )
    folder = _folder(run, output)
    manifest = {
        "date": run.today.isoformat(),
        "drafts": drafts,
        "unreached": [one._asdict() for one in found.unreached],
        "files": [{"file": name} for name in sorted(files)],
    }
    answer = json.dumps(manifest, ensure_ascii=False, indent=2)
    write_folder(folder, {**files, MANIFEST: f"{answer}\n".encode()})
    _tell(drafts, output or FOLDER)
    for one in found.unreached:
        note(f"No draft: {one.name} {one.why} ({', '.join(one.actions)}).")
    for recipient in found.recipients:
        if recipient.person.until and recipient.person.until < run.today:
            note(f"{recipient.person.name} left on {recipient.person.until}.")
    raise typer.Exit(rows.files_read(loaded))


def _restricted(space: Workspace) -> set[str]:
    """The names of the actions that the public may not see, by themselves or by their item."""
    shown = {action.name for action in for_public(space).actions if action.restricted is None}
    return {action.name for action in space.actions} - shown


def _template(run: Session, name: str) -> tuple[str, bytes]:
    """The workspace's own template, or else the packaged one: its path as shown, and its bytes."""
    own = f"templates/{name}"
    try:
        return own, run.folder.read(own)
    except FileNotFoundError:
        return f"{name} (packaged)", template_store.packaged(name)
    except OSError as fault:
        message = f"This template cannot be read ({fault.strerror or fault})."
        raise CannotRun(error("T403", message, Location(own), "Look at the file.")) from None


def _draft(
    space: Workspace,
    recipient: Recipient,
    view: dict[str, object],
    templates: dict[str, tuple[str, bytes]],
    today: dt.date,
) -> bytes:
    from cspctl.writers.eml import Mail, draft
    from cspctl.writers.text_template import render_text

    name, data = templates[TEXT]
    text = render_text(data, view, name=name)
    first, _, body = text.partition("\n")
    if not first.startswith("Subject:"):
        mend = "Begin it with a line 'Subject: ...' and a blank line."
        message = "This template does not begin with its subject."
        raise CannotRun(error("T402", message, Location(name), mend))
    html_name, html = templates[HTML]
    asking = contact(space, recipient)
    person = recipient.person
    return draft(
        Mail(
            to=(person.name, person.email or ""),
            subject=first.removeprefix("Subject:").strip(),
            text=body.lstrip("\n"),
            html=render_text(html, view, name=html_name, html=True),
            day=today,
            sender=(asking.name, asking.email) if asking and asking.email else None,
        )
    )


def _file_name(recipient: Recipient, taken: dict[str, bytes]) -> str:
    name, count = f"{recipient.person.id}.eml", 1
    while name in taken:
        count += 1
        name = f"{recipient.person.id}-{count}.eml"
    return name


def _folder(run: Session, output: str | None) -> Path:
    """Where to write; the workspace's own folders are refused."""
    root = run.folder.root
    folder = Path(output).resolve() if output else root / FOLDER
    own = [root / name for name in ("packs", "templates", ".git")]
    if folder == root or any(folder == one or folder.is_relative_to(one) for one in own):
        message = "This folder holds the board's own files."
        mend = "Choose another, such as build/chase."
        raise CannotRun(error("F001", message, Location(str(output), 0), mend))
    return folder


def _tell(drafts: list[dict[str, Any]], folder: str) -> None:
    if not drafts:
        say("Nobody has an action that is overdue or due before the next meeting.")
        return
    shown = [{**one, "overdue": len(one["overdue"]), "due": len(one["due"])} for one in drafts]
    say_table(shown, COLUMNS)
    note(f"{folder}: {len(drafts)} {'draft' if len(drafts) == 1 else 'drafts'}. Nothing was sent.")
