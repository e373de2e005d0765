"""Every kind of page and file of the site. The order is that of the menus."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cspctl.documents.site import (
    about,
    action_lists,
    actions,
    attendance,
    board,
    decisions,
    forward_plan,
    home,
    meeting,
    membership,
    news,
    performance,
    plans,
    recommendations,
)
from cspctl.documents.site.page import File, Page
from cspctl.documents.site.site import Site
from cspctl.site.files import action_search, calendars, feeds


class Kind(NamedTuple):
    """A kind of page: its template ``templates/site/NAME.html.j2``, and what makes its pages."""

    template: str
    pages: Callable[[Site], Iterable[Page]]


PAGES: tuple[Kind, ...] = (
    Kind("home", home.pages),
    Kind("board", board.pages),
    Kind("meeting", meeting.pages),
    Kind("forward-plan", forward_plan.pages),
    Kind("plans", plans.lists),
    Kind("plan", plans.pages),
    Kind("recommendations", recommendations.lists),
    Kind("report-back", recommendations.pages),
    Kind("performance", performance.pages),
    Kind("actions", actions.finder),
    Kind("action-log", actions.boards),
    Kind("action-list", action_lists.overdue),
    Kind("action-index", action_lists.indexes),
    Kind("action-list", action_lists.groups),
    Kind("decisions", decisions.register),
    Kind("attendance", attendance.pages),
    Kind("membership", membership.pages),
    Kind("subscribe", news.pages),
    Kind("about", about.pages),
)

#: Files that are no pages: each function gives some.
FILES: tuple[Callable[[Site], Iterable[File]], ...] = (action_search, feeds, calendars)

#: Files of templates/site/ that are copied as they stand; a workspace's own wins.
ASSETS: tuple[str, ...] = ("site.css", "filter.js")
