"""What every page of the site has, whatever its kind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site: ``path`` from the site's top, '' for words that lead nowhere."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, what it is called, and the view that its template shows.

    Attributes:
        path: from the site's top, ``csp/2017-12-13.html``.
        title: the page's one heading of the first level, and the first part of its title.
        view: a frozen dataclass; the template sees its fields by their names.
        board: the id of the board that it is about; '' for a page about all of them.
        menu: its name in the menu of its board (of the whole site without one); '' to stay out.
        section: the path of the page of the menu that it belongs to; '' for none but itself.
        caption: a few words above the heading; the board's name when left out.
        description: one sentence for search engines and lists of links.
        draft: whether to mark it as a draft (the members' edition alone has drafts).
        wide: whether it has a table that wants the whole width.
    """

    path: str
    title: str
    view: object
    board: str = ""
    menu: str = ""
    section: str = ""
    caption: str = ""
    description: str = ""
    draft: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page, such as a feed or a calendar."""

    path: str
    data: bytes
