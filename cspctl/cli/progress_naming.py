"""What the commands under ``cspctl progress`` are told on the command line, and what it names."""

import datetime as dt
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

import typer

from cspctl.cli.actions.rows import somebody
from cspctl.cli.session import board_named
from cspctl.loading import Loaded, Want
from cspctl.model.delivery_plan import PLAN_KINDS, DeliveryPlan, Theme
from cspctl.model.values import Quarter, WrongText, parse_quarter
from cspctl.model.workspace import BoardFolder
from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.queries.progress.choosing import PlanChoice, plans_named, rows_numbered
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.select import Named

PLANS = Want.DELIVERY_PLANS
PART = "/plans/"
Plan = Annotated[str, typer.Argument(metavar="PLAN", help="The plan: vawg, or csp/vawg.")]
Plans = Annotated[
    list[str] | None, typer.Argument(metavar="[PLAN]...", help="Only these plans; else all.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="|".join(PLAN_KINDS), help="Only plans of this kind."),
]


def choice(
    loaded: Loaded,
    named: Named,
    plans: Sequence[str] | None = None,
    board: Sequence[str] | None = None,
    kind: str | None = None,
    lead: Sequence[str] | None = None,
    agency: Sequence[str] | None = None,
) -> PlanChoice:
    """The choice that the options make; CannotRun for a name that nobody has.

    A mistyped name would otherwise read as "nothing is overdue".
    """
    if kind is not None and kind not in PLAN_KINDS:
        near = get_close_matches(kind, PLAN_KINDS, 1, 0.5)
        mean = f" Did you mean {near[0]}?" if near else ""
        message = f"'{kind}' is none of {', '.join(PLAN_KINDS)}.{mean}"
        raise typer.BadParameter(message, param_hint="--kind")
    for name in board or ():
        board_named(loaded.workspace, name, loaded.problems)
    found = [plan_named(loaded, text) for text in plans or ()]
    directories = [named.directory(name) for name in loaded.workspace.boards]
    for option, texts in (("--lead", lead), ("--agency", agency)):
        for text in texts or ():
            somebody(directories, text, option, _leads(loaded), "its plans know")
    return PlanChoice(
        boards=tuple(board or ()),
        plans=tuple((folder.board.id, plan.id) for folder, plan in found),
        kind=kind,
        leads=tuple(lead or ()),
        agencies=tuple(agency or ()),
    )


def plan_named(loaded: Loaded, text: str) -> tuple[BoardFolder, DeliveryPlan]:
    """The plan that is meant, with its board; CannotRun when there is none, or more than one.

    A plan whose file could not be read is told with why.
    """
    boards = loaded.workspace.boards.values()
    found = plans_named(boards, text)
    if len(found) == 1:
        return found[0]
    place = Location("packs", 0)
    if found:
        full = " or ".join(f"{folder.board.id}/{plan.id}" for folder, plan in found)
        message = f"Several boards have a plan '{text}'."
        raise CannotRun(error("F001", message, place, f"Write {full}."))
    file = f"/plans/{text.rpartition('/')[2]}.yaml"
    why = [problem for problem in loaded.problems if problem.location.file.endswith(file)]
    if why:
        raise CannotRun(*why)
    message = f"There is no plan '{text}'."
    raise CannotRun(error("F001", message, place, _nearest_plan(loaded, text)))


def _nearest_plan(loaded: Loaded, text: str) -> str:
    boards = loaded.workspace.boards.values()
    names = [name for folder in boards for name in folder.plans]
    full = [f"{folder.board.id}/{name}" for folder in boards for name in folder.plans]
    near = get_close_matches(text, full if "/" in text else names, 1, 0.5)
    if near:
        return f"Did you mean '{near[0]}'?"
    # A plan of another board, or half of a long name.
    name = text.rpartition("/")[2]
    parts = [one for one in full if name and name in one]
    if len(parts) == 1:
        return f"Did you mean '{parts[0]}'?"
    if not full:
        return "No board here has a plan; docs/files.md shows what plans/NAME.yaml says."
    return "'cspctl progress list' shows the plans there are."


def commitment_named(rows: Sequence[PlanRow], plan: DeliveryPlan, text: str) -> PlanRow:
    """The commitment that is meant; CannotRun when the plan has none, or more than one of it."""
    found = rows_numbered(rows, text)
    if len(found) == 1:
        return found[0]
    place = Location(plan.where().file, 0)
    if found and len({row.number for row in found}) == 1:
        lines = " and ".join(str(row.commitment.where("number").line) for row in found)
        message = f"{found[0].name} stands twice in the plan, on lines {lines}."
        mend = "Give one of them another number in the file."
        raise CannotRun(error("D501", message, found[1].commitment.where("number"), mend))
    if found:
        numbers = " or ".join(row.number for row in found)
        message = f"Several themes of '{plan.id}' have a commitment {text}."
        raise CannotRun(error("F001", message, place, f"Write {numbers}."))
    raise CannotRun(_no_such(rows, plan, text))


def theme_named(rows: Sequence[PlanRow], plan: DeliveryPlan, text: str) -> Theme | None:
    """The theme that a bare number means, where no commitment of that very number is there."""
    wanted = text.strip().lstrip("#")
    if any(row.number == wanted for row in rows):
        return None
    return next((theme for theme in plan.themes if str(theme.number) == wanted), None)


def _no_such(rows: Sequence[PlanRow], plan: DeliveryPlan, text: str) -> Problem:
    """Why there is no such commitment; what is suggested is of the theme that was named."""
    shown = f"'cspctl progress show {plan.id}' shows the numbers there are."
    message = f"The plan '{plan.id}' has no commitment '{text}'."
    wanted = text.strip().lstrip("#").partition(".")[0]
    theme = next((one for one in plan.themes if str(one.number) == wanted), None)
    own = [row.number for row in rows if theme is None or row.theme is theme]
    if theme is not None and not own:
        what = "Recommendation" if plan.kind == "recommendations" else "Theme"
        message = f"{what} {theme.number} of '{plan.id}' has no commitments."
        mend = "Write what is to be done under its commitments: in the file first."
        return error("F001", message, theme.where("commitments"), mend)
    place = Location(plan.where().file, 0)
    if theme is not None:
        return error("F001", message, place, f"Theme {theme.number} has {', '.join(own)}.")
    near = get_close_matches(text, own, 1, 0.6)
    return error("F001", message, place, f"Did you mean {near[0]}? {shown}" if near else shown)


def parsed_quarter(text: str, option: str) -> Quarter:
    """A quarter given on the command line; CannotRun with the mend when it is none."""
    try:
        return parse_quarter(text.strip().upper())
    except WrongText as fault:
        raise CannotRun(error("F004", fault.message, Location(option, 0), fault.mend)) from None


def begun(quarter: Quarter, day: dt.date, mend: str) -> None:
    """Nothing for a quarter that had begun on a day; CannotRun for a later one.

    ``mend`` says what to write in its place.
    """
    if quarter.start > day:
        message = f"{quarter} had not begun on {day}: it is {quarter.months}."
        raise CannotRun(error("F004", message, Location("--quarter", 0), f"Write {mend}."))


def _leads(loaded: Loaded) -> set[str]:
    """Every owner and lead as the plans write them."""
    plans = [plan for folder in loaded.workspace.boards.values() for plan in folder.plans.values()]
    owners = {owner.casefold() for plan in plans for owner in plan.owner}
    rows = [row for plan in plans for _, row in plan.placed()]
    return owners | {lead.casefold() for row in rows for lead in row.lead}
