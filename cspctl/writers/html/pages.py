"""Pages from their templates: the main part by the page's own, and the layout around it."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from cspctl.documents.site.page import Link, Page
from cspctl.writers.docx.sandbox import NotText
from cspctl.writers.html.filters import FILTERS
from cspctl.writers.text_template import TextTemplate

LAYOUT = "layout"
# Names that a page's view may not have: templates have them from elsewhere.
FRAME = ("page", "site", "root")

Templates = Callable[[str], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu. ``current`` is ``page`` for the page itself, ``true`` for its section."""

    text: str
    path: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the layout shows around a page: the site, its menus, the way back.

    Attributes:
        name: what the site is called.
        organisation: who is behind it; '' when there is no one.
        public: whether it is the edition for everybody.
        made: the day at which it is reckoned.
        menu: the menu of the whole site.
        board: the board of the page, None for a page of none.
        board_menu: the menu of that board.
        crumbs: the pages above it, from the home page down.
        title: what stands in the browser's title.
        contacts: whom to write to, in one line each.
        links: addresses for the head of the page, as (relation, type, title, path).
    """

    name: str
    organisation: str
    public: bool
    made: Any
    menu: tuple[Entry, ...]
    board: Link | None
    board_menu: tuple[Entry, ...]
    crumbs: tuple[Link, ...]
    title: str
    links: tuple[Mapping[str, str], ...] = field(default=())


class Pages:
    """The templates of a site, each read once, and what comes of them.

    ``template`` gives a template by its name: where it lies, as messages name it, and its bytes.
    """

    def __init__(self, template: Templates) -> None:
        self._template = template
        self._read: dict[str, TextTemplate] = {}
        self._filters = {**FILTERS, "part": self._part}
        self._root = ""
        self._parts: dict[tuple[int, str, str], tuple[object, Markup]] = {}

    def html(self, name: str, page: Page, frame: Frame) -> bytes:
        """A page as a file; CannotRun with the template's faults, each with file and line."""
        view = {one.name: getattr(page.view, one.name) for one in dataclasses.fields(page.view)}  # type: ignore[arg-type]
        taken = [name for name in FRAME if name in view]
        assert not taken, f"a view may not have {taken}: the frame has it"
        self._root = "../" * page.path.count("/")
        around = {"page": page, "site": frame, "root": self._root}
        content = self._filled(name, {**view, **around})
        whole = self._filled(LAYOUT, {**around, "content": Markup(content)})
        return whole.encode("utf-8")

    def _part(self, record: Any, name: str) -> Markup:
        """The filter ``part``: a record by the template ``part-NAME.html.j2``.

        What stands on several pages, such as an action, is written once and kept.
        """
        key = (id(record), name, self._root)
        if key not in self._parts:
            if not dataclasses.is_dataclass(record):
                raise NotText("'part' needs a record")
            view = {one.name: getattr(record, one.name) for one in dataclasses.fields(record)}
            made = Markup(self._filled(f"part-{name}", {**view, "root": self._root}))
            self._parts[key] = (record, made)  # with the record, so that its id stays its own
        return self._parts[key][1]

    def _filled(self, name: str, names: Mapping[str, object]) -> str:
        if name not in self._read:
            shown, data = self._template(name)
            self._read[name] = TextTemplate(
                data, names, name=shown, html=True, filters=self._filters
            )
        return self._read[name].render(names)
