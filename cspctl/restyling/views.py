"""What a Word template may use, read from the dataclasses of its document."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from cspctl.documents.action_log import ActionLog
from cspctl.documents.agenda import FrontSheet
from cspctl.documents.blocks import PageRange
from cspctl.documents.forward_plan import PlanView
from cspctl.documents.membership import Membership
from cspctl.documents.minutes import MinutesView
from cspctl.documents.paper import PaperView
from cspctl.documents.performance import PerformanceView
from cspctl.documents.plans.delivery_plan import PlanTable
from cspctl.documents.plans.plan_update import PlanUpdate
from cspctl.documents.plans.progress_report import ProgressReport
from cspctl.documents.plans.report_back import ReportBack
from cspctl.documents.slip import Slip
from cspctl.documents.supplement import SupplementSheet
from cspctl.writers.docx.variables import Use

VIEWS: dict[str, type[Any]] = {
    "action-log.docx": ActionLog,
    "agenda.docx": FrontSheet,
    "delivery-plan.docx": PlanTable,
    "forward-plan.docx": PlanView,
    "membership.docx": Membership,
    "minutes.docx": MinutesView,
    "minutes-table.docx": MinutesView,
    "paper.docx": PaperView,
    "plan-update.docx": PlanUpdate,
    "progress-report.docx": ProgressReport,
    "report-back.docx": ReportBack,
    "performance.docx": PerformanceView,
    "slip.docx": Slip,
    "supplement.docx": SupplementSheet,
}
_PLAIN = {str: "text", bool: "yes or no", int: "number"}


class Variable(NamedTuple):
    """Something that a template may use.

    ``path`` is its way from the top (``items.title``); ``written`` is how the packaged template
    writes it (``item.title``); ``tag`` is the tag with which it does so where that is more than
    ``{{ }}``, '' otherwise.
    """

    path: str
    written: str
    kind: str
    doc: str
    tag: str = ""


def variables(view: type[Any], packaged: list[Use]) -> list[Variable]:
    """All variables of a view; ``packaged`` is how the packaged template uses them."""
    tags: dict[str, str] = {}
    for use in packaged:
        tag = use.tag
        looped = tag.word == "for" and tag.kind == "block"
        special = tag.level or "|" in tag.body or tag.word == "cellbg"
        if looped or (use.printed and special):
            tags.setdefault(use.path, tag.source)
    loops = _loops(packaged)
    return [
        Variable(path, _written(path, loops), kind, doc, tags.get(path, ""))
        for path, kind, doc in _fields(view, "")
    ]


def known_paths(view: type[Any]) -> dict[str, tuple[str, ...]]:
    """What each record of a view holds: its path ('' for the top) to the names of its fields."""
    known: dict[str, list[str]] = {}
    for path, _, _ in _fields(view, ""):
        before, _, name = path.rpartition(".")
        known.setdefault(before, []).append(name)
    return {path: tuple(names) for path, names in known.items()}


def _loops(packaged: list[Use]) -> dict[str, str]:
    """The name that the packaged template gives to one of each list: ``items`` -> ``item``."""
    found: dict[str, str] = {}
    for use in packaged:
        words = use.tag.body.split()
        if use.tag.word == "for" and words[-1] == use.written and words[1].isidentifier():
            found.setdefault(use.path, words[1])
    return found


def _written(path: str, loops: dict[str, str]) -> str:
    before, dot, name = path.rpartition(".")
    return f"{loops.get(before, before)}{dot}{name}"


def _fields(cls: type[Any], before: str) -> Iterator[tuple[str, str, str]]:
    """Path, kind in words, and doc of every field, those of a record behind the record's own."""
    for name, hint in get_type_hints(cls, include_extras=True).items():
        doc = ""
        if get_origin(hint) is Annotated:
            hint, doc = get_args(hint)
        path = f"{before}{name}"
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        if is_dataclass(inner) and inner is not PageRange:
            if inner is not hint:
                yield path, "list", doc
            yield from _fields(inner, f"{path}.")  # type: ignore[arg-type]
        else:
            yield path, _kind(hint), doc


def _kind(hint: Any) -> str:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is not tuple:
        return "page range"
    inner = get_args(hint)[0]
    if get_origin(inner) is tuple:
        return "list of pairs"
    return "list of texts" if inner is str else "prose"
