"""Which documents a plan has: those of a pack, by the plan's kind."""

import datetime as dt
from typing import Any, NamedTuple

from cspctl.documents.plans.delivery_plan import plan_table
from cspctl.documents.plans.plan_update import plan_update
from cspctl.documents.plans.progress_report import progress_report
from cspctl.documents.plans.quarters import day_of, up_to
from cspctl.documents.plans.report_back import report_back
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.values import Quarter
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.known import answered_by
from cspctl.queries.people import Directory


class PlanDocument(NamedTuple):
    """A document of a plan: its template, what bookmarks call it, and its view."""

    template: str
    title: str
    view: Any


def plan_documents(
    workspace: Workspace,
    board: BoardFolder,
    plan: DeliveryPlan,
    day: dt.date,
    today: dt.date,
    *,
    quarter: Quarter | None = None,
    public: bool = False,
    item: str = "",
) -> tuple[PlanDocument, ...]:
    """What a board is given of a plan for its meeting on ``day``, reckoned at ``today``.

    A sub-group reports and appends its plan; a strategy has its progress report, and
    recommendations the report back to those who made them. With ``quarter``, what was reported
    for later ones is left out, and everything is reckoned on its last day.
    """
    known, today = _known(plan, quarter, today), day_of(quarter, today)
    directory = Directory(workspace, board.board.id)
    if plan.kind == "strategy":
        report = progress_report(
            workspace,
            board,
            known,
            day,
            today,
            directory,
            quarter=quarter,
            public=public,
            item=item,
        )
        return (PlanDocument("progress-report", f"{plan.title}: progress report", report),)
    if plan.kind == "recommendations":
        back = report_back(board, known, day, today, directory, public=public, item=item)
        return (PlanDocument("report-back", f"{plan.title}: report back", back),)
    update = plan_update(
        workspace, board, known, day, today, directory, quarter=quarter, public=public, item=item
    )
    table = plan_table(board, known, day, today, directory, public=public, item=item)
    return (
        PlanDocument("plan-update", f"{plan.title}: update", update),
        PlanDocument("delivery-plan", f"{plan.title}: delivery plan", table),
    )


def all_documents(
    workspace: Workspace,
    board: BoardFolder,
    plan: DeliveryPlan,
    today: dt.date,
    *,
    quarter: Quarter | None = None,
    public: bool = False,
) -> tuple[PlanDocument, ...]:
    """What a pack prints of a plan, and the plan as a table whatever its kind, as of ``today``."""
    made = plan_documents(workspace, board, plan, today, today, quarter=quarter, public=public)
    if any(one.template == "delivery-plan" for one in made):
        return made
    known, directory = _known(plan, quarter, today), Directory(workspace, board.board.id)
    as_of = day_of(quarter, today)
    table = plan_table(board, known, today, as_of, directory, public=public)
    return (*made, PlanDocument("delivery-plan", f"{plan.title}: delivery plan", table))


def _known(plan: DeliveryPlan, quarter: Quarter | None, today: dt.date) -> DeliveryPlan:
    """What was reported for quarters up to one, and answered by its last day."""
    return answered_by(up_to(plan, quarter, today), day_of(quarter, today))
