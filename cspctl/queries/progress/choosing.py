"""Choosing plans and commitments: by board, plan, kind, lead, agency and RAG."""

from collections.abc import Iterable
from typing import NamedTuple

from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.workspace import BoardFolder
from cspctl.queries.progress.figures import leads_of
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.select import Named


class PlanChoice(NamedTuple):
    """What is asked for; everything that is given must fit. Nothing given fits everything.

    ``plans`` are pairs of a board's and a plan's id; ``rag`` is '' for what is not rated.
    """

    boards: tuple[str, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()
    kind: str | None = None
    leads: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    rag: str | None = None


def chosen_rows(rows: Iterable[PlanRow], choice: PlanChoice, named: Named) -> list[PlanRow]:
    """The commitments that fit a choice, in their order.

    Who owns the plan leads what has no lead of its own (see ``leads_of``).
    """
    return [
        row for row in rows if plan_fits(row.board, row.plan, choice) and _fits(row, choice, named)
    ]


def plan_fits(board: str, plan: DeliveryPlan, choice: PlanChoice) -> bool:
    """Whether a plan is among those asked for, by its board, its id and its kind."""
    return (
        (not choice.boards or board in choice.boards)
        and (not choice.plans or (board, plan.id) in choice.plans)
        and choice.kind in (None, plan.kind)
    )


def _fits(row: PlanRow, choice: PlanChoice, named: Named) -> bool:
    if choice.rag is not None and row.rag != choice.rag:
        return False
    if not (choice.leads or choice.agencies):
        return True
    directory = named.directory(row.board)
    people = leads_of(row, named)
    if choice.leads:
        wanted = {
            who.key for text in choice.leads for who in directory.find(text, row.plan.updated)
        }
        wanted |= {text.casefold() for text in choice.leads}
        texts = {text.casefold() for text in row.commitment.lead or row.plan.owner}
        if not wanted & ({who.key for who in people} | texts):
            return False
    if choice.agencies:
        agencies = {directory.who(text).id or text for text in choice.agencies}
        return bool(agencies & {directory.agency_of(who) for who in people})
    return True


def plans_named(boards: Iterable[BoardFolder], text: str) -> list[tuple[BoardFolder, DeliveryPlan]]:
    """Every plan that ``vawg`` or ``csp/vawg`` names, with its board."""
    board, slash, name = text.strip().rpartition("/")
    return [
        (folder, folder.plans[name])
        for folder in boards
        if name in folder.plans and (not slash or folder.board.id == board)
    ]


def rows_numbered(rows: Iterable[PlanRow], text: str) -> list[PlanRow]:
    """The commitments of a plan that ``1.2`` names, or ``2`` without its theme."""
    wanted = text.strip().lstrip("#")
    listed = list(rows)
    exact = [row for row in listed if row.number == wanted]
    return exact or [row for row in listed if str(row.commitment.number) == wanted]
