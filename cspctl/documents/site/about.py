"""About the site: what it is made of, whom to write to, and what is known to fall short."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.contacts import Contact, contacts
from cspctl.documents.site.page import Page
from cspctl.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class BoardContacts:
    """A board and its contacts."""

    board: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the page says."""

    boards: tuple[BoardContacts, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page about the site."""
    boards = tuple(
        BoardContacts(site.board_name(name), tuple(contacts(site, name))) for name in site.boards
    )
    title = "About this site and its accessibility"
    yield Page("about.html", title, About(boards), menu="About this site")
