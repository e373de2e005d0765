"""A delivery plan's documents by themselves: as Word files and, with a converter, as PDFs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from cspctl.documents.plans.making import all_documents
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.values import Quarter
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.pack.converting import Converter
from cspctl.pack.gate import GateDesk, leaks_of
from cspctl.problems import CannotRun, Problem, error
from cspctl.queries.withhold import for_public, unreadable
from cspctl.writers.docx.printing import print_view


class PlanDesk(GateDesk, Converter, Protocol):
    """What is needed from outside: templates, a converter, the papers that the gate compares."""


def plan_files(
    workspace: Workspace,
    problems: Sequence[Problem],
    board: BoardFolder,
    plan: DeliveryPlan,
    today: dt.date,
    desk: PlanDesk,
    *,
    quarter: Quarter | None = None,
    public: bool = False,
) -> Mapping[str, bytes]:
    """The files by their names, such as ``plan-update.docx``.

    Those of the public edition are named ``public/plan-update-public.docx``, and none is given
    that the leak gate stops.

    Raises:
        CannotRun: a part of the plan could not be read, a template has faults, or, in the public
            edition, something withheld would be published.
    """
    name = board.board.id
    file = plan.where().file
    faults = [one for one in problems if one.severity == "error" and one.location.file == file]
    if public:
        faults += [one for one in unreadable(workspace, name) if one not in faults]
    if faults:
        raise CannotRun(*faults)
    shown = for_public(workspace) if public else workspace
    folder = shown.boards[name]
    if plan.id not in folder.plans:
        raise CannotRun(_withheld(plan))
    creator = folder.board.organisation or folder.board.name
    made: dict[str, bytes] = {}
    for one in all_documents(
        shown, folder, folder.plans[plan.id], today, quarter=quarter, public=public
    ):
        template, data = desk.template(one.template)
        path = f"public/{one.template}-public" if public else one.template
        made[f"{path}.docx"] = print_view(data, one.view, name=template, creator=creator, day=today)
    pdfs = desk.convert(made)
    if pdfs is not None:
        from cspctl.pack.pdf.describing import described

        made |= {
            f"{path.removesuffix('.docx')}.pdf": described(data, creator, today)
            for path, data in pdfs.items()
        }
    if public:
        found = leaks_of(workspace, shown, made, desk)
        if found:
            raise CannotRun(*found)
    return made


def _withheld(plan: DeliveryPlan) -> Problem:
    place = plan.where("restricted") if plan.restricted else plan.where()
    message = "The public does not see this plan, so that it has no public edition."
    mend = "It is restricted, or only restricted items of agendas print it; leave out --public."
    return error("C709", message, place, mend)
