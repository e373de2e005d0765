"""Plans and commitments as rows of an answer (docs/files.md, What commands answer)."""

import datetime as dt
from typing import Any

from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.queries.people import Directory
from cspctl.queries.progress.figures import NOT_RATED, leads_of
from cspctl.queries.progress.links import names_of
from cspctl.queries.progress.plans import PlanStanding, due_as_written
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.select import Named
from cspctl.queries.standing import RAG_WORDS
from cspctl.reporters.rows import Column

PLAN_COLUMNS = (
    Column("id", "Plan"),
    Column("red", "R"),
    Column("amber", "A"),
    Column("green", "G"),
    Column("done", "Done"),
    Column("not_rated", "None"),
    Column("overdue", "Late"),
    Column("updated", "Last report"),
    Column("period", "Period"),
    Column("owner", "Owner", wide=True),
    Column("title", "Title", wide=True),
)
COLUMNS = (
    Column("id", "No."),
    Column("rag", "RAG"),
    Column("due", "Due", wide=True),
    Column("days_overdue", "Days"),
    Column("lead", "Lead", wide=True),
    Column("text", "Commitment", wide=True),
)
RAG_KEYS = {"R": "red", "A": "amber", "G": "green", "B": "done", "": "not_rated"}


def rag_word(rag: str) -> str:
    """A RAG in words, ``Not rated`` for none."""
    return RAG_WORDS.get(rag, NOT_RATED)


def plan_row(standing: PlanStanding, directory: Directory) -> dict[str, Any]:
    """A plan as JSON has it."""
    plan, counts = standing.plan, standing.counts
    place = plan.where()
    return {
        "id": f"{standing.board}/{plan.id}",
        "board": standing.board,
        "title": plan.title,
        "kind": plan.kind,
        "owner": [who.key for who in directory.all(plan.owner, plan.updated)],
        "version": plan.version,
        "status": "draft" if plan.is_draft else "agreed",
        "restricted": plan.restricted is not None,
        "period": period_of(plan),
        "updated": iso(plan.updated),
        "last_quarter": text(standing.last_quarter),
        "last_update": iso(standing.last_update),
        "commitments": counts.total,
        **{RAG_KEYS[rag]: number for rag, number in counts.rags.items()},
        "overdue": counts.overdue,
        "silent": counts.silent,
        "file": place.file,
        "line": place.line,
    }


def shown_plan(standing: PlanStanding, directory: Directory) -> dict[str, Any]:
    """A plan as a person reads it in a table: no noughts, names for ids."""
    row = plan_row(standing, directory)
    numbers = {key: row[key] or "" for key in (*RAG_KEYS.values(), "overdue")}
    plan = standing.plan
    people = ", ".join(who.name for who in directory.all(plan.owner, plan.updated))
    return {
        **row,
        **numbers,
        "updated": row["last_update"] or "never",
        "owner": people or "nobody",
        "title": f"{plan.title}{' (draft)' if plan.is_draft else ''}",
    }


def theme_row(theme: Theme, directory: Directory, day: dt.date | None) -> dict[str, Any]:
    """A theme or recommendation as JSON has it, with the answer to it."""
    answer = theme.response
    return {
        "number": theme.number,
        "title": theme.title,
        "description": theme.description,
        "aim": theme.aim,
        "why": list(theme.why),
        "measures": list(theme.measures),
        "response": answer
        and {
            "decision": answer.decision,
            "text": answer.text,
            "date": iso(answer.date),
            "referred_to": [who.key for who in directory.all(answer.referred_to, day)],
        },
    }


def commitment_row(row: PlanRow, named: Named) -> dict[str, Any]:
    """A commitment as JSON has it: ids, ISO dates, and the place it was read from."""
    commitment, latest = row.commitment, row.latest
    place = commitment.where()
    return {
        "id": f"{row.board}/{row.name}",
        "board": row.board,
        "plan": f"{row.board}/{row.plan.id}",
        "theme": row.theme.number if row.theme else None,
        "theme_title": row.theme.title if row.theme else None,
        "number": commitment.number,
        "text": commitment.text,
        "outcomes": list(commitment.outcomes),
        "lead": [who.key for who in leads_of(row, named)],
        "due": text(commitment.due),
        "due_note": commitment.due_note,
        "due_date": iso(row.due),
        "reports": commitment.reports,
        "days_overdue": row.days_overdue,
        "rag": row.rag or None,
        "direction": row.direction or None,
        "silent": row.silent,
        "last_quarter": text(latest.quarter) if latest else None,
        "last_update": iso(latest.date) if latest else None,
        "last_update_rag": latest.rag if latest else None,
        "last_update_text": latest.text if latest else None,
        "restricted": commitment.restricted is not None,
        "actions": list(names_of(row)),
        "file": place.file,
        "line": place.line,
    }


def shown_commitment(row: PlanRow, named: Named) -> dict[str, Any]:
    """A commitment as a person reads it in a table, with what was last said of it below."""
    people = ", ".join(who.name for who in leads_of(row, named))
    return {
        "id": row.name,
        "rag": rag_word(row.rag),
        "due": due_as_written(row.commitment) or "none",
        "days_overdue": row.days_overdue or "",
        "lead": people or "nobody",
        "text": f"{row.commitment.text}\n({last_word(row)})",
    }


def last_word(row: PlanRow) -> str:
    """What was last reported: its quarter and its words."""
    latest = row.latest
    if latest is None:
        return "no update"
    said = " ".join((latest.text or "").split())
    return f"last update {latest.quarter}{': ' + said if said else ''}"


def period_of(plan: DeliveryPlan) -> str | None:
    """A plan's period as it is written, ``2017-09/2018-08``."""
    return f"{plan.period[0]}/{plan.period[1]}" if plan.period else None


def iso(day: dt.date | None) -> str | None:
    """A date in ISO form."""
    return day.isoformat() if day else None


def text(value: object | None) -> str | None:
    """A quarter, a month or a date as it is written."""
    return None if value is None else str(value)
