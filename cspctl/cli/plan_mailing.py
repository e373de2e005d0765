"""The e-mail drafts of ``cspctl plan chase``: one an author."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from cspctl.cli.mailing import mail, template
from cspctl.cli.session import Session
from cspctl.documents.chase_papers import PaperLetter, paper_letter
from cspctl.model.board import Person
from cspctl.output import write_whole
from cspctl.queries.owed import Owed
from cspctl.queries.people import Directory

FOLDER = "build/chase-papers"
TEXT, HTML = "chase-papers.txt.j2", "chase-papers.html.j2"


def write_drafts(
    run: Session, directory: Directory, papers: Sequence[Owed], folder: Path
) -> tuple[list[str], list[str]]:
    """Write a draft to every author that can be written to; the files, and who could not be."""
    by_author: dict[str, list[Owed]] = {}
    unreached: list[str] = []
    for one in papers:
        who = directory.all(one.presenter, one.meeting)
        if not who:
            unreached.append(f"nobody is to present '{one.title}'")
        for found in who:
            person = directory.person(found.id)
            if person is None or not person.email:
                unreached.append(f"{found.name} has no e-mail address ('{one.title}')")
            else:
                by_author.setdefault(person.id, []).append(one)
    asking = _asking(directory)
    written = []
    for identity, owed in by_author.items():
        author = directory.person(identity)
        assert author is not None
        letter = paper_letter(author, directory.board.name, owed, asking, run.today)
        view = {field.name: getattr(letter, field.name) for field in fields(PaperLetter)}
        name = f"{directory.board.id}-{identity}.eml"
        data = mail(template(run, TEXT), template(run, HTML), view, author, asking, run.today)
        write_whole(folder / name, data)
        written.append(name)
    return written, unreached


def _asking(directory: Directory) -> Person | None:
    """The board's contact, who signs the letters."""
    named = [directory.person(who.id) for who in directory.all(directory.board.contact)]
    return next((person for person in named if person is not None), None)
