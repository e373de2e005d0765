"""Make the Word templates: their words, their look, their tags.

Run it from the repository's top folder::

    python scripts/make_templates.py [FOLDER]

It writes templates/*.docx (or into FOLDER). The files depend on scripts/templates/ alone: the
same script gives the same bytes, so a change to a template is reviewed here.
"""

import sys
from pathlib import Path

from templates.action_log import action_log
from templates.agenda import agenda
from templates.delivery_plan import delivery_plan
from templates.forward_plan import forward_plan
from templates.membership import membership
from templates.minutes import minutes, minutes_table
from templates.package import package
from templates.paper import paper
from templates.performance import performance
from templates.plan_update import plan_update
from templates.progress_report import progress_report
from templates.report_back import report_back
from templates.slip import slip
from templates.supplement import supplement

TEMPLATES = {
    "action-log": action_log,
    "agenda": agenda,
    "delivery-plan": delivery_plan,
    "forward-plan": forward_plan,
    "membership": membership,
    "minutes": minutes,
    "minutes-table": minutes_table,
    "paper": paper,
    "plan-update": plan_update,
    "progress-report": progress_report,
    "report-back": report_back,
    "performance": performance,
    "slip": slip,
    "supplement": supplement,
}


def main() -> None:
    """Write every template."""
    top = Path(__file__).parent.parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else top / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    for name, template in TEMPLATES.items():
        (folder / f"{name}.docx").write_bytes(package(template()))


if __name__ == "__main__":
    main()
