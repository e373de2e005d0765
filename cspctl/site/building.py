"""The pages of one edition: a pure function of the workspace, the day and the templates."""

from collections.abc import Iterable, Mapping

from cspctl.documents.site.news import FEED
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Site, board_path
from cspctl.site.table import ASSETS, FILES, PAGES
from cspctl.writers.html.pages import Entry, Frame, Pages, Templates

HOME = "index.html"


def build_pages(site: Site, template: Templates) -> dict[str, bytes]:
    """Every file of the site but the downloads, by its path from the site's top.

    Args:
        site: the edition: its workspace, its day, and the packs that it offers.
        template: gives a file of templates/site/ by its name (``home.html.j2``, ``site.css``):
            where it lies, as messages name it, and its bytes.

    Raises:
        CannotRun: a template is faulty; each fault has its file and line.
    """
    made = [(kind.template, page) for kind in PAGES for page in kind.pages(site)]
    frames = _Frames(site, [page for _, page in made])
    writer = Pages(lambda name: template(f"{name}.html.j2"))
    files: dict[str, bytes] = {}
    for name, page in made:
        _add(files, page.path, writer.html(name, page, frames.around(page)))
    for others in FILES:
        for file in others(site):
            _add(files, file.path, file.data)
    for asset in ASSETS:
        _add(files, asset, template(asset)[1])
    return files


def _add(files: dict[str, bytes], path: str, data: bytes) -> None:
    assert path not in files, f"two files of the site have the path {path}"
    files[path] = data


class _Frames:
    """What stands around each page: the menus are the same for all pages of a board."""

    def __init__(self, site: Site, pages: Iterable[Page]) -> None:
        self._site = site
        self._titles: dict[str, str] = {}
        self._menus: dict[str, list[Link]] = {}
        for page in pages:
            self._titles[page.path] = page.menu or page.title
            if page.menu:
                self._menus.setdefault(page.board, []).append(Link(page.menu, page.path))

    def around(self, page: Page) -> Frame:
        """The frame of a page."""
        site = self._site
        name = site.board_name(page.board) if page.board else ""
        whole = site.name if not site.organisation else f"{site.name}, {site.organisation}"
        # A page that is called as the site is has its name in the menu: Home, Overview.
        own = page.menu if page.menu and page.title == site.name else page.title
        words = [own, name if name not in (page.title, site.name) else "", whole]
        return Frame(
            name=site.name,
            organisation=site.organisation or self._organisation(page),
            public=site.public,
            made=site.today,
            menu=tuple(self._entries("", page)),
            board=Link(name, board_path(page.board)) if page.board else None,
            board_menu=tuple(self._entries(page.board, page)) if page.board else (),
            crumbs=tuple(self._crumbs(page, name)),
            title=" - ".join(filter(None, words)),
            links=(self._feed(page.board, name),),
        )

    @staticmethod
    def _feed(board: str, name: str) -> dict[str, str]:
        """What tells a feed reader of the feed of a page's board, or of all."""
        return {
            "rel": "alternate",
            "type": "application/atom+xml",
            "title": f"New papers: {name}" if board else "New papers",
            "path": f"{board}/{FEED}" if board else FEED,
        }

    def _organisation(self, page: Page) -> str:
        """Who runs the board of a page, where the boards have several organisations."""
        return (self._site.boards[page.board].board.organisation or "") if page.board else ""

    def _entries(self, board: str, page: Page) -> Iterable[Entry]:
        for link in self._menus.get(board, ()):
            current = "page" if link.path == page.path else ""
            if link.path == page.section:
                current = "true"
            yield Entry(link.text, link.path, current)

    def _crumbs(self, page: Page, board: str) -> Iterable[Link]:
        if page.path == HOME:
            return
        yield Link("Home", HOME)
        above: Mapping[str, str] = {board_path(page.board): board} if page.board else {}
        for path, text in above.items():
            if path != page.path:
                yield Link(text, path)
        if page.section and page.section not in (page.path, *above):
            yield Link(self._titles[page.section], page.section)
