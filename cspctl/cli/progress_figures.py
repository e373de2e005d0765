"""``cspctl progress stats``: the delivery plans in figures, with small bar charts."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from cspctl.cli import progress_naming as naming
from cspctl.cli.actions import options
from cspctl.cli.actions.rows import files_read
from cspctl.cli.printing import Format, say
from cspctl.cli.progress_rows import RAG_KEYS
from cspctl.cli.session import session
from cspctl.queries.progress import PlanCount, PlanFigures, all_plan_rows, plan_figures
from cspctl.queries.progress.choosing import chosen_rows
from cspctl.queries.progress.figures import NOT_RATED
from cspctl.queries.select import Named
from cspctl.queries.standing import RAG_WORDS
from cspctl.reporters.bars import bars
from cspctl.reporters.rows import Column, as_csv, as_json, as_text

# More themes than a person looks through: the text has them only plan by plan.
_MANY = 40


def stats(
    ctx: typer.Context,
    plan: naming.Plans = None,
    board: options.Boards = None,
    kind: naming.Kind = None,
    lead: options.Leads = None,
    agency: options.Agencies = None,
    format: options.Formats = Format.TEXT,
) -> None:
    """Count the commitments by RAG, direction, theme, lead and agency.

    The direction is the RAG against the last one reported for an earlier quarter. A commitment
    that several people lead is counted with each; one that names nobody, with the plan's owner.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS)
    named = Named(loaded.workspace)
    choice = naming.choice(loaded, named, plan, board, kind, lead, agency)
    found = chosen_rows(all_plan_rows(loaded.workspace, run.today), choice, named)
    counted = plan_figures(found, named, run.today)
    if format is Format.JSON:
        say(as_json({"day": run.today.isoformat(), **_answer(counted)}))
    elif format is Format.CSV:
        keys = ["group", "id", "name", "commitments", *RAG_KEYS.values(), "overdue", "silent"]
        say(as_csv(list(_csv_rows(counted)), keys))
    else:
        say(f"Delivery plans on {run.today}")
        say("\n".join(_text(counted)))
    raise typer.Exit(files_read(loaded, naming.PART))


def _groups(counted: PlanFigures) -> list[tuple[str, Sequence[PlanCount]]]:
    return [
        ("rag", counted.rags),
        ("direction", counted.directions),
        ("plan", counted.plans),
        ("theme", counted.themes),
        ("lead", counted.leads),
        ("agency", counted.agencies),
    ]


def _row(count: PlanCount) -> dict[str, Any]:
    return {
        "id": count.key.id or None,
        "name": count.key.name,
        "commitments": count.total,
        **{RAG_KEYS[rag]: number for rag, number in count.rags.items()},
        "overdue": count.overdue,
        "silent": count.silent,
    }


def _answer(counted: PlanFigures) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "commitments": counted.total,
        "done": counted.done,
        "overdue": counted.overdue,
        "silent": counted.silent,
    }
    for name, counts in _groups(counted):
        answer[f"by_{name}"] = [_row(count) for count in counts]
    answer["by_quarter"] = [
        {
            "quarter": str(one.quarter),
            **{RAG_KEYS[rag]: number for rag, number in one.rags.items()},
            "so_far": one.so_far,
        }
        for one in counted.quarters
    ]
    return answer


def _csv_rows(counted: PlanFigures) -> Iterator[dict[str, Any]]:
    for name, counts in _groups(counted):
        for count in counts:
            yield {"group": name, **_row(count)}
    for one in counted.quarters:
        rags = {RAG_KEYS[rag]: number for rag, number in one.rags.items()}
        yield {"group": "quarter", "id": str(one.quarter), "name": one.quarter.months, **rags}


def _text(counted: PlanFigures) -> Iterator[str]:
    yield (
        f"{counted.total} {'commitment' if counted.total == 1 else 'commitments'}: "
        f"{counted.done} done, {counted.overdue} overdue, "
        f"{counted.silent} without an update for two quarters"
    )
    for name, counts in _groups(counted):
        if not counts:
            continue
        yield ""
        yield f"By {name.upper() if name == 'rag' else name}"
        if name == "theme" and len(counts) > _MANY:
            yield f"  {len(counts)} themes: name a plan, 'cspctl progress stats PLAN'"
            continue
        named = [(_label(name, count), count.total, _remark(name, count)) for count in counts]
        for line in bars(named):
            yield f"  {line}"
    if counted.quarters:
        yield ""
        yield "RAG at the end of each quarter, as last reported"
        columns = [Column("quarter", "Quarter"), *(Column(rag, _word(rag)) for rag in RAG_KEYS)]
        table = [
            {"quarter": f"{one.quarter}{' so far' if one.so_far else ''}", **one.rags}
            for one in counted.quarters
        ]
        for line in as_text(table, columns).splitlines():
            yield f"  {line}"


def _label(group: str, count: PlanCount) -> str:
    if group == "plan":
        return count.key.id
    return f"{count.key.id} {count.key.name}".strip() if group == "theme" else count.key.name


def _remark(group: str, count: PlanCount) -> str:
    parts = []
    if group not in ("rag", "direction"):
        rags = [(count.rags[rag], word.lower()) for rag, word in RAG_WORDS.items()]
        parts = [f"{number} {word}" for number, word in rags if number]
    if count.overdue:
        parts.append(f"{count.overdue} overdue")
    if count.silent:
        parts.append(f"{count.silent} silent")
    return f"({', '.join(parts)})" if parts else ""


def _word(rag: str) -> str:
    return RAG_WORDS.get(rag, NOT_RATED)
