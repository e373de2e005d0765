"""A commitment as a person reads it: its text, and below it when it is due and how it stands.

A table of its many long texts would leave each of them a few letters wide on a usual terminal.
"""

from collections.abc import Iterator, Sequence

from cspctl.cli.progress_rows import rag_word
from cspctl.queries.progress import Links, PlanCount, PlanRow
from cspctl.queries.progress.figures import leads_of
from cspctl.queries.progress.plans import PlanStanding, due_as_written
from cspctl.queries.select import Named
from cspctl.queries.standing import RAG_WORDS, Standing
from cspctl.reporters.folding import hung

Fact = tuple[str, str]


class Cards:
    """Prints commitments, folded to a width (None: a line a fact); ``links`` has their actions."""

    def __init__(self, named: Named, width: int | None, links: Links | None = None) -> None:
        self.named = named
        self.width = width
        self.links = links

    def short(self, row: PlanRow, name: str, *, owner: bool = True) -> Iterator[str]:
        """How a commitment stands, in a few lines; ``owner`` names the plan's where it has no
        lead of its own."""
        yield from self._head(name, row.commitment.text)
        latest = row.latest
        said = update(str(latest.quarter), None, None, latest.text) if latest else "none"
        facts = [
            ("Due", due(row)),
            ("RAG", rag(row)),
            ("Lead", leads(row, self.named) if owner or row.commitment.lead else ""),
            ("Update", said + (" (silent for two quarters)" if row.silent else "")),
            *self.actions(row),
            ("Restricted", "yes" if row.commitment.restricted else ""),
        ]
        yield from self.facts(facts, indent=8, wide=8)

    def plan(self, standing: PlanStanding) -> Iterator[str]:
        """How a whole plan stands, in a few lines."""
        plan = standing.plan
        directory = self.named.directory(standing.board)
        people = ", ".join(who.name for who in directory.all(plan.owner, plan.updated))
        draft = " (draft)" if plan.is_draft else ""
        yield from self._head(f"{standing.board}/{plan.id}", f"{plan.title}{draft}")
        facts = [
            ("Owner", people or "nobody"),
            ("Period", " to ".join(f"{month.start:%B %Y}" for month in plan.period or ())),
            ("Commitments", counted(standing.counts)),
            ("Last report", str(standing.last_update or "never")),
        ]
        yield from self.facts(facts, indent=8)

    def full(self, row: PlanRow) -> Iterator[str]:
        """Everything that is known of one commitment."""
        commitment = row.commitment
        yield hung(f"{row.name} ", commitment.text, self.width)
        facts = [
            ("Plan", f"{row.board}/{row.plan.id}, {row.plan.title}"),
            ("Theme", f"{row.theme.number} {row.theme.title}" if row.theme else ""),
            *[("Outcome", outcome) for outcome in commitment.outcomes],
            ("Lead", leads(row, self.named)),
            ("Due", due(row)),
            ("RAG", rag(row)),
            ("Answer", "not accepted, so that nobody is asked for it" if row.declined else ""),
            ("Silent", "two quarters and more without an update" if row.silent else ""),
            ("Restricted", "yes" if commitment.restricted else ""),
            *[("Step", _step(step.text, step.progress)) for step in commitment.steps],
            *[
                ("Update", update(str(one.quarter), one.date, one.rag, one.text))
                for one in commitment.updates
            ],
            *self.actions(row),
            ("Where", str(commitment.where())),
        ]
        yield from self.facts(facts)

    def _head(self, name: str, text: str) -> Iterator[str]:
        """A short name in front of its text, a long one on a line of its own above it."""
        if self.width is not None and len(name) > 5:
            yield f"  {name}"
            name = ""
        yield hung(f"  {name:<5} ", text, self.width)

    def facts(self, facts: Sequence[Fact], indent: int = 2, wide: int = 13) -> Iterator[str]:
        """A line for each fact that there is, its label in a column of its own."""
        for label, value in facts:
            if value:
                lead = f"{label}:" if label else ""
                yield hung(f"{' ' * indent}{lead:<{wide}}", value, self.width)

    def actions(self, row: PlanRow) -> list[Fact]:
        """The actions of the log that serve a commitment, and how they stand."""
        serving = self.links.actions_of(row) if self.links else ()
        return [("Action", _action(one)) for one in serving]


def counted(counts: PlanCount) -> str:
    """How many commitments stand where: ``28, 2 red, 1 not rated, 8 overdue``."""
    rags = [f"{number} {rag_word(rag).lower()}" for rag, number in counts.rags.items() if number]
    late = [f"{counts.overdue} overdue"] if counts.overdue else []
    silent = [f"{counts.silent} silent for two quarters"] if counts.silent else []
    return ", ".join([str(counts.total), *rags, *late, *silent])


def due(row: PlanRow) -> str:
    """When a commitment is due, as its board writes it, and how late it is."""
    days = row.days_overdue
    late = f", {days} {'day' if days == 1 else 'days'} overdue" if days else ""
    return (due_as_written(row.commitment) or "no date") + late


def rag(row: PlanRow) -> str:
    """``Amber, worse than green for 2017/18-Q2``."""
    word = rag_word(row.rag)
    if not row.direction:
        return word
    quarter, before = row.reported[-2]
    if row.direction == "same":
        return f"{word}, the same as for {quarter}"
    return f"{word}, {row.direction} than {rag_word(before).lower()} for {quarter}"


def leads(row: PlanRow, named: Named) -> str:
    """Who leads it, as printed."""
    return ", ".join(who.name for who in leads_of(row, named)) or "nobody"


def update(quarter: str, day: object, rag: str | None, text: str | None) -> str:
    """``2017/18-Q3 (2017-11-13) Green: Directory published``."""
    said = " ".join((text or "").split())
    when = quarter + (f" ({day})" if day else "")
    parts = [when + (f" {RAG_WORDS[rag]}" if rag else ""), said]
    return ": ".join(part for part in parts if part)


def _step(text: str, progress: str | None) -> str:
    return text + (f" ({progress})" if progress else "")


def _action(standing: Standing) -> str:
    days = standing.days_overdue
    late = f", {days} {'day' if days == 1 else 'days'} overdue" if days else ""
    return f"{standing.action.name} {RAG_WORDS[standing.rag]}{late}: {standing.action.action}"
