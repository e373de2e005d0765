"""Who sits on a board, its sub-groups, and its terms of reference."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.blocks import Block
from cspctl.documents.membership import Group, Seat, membership
from cspctl.documents.site.page import Page
from cspctl.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class MembershipPage:
    """What the page shows; ``posts`` is no when every member is named by the post alone."""

    members: tuple[Seat, ...]
    advisers: tuple[Seat, ...]
    posts: bool
    subgroups: tuple[Group, ...]
    terms: tuple[Block, ...]


def membership_path(board: str) -> str:
    """The page of a board's membership and terms."""
    return f"{board}/membership.html"


def pages(site: Site) -> Iterator[Page]:
    """A page for each board."""
    for name, folder in site.boards.items():
        found = membership(folder, site.today, site.directory(name), public=site.public)
        view = MembershipPage(
            members=found.members,
            advisers=found.advisers,
            posts=any(seat.post for seat in (*found.members, *found.advisers)),
            subgroups=found.subgroups,
            terms=found.terms,
        )
        title = "Membership and terms of reference" if found.terms else "Membership"
        yield Page(membership_path(name), title, view, board=name, menu="Membership")
