"""A board's delivery plans: plans/NAME.yaml."""

import re
from typing import TYPE_CHECKING

from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.record import replace
from cspctl.problems import error

if TYPE_CHECKING:
    from cspctl.loading.workspace import Loading


def delivery_plans(run: "Loading", folder: str) -> dict[str, DeliveryPlan]:
    """Every delivery plan of a board, by its id."""
    plans: dict[str, DeliveryPlan] = {}
    for name in run.names:
        found = re.fullmatch(re.escape(folder) + r"/plans/([^/]+)\.yaml", name)
        plan = run.record(DeliveryPlan, name) if found else None
        if found is None or plan is None:
            continue
        if plan.id and plan.id != found.group(1):
            message = f"The plan's id is '{plan.id}' and its file is '{found.group(1)}.yaml'."
            run.problems.append(error("F004", message, plan.where("id"), "Make the two the same."))
        identity = plan.id or found.group(1)
        plans[identity] = replace(plan, id=identity)
    return plans
