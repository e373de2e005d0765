"""Long lists in pages of a size that a telephone shows and a printer prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among those of its list; the paths are '' where there is no such page.

    ``first`` and ``last`` are the places of its entries in the list, from 1.
    """

    number: int
    count: int
    previous: str
    next: str
    first: int
    last: int
    total: int


def in_pages(
    rows: Sequence[T], path: str, per_page: int = PER_PAGE
) -> Iterator[tuple[str, Paging, Sequence[T]]]:
    """Each page of a list as (path, paging, entries); one page for an empty list.

    The pages after the first are called ``actions-2.html`` for ``actions.html``.
    """
    count = max(1, -(-len(rows) // per_page))
    for number in range(1, count + 1):
        start = (number - 1) * per_page
        some = rows[start : start + per_page]
        paging = Paging(
            number=number,
            count=count,
            previous=_numbered(path, number - 1) if number > 1 else "",
            next=_numbered(path, number + 1) if number < count else "",
            first=start + 1 if some else 0,
            last=start + len(some),
            total=len(rows),
        )
        yield _numbered(path, number), paging, some


def page_of(place: int, path: str, per_page: int = PER_PAGE) -> str:
    """The path of the page that has the entry at a place, from 0."""
    return _numbered(path, place // per_page + 1)


def titled(title: str, paging: Paging) -> str:
    """A page's title: ``Action log (page 2 of 11)``; the first keeps the plain one."""
    return title if paging.number == 1 else f"{title} (page {paging.number} of {paging.count})"


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"
