"""``cspctl progress show``: a plan with all its commitments, or one of them in full."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import typer

from cspctl.cli import progress_naming as naming
from cspctl.cli import progress_rows as rows
from cspctl.cli.actions import options
from cspctl.cli.actions import rows as action_rows
from cspctl.cli.printing import Format, print_rows, say, screen_width
from cspctl.cli.progress_cards import Cards, counted
from cspctl.cli.session import session
from cspctl.loading import Want
from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.queries.people import Directory
from cspctl.queries.progress import Links, PlanRow, plan_rows
from cspctl.queries.progress.plans import PlanStanding, plan_standing
from cspctl.queries.select import Named
from cspctl.reporters.folding import hung

_DECISIONS = {
    "accepted": "accepted",
    "in-part": "accepted in part",
    "not-accepted": "not accepted",
    "referred": "referred",
}


def show(
    ctx: typer.Context,
    plan: naming.Plan,
    number: Annotated[
        str | None,
        typer.Argument(metavar="[NUMBER]", help="One commitment in full: 1.2; or one theme: 4."),
    ] = None,
    format: options.Formats = Format.TEXT,
) -> None:
    """Show a plan theme by theme, or one theme or recommendation, or one commitment in full.

    Of each commitment: when it is due, its RAG and which way that went, what was last reported, and
    the actions of the log that serve it.
    """
    run = session(ctx)
    loaded = run.load(naming.PLANS | Want.LOG)
    named = Named(loaded.workspace)
    folder, found = naming.plan_named(loaded, plan)
    every = plan_rows(folder, found, run.today)
    links = Links(loaded.workspace, every, run.today)
    theme = naming.theme_named(every, found, number) if number else None
    chosen = list(every)
    if theme is not None:
        chosen = [row for row in every if row.theme is theme]
    elif number:
        chosen = [naming.commitment_named(every, found, number)]
    stands = plan_standing(folder.board.id, found, every, run.today)
    if format is Format.TEXT:
        cards = Cards(named, screen_width(), links)
        page = _Page(stands, cards)
        if theme is not None:
            lines = page.theme(theme, chosen)
        else:
            lines = cards.full(chosen[0]) if number else page.lines(chosen)
        say("\n".join(lines))
    else:
        answer = [rows.commitment_row(row, named) for row in chosen]
        print_rows(_answer(stands, chosen, answer, named, links), answer, rows.COLUMNS, format)
    raise typer.Exit(action_rows.files_read(loaded, naming.PART))


def _answer(
    stands: PlanStanding,
    chosen: Sequence[PlanRow],
    listed: Sequence[dict[str, Any]],
    named: Named,
    links: Links,
) -> dict[str, Any]:
    """The whole answer as JSON has it; the actions stand once, whatever they serve."""
    directory, plan = named.directory(stands.board), stands.plan
    serving = {one.action.name: one for row in chosen for one in links.actions_of(row)}
    updates = [
        {
            "quarter": rows.text(one.quarter),
            "date": rows.iso(one.date),
            "rag": one.rag,
            "text": one.text,
        }
        for row in chosen
        for one in row.commitment.updates
    ]
    return {
        "plan": {
            **rows.plan_row(stands, directory),
            "key_targets": list(plan.key_targets),
            "themes": [rows.theme_row(theme, directory, plan.updated) for theme in plan.themes],
        },
        "commitments": listed,
        "actions": [action_rows.row(one, named) for one in serving.values()],
    } | ({"updates": updates} if len(chosen) == 1 else {})


class _Page:
    """The lines of a plan, its commitments as cards."""

    def __init__(self, stands: PlanStanding, cards: Cards) -> None:
        self.stands = stands
        self.cards = cards
        self.directory: Directory = cards.named.directory(stands.board)

    def lines(self, found: Sequence[PlanRow]) -> Iterator[str]:
        """The plan's own facts, then theme by theme."""
        plan = self.stands.plan
        yield f"{self.stands.board}/{plan.id}: {plan.title}"
        yield from self.cards.facts(self._of_plan(plan))
        if not found:
            yield ""
            yield "It has no commitments yet."
        yield from self._commitments(row for row in found if row.theme is None)
        for theme in plan.themes:
            yield ""
            yield from self.theme(theme, [row for row in found if row.theme is theme])

    def theme(self, theme: Theme, found: Sequence[PlanRow]) -> Iterator[str]:
        """A theme's own facts, then its commitments."""
        yield hung(f"{theme.number} ", theme.title, self.cards.width)
        yield from self.cards.facts(self._of_theme(theme))
        yield from self._commitments(found)

    def _commitments(self, found: Iterable[PlanRow]) -> Iterator[str]:
        for row in found:
            yield ""
            yield from self.cards.short(row, row.number, owner=False)

    def _of_plan(self, plan: DeliveryPlan) -> list[tuple[str, str]]:
        version = [plan.version] if plan.version else []
        period = [f"{month.start:%B %Y}" for month in plan.period or ()]
        return [
            ("Board", self.directory.board.name),
            ("Kind", plan.kind),
            ("Owner", self._people(plan.owner) or "nobody"),
            ("Status", ", ".join(["draft" if plan.is_draft else "agreed", *version])),
            ("Period", " to ".join(period)),
            ("Updated", str(plan.updated or "")),
            *[("Key target", target) for target in plan.key_targets],
            ("Commitments", counted(self.stands.counts)),
            ("Restricted", "yes" if plan.restricted else ""),
            ("Where", str(plan.where())),
        ]

    def _of_theme(self, theme: Theme) -> list[tuple[str, str]]:
        answer = theme.response
        facts = [("About", theme.description or ""), ("Aim", theme.aim or "")]
        facts += [("Why", why) for why in theme.why]
        facts += [("Measure", measure) for measure in theme.measures]
        if answer:
            decided = _DECISIONS.get(answer.decision or "", "no decision stated")
            to = self._people(answer.referred_to)
            facts.append(("Answer", decided + (f" to {to}" if to else "") + _dated(answer.date)))
            facts.append(("", " ".join((answer.text or "").split())))
        return [*facts, ("Restricted", "yes" if theme.restricted else "")]

    def _people(self, texts: Sequence[str]) -> str:
        people = self.directory.all(texts, self.stands.plan.updated)
        return ", ".join(who.name for who in people)


def _dated(day: object) -> str:
    return f", {day}" if day else ""
