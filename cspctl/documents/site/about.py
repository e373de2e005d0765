"""About the site: what it is made of, whom to write to, and what is known to fall short."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.site.contacts import Contact, contacts
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Site, board_path


@dataclass(frozen=True, slots=True)
class BoardContacts:
    """A board and its contacts."""

    board: Link
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the page says; ``downloads`` is whether there is any file to be downloaded."""

    boards: tuple[BoardContacts, ...]
    downloads: bool


def pages(site: Site) -> Iterator[Page]:
    """The one page about the site."""
    boards = tuple(
        BoardContacts(Link(site.board_name(name), board_path(name)), tuple(contacts(site, name)))
        for name in site.boards
    )
    downloads = any(site.published[key].downloads for key in site.published)
    view = About(boards, downloads)
    yield Page("about.html", "About this site and its accessibility", view, menu="About this site")
