"""The files of the site that are no pages: the search's data, feeds, calendars."""

from collections.abc import Iterator

from cspctl.documents.calendar import KINDS, calendar
from cspctl.documents.site import news
from cspctl.documents.site.log import Log
from cspctl.documents.site.page import File
from cspctl.documents.site.site import Site
from cspctl.queries.withhold import for_public
from cspctl.writers.action_data import action_data
from cspctl.writers.atom import atom
from cspctl.writers.ics import calendar_file

SEARCH = "actions-data.js"


def action_search(site: Site) -> Iterator[File]:
    """The actions as the search of their page reads them."""
    rows = site.once(Log).all()
    if rows:
        yield File(SEARCH, action_data(rows))


def feeds(site: Site) -> Iterator[File]:
    """The feeds of new papers: of all boards and of each."""
    for feed in news.feeds(site):
        yield File(feed.path, atom(feed))


def calendars(site: Site) -> Iterator[File]:
    """The calendars: of all boards and of each.

    Everybody gets the meetings; members also what has to be done for them and by when. What is
    restricted is in neither: calendars are passed on and kept on telephones.
    """
    kinds = ("meeting",) if site.public else KINDS
    workspace = site.workspace if site.public else for_public(site.workspace)
    for path, name, boards in [
        (news.CALENDAR, site.name, tuple(site.boards)),
        *((f"{one}/{news.CALENDAR}", site.board_name(one), (one,)) for one in site.boards),
    ]:
        entries = calendar(workspace, site.today, boards, kinds)
        yield File(path, calendar_file(entries, name, site.today))
