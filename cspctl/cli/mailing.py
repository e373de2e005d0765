"""E-mail drafts from a pair of templates, text and HTML; nothing is sent."""

import datetime as dt
from pathlib import Path
from typing import Any

from cspctl import template_store
from cspctl.cli.session import Session
from cspctl.model.board import Person
from cspctl.problems import CannotRun, Location, error


def template(run: Session, name: str) -> tuple[str, bytes]:
    """The workspace's own template, or else the packaged one: its path as shown, and its bytes."""
    own = f"templates/{name}"
    try:
        return own, run.folder.read(own)
    except FileNotFoundError:
        return f"{name} (packaged)", template_store.packaged(name)
    except OSError as fault:
        message = f"This template cannot be read ({fault.strerror or fault})."
        raise CannotRun(error("T403", message, Location(own), "Look at the file.")) from None


def mail(
    text_template: tuple[str, bytes],
    html_template: tuple[str, bytes],
    view: dict[str, Any],
    to: Person,
    asking: Person | None,
    day: dt.date,
) -> bytes:
    """A draft to a person; the first line of the text template is its subject."""
    from cspctl.writers.eml import Mail, draft
    from cspctl.writers.text_template import render_text

    name, data = text_template
    first, _, body = render_text(data, view, name=name).partition("\n")
    if not first.startswith("Subject:"):
        mend = "Begin it with a line 'Subject: ...' and a blank line."
        message = "This template does not begin with its subject."
        raise CannotRun(error("T402", message, Location(name), mend))
    html_name, html = html_template
    return draft(
        Mail(
            to=(to.name, to.email or ""),
            subject=first.removeprefix("Subject:").strip(),
            text=body.lstrip("\n"),
            html=render_text(html, view, name=html_name, html=True),
            day=day,
            sender=(asking.name, asking.email) if asking and asking.email else None,
        )
    )


def output_folder(run: Session, output: str | None, usual: str) -> Path:
    """Where to write drafts; the workspace's own folders are refused."""
    root = run.folder.root
    folder = Path(output).resolve() if output else root / usual
    own = [root / name for name in ("packs", "templates", ".git")]
    if folder == root or any(folder == one or folder.is_relative_to(one) for one in own):
        message = "This folder holds the board's own files."
        mend = f"Choose another, such as {usual}."
        raise CannotRun(error("F001", message, Location(str(output), 0), mend))
    return folder
