"""How delivery plans stand: rows, figures, and the actions of the log that serve them.

The command, the rules, the documents, the charts and the site all ask here.
"""

from cspctl.queries.progress.figures import (
    PlanCount,
    PlanFigures,
    QuarterCount,
    plan_figures,
    rag_at,
)
from cspctl.queries.progress.links import Links, serving
from cspctl.queries.progress.rows import (
    PlanRow,
    all_plan_rows,
    known_updates,
    plan_rows,
    silent_since,
)

__all__ = [
    "Links",
    "PlanCount",
    "PlanFigures",
    "PlanRow",
    "QuarterCount",
    "all_plan_rows",
    "known_updates",
    "plan_figures",
    "plan_rows",
    "rag_at",
    "serving",
    "silent_since",
]
