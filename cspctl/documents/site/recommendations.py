"""Recommendations of residents and what became of them: you said, we did, what is next."""

from collections.abc import Iterator
from dataclasses import dataclass

from cspctl.documents.plans.report_back import Recommendation, report_back
from cspctl.documents.site.contacts import Contact, contacts
from cspctl.documents.site.page import Link, Page
from cspctl.documents.site.site import Site
from cspctl.model.delivery_plan import DeliveryPlan


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """Recommendations in the list of a board's; ``summary`` is how far all of them are."""

    link: Link
    summary: str
    draft: bool
    restricted: bool


@dataclass(frozen=True, slots=True)
class ReportList:
    """Where a board reports back."""

    reports: tuple[ReportEntry, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A recommendation, with its place on the page: ``recommendation-4``."""

    anchor: str
    one: Recommendation


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page of recommendations shows."""

    introduction: str
    summary: str
    restricted: bool
    recommendations: tuple[Told, ...]
    short_names: tuple[tuple[str, str], ...]
    contacts: tuple[Contact, ...]


def reports_path(board: str) -> str:
    """The page that lists what a board reports back on."""
    return f"{board}/recommendations.html"


def report_path(board: str, plan: str) -> str:
    """The page of a report back."""
    return f"{board}/recommendations/{plan}.html"


def lists(site: Site) -> Iterator[Page]:
    """A list for each board that reports back to anybody."""
    for name, found in site.once(reports).items():
        entries = tuple(
            ReportEntry(
                link=Link(page.title, page.path),
                summary=page.description,
                draft=page.draft,
                restricted=plan.restricted is not None,
            )
            for plan, page in found
        )
        title = "Recommendations"
        yield Page(reports_path(name), title, ReportList(entries), board=name, menu=title)


def pages(site: Site) -> Iterator[Page]:
    """A page for each set of recommendations."""
    for found in site.once(reports).values():
        yield from (page for _, page in found)


def reports(site: Site) -> dict[str, list[tuple[DeliveryPlan, Page]]]:
    """The recommendations of each board that has some, by title, each with its page."""
    made: dict[str, list[tuple[DeliveryPlan, Page]]] = {}
    for name, folder in site.boards.items():
        for plan in sorted(folder.plans.values(), key=lambda plan: plan.title):
            if plan.kind == "recommendations":
                made.setdefault(name, []).append((plan, _page(site, name, plan)))
    return made


def _page(site: Site, board: str, plan: DeliveryPlan) -> Page:
    told = report_back(
        site.boards[board],
        plan,
        site.today,
        site.today,
        site.directory(board),
        public=site.public,
    )
    view = ReportPage(
        introduction=told.introduction,
        summary=told.summary,
        restricted=plan.restricted is not None,
        recommendations=tuple(
            Told(f"recommendation-{one.number}", one) for one in told.recommendations
        ),
        short_names=told.short_names,
        contacts=tuple(contacts(site, board)),
    )
    return Page(
        report_path(board, plan.id),
        plan.title,
        view,
        board=board,
        section=reports_path(board),
        description=told.summary,
        draft=plan.is_draft,
    )
