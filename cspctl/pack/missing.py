"""What an agenda names and a pack cannot print: each a problem at the key that names it."""

from collections.abc import Iterable, Mapping

from cspctl.model.agenda import Item, Paper
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.problems import Problem, error


def missing_paper(paper: Paper, folder: str, papers: Iterable[str]) -> Problem:
    """A paper that is not among those of the meeting's folder."""
    from difflib import get_close_matches

    # The folder, which most papers share, makes no two of them alike.
    names = {path.rpartition("/")[2]: path for path in papers}
    near = get_close_matches(paper.file.rpartition("/")[2], names, 1, 0.7)
    mend = f"Did you mean '{names[near[0]]}'?" if near else None
    mend = mend or f"Put the file into {folder}/, or correct its name."
    return error("G201", f"The paper '{paper.file}' is missing.", paper.where("file"), mend)


def without_pages(paper: Paper, suffix: str, known: Iterable[str]) -> Problem:
    """A paper in a format that has no pages; ``known`` are the endings that do."""
    message = f"A {suffix or 'file without an ending'} cannot be put on the pages of a pack."
    mend = f"Save it as a PDF and name the PDF. A paper is one of {', '.join(known)}."
    return error("C701", message, paper.where("file"), mend)


def missing_minutes(item: Item, meeting: str) -> Problem:
    """Minutes of a meeting (``csp/2017-09-12``) that are not written."""
    message = f"There are no minutes of {meeting} to print."
    mend = f"Write packs/{meeting}/minutes.md, or correct the meeting."
    return error("G201", message, item.where("minutes_of"), mend)


def missing_figures(item: Item, folder: str) -> Problem:
    """The figures of a board that keeps none."""
    message = f"There is no {folder}/performance.yaml to print."
    mend = "Write it (see docs/performance.md), or delete performance: yes."
    return error("G201", message, item.where("performance"), mend)


def missing_plan(item: Item, name: str, file: str, plans: Mapping[str, DeliveryPlan]) -> Problem:
    """A delivery plan that is not among the board's; ``file`` is where it would lie.

    A plan that lies there under another id is to take the name of its file.
    """
    other = next((plan.id for plan in plans.values() if plan.where().file == file), "")
    if other:
        message = f"There is no delivery plan '{name}': {file} has the id '{other}'."
        return error("G213", message, item.where("plan"), f"Write id: {name} in {file}.")
    mend = _nearest(name, plans, 0.5) or f"Write {file}, or take the plan off the item."
    message = f"There is no delivery plan '{name}' to print."
    return error("G213", message, item.where("plan"), mend)


def _nearest(name: str, known: Iterable[str], likeness: float) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1, likeness)
    return f"Did you mean '{near[0]}'?" if near else ""
