"""Whom the public can write to about a board."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class Contact:
    """A board's contact; address and telephone are '' when the board gives none."""

    name: str
    email: str
    phone: str


def contacts(site: Site, board: str) -> Iterator[Contact]:
    """Whom a board names for the public: the clerk who stands on its front sheets."""
    directory = site.directory(board)
    for text in site.boards[board].board.contact:
        who = directory.who(text, site.today)
        person = directory.person(who.id)
        email, phone = (person.email, person.phone) if person else (None, None)
        yield Contact(who.name, email or "", phone or "")
