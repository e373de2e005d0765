"""``cspctl actions chase``: an e-mail draft for each lead; nothing is sent."""

import json
from typing import Annotated, Any

import typer

from cspctl.cli.actions import options, rows
from cspctl.cli.mailing import mail, output_folder, template
from cspctl.cli.printing import note, say, say_table
from cspctl.cli.session import board_named, session
from cspctl.documents.chase import Letter, contact, letter
from cspctl.loading import Want
from cspctl.model.workspace import Workspace
from cspctl.output import MANIFEST, write_folder
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
    text, html = template(run, TEXT), template(run, HTML)
    files: dict[str, bytes] = {}
    drafts: list[dict[str, Any]] = []
    for recipient in found.recipients:
        written = letter(space, recipient, run.today, restricted)
        view = {field.name: getattr(written, field.name) for field in fields(Letter)}
        name = _file_name(recipient, files)
        files[name] = mail(text, html, view, recipient.person, contact(space, recipient), run.today)
        drafts.append(
            {
                "file": name,
                "lead": recipient.person.name,
                "to": recipient.person.email,
                "overdue": [one.row.action.name for one in recipient.overdue],
                "due": [one.row.action.name for one in recipient.due],
            }
        )
    folder = output_folder(run, output, FOLDER)
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


def _file_name(recipient: Recipient, taken: dict[str, bytes]) -> str:
    name, count = f"{recipient.person.id}.eml", 1
    while name in taken:
        count += 1
        name = f"{recipient.person.id}-{count}.eml"
    return name


def _tell(drafts: list[dict[str, Any]], folder: str) -> None:
    if not drafts:
        say("Nobody has an action that is overdue or due before the next meeting.")
        return
    shown = [{**one, "overdue": len(one["overdue"]), "due": len(one["due"])} for one in drafts]
    say_table(shown, COLUMNS)
    note(f"{folder}: {len(drafts)} {'draft' if len(drafts) == 1 else 'drafts'}. Nothing was sent.")
