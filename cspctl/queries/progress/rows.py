"""How each commitment of a delivery plan stands on a day. The one definition of each word."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from cspctl.model.delivery_plan import (
    Commitment,
    DeliveryPlan,
    QuarterUpdate,
    Theme,
    last_day,
)
from cspctl.model.values import Quarter, quarter_of
from cspctl.model.workspace import BoardFolder, Workspace

# Better is further on: red, amber, green, done.
_ORDER = {"R": 0, "A": 1, "G": 2, "B": 3}


class PlanRow(NamedTuple):
    """A commitment on a day.

    ``name`` is ``vawg/1.2``, or ``vawg/2`` in a plan without themes. ``due`` is the last day of
    its date, month or quarter; None when blank or ongoing. ``latest`` and ``earlier`` are the last
    update, and the last one of a quarter before that; what was reported after the day does not
    count. ``rag`` is the stated one, else the last that was reported, else ''. ``direction``
    compares it with the last one reported for a quarter before: better, worse, same, or '' for
    want of one. ``silent``: not done, and two whole quarters without an update since the plan is
    known to have begun (see ``silent_since``). ``days_overdue`` is 0 when it is done or not late.
    ``declined``: it belongs to a recommendation that was not accepted, so that nobody is asked for
    it: it is neither overdue nor silent. ``reported`` has the RAGs by quarter, the oldest first; a
    stated one stands there under the quarter in which the plan was last revised.
    """

    board: str
    plan: DeliveryPlan
    theme: Theme | None
    commitment: Commitment
    name: str
    due: dt.date | None
    latest: QuarterUpdate | None
    earlier: QuarterUpdate | None
    rag: str
    direction: str
    silent: bool
    days_overdue: int
    reported: tuple[tuple[Quarter, str], ...]
    declined: bool = False

    @property
    def asked(self) -> bool:
        """Whether anybody is still asked for it: it is neither done nor declined."""
        return not (self.done or self.declined)

    @property
    def done(self) -> bool:
        """Whether its RAG is B."""
        return self.rag == "B"

    @property
    def overdue(self) -> bool:
        """Not done, and its due date is before the day."""
        return self.days_overdue > 0

    @property
    def withheld(self) -> bool:
        """Whether only its public title is here, so that nothing is known of how it stands."""
        return self.commitment.restricted is not None and self.commitment.restricted.bare

    @property
    def number(self) -> str:
        """Its number in the plan: ``1.2``, or ``2`` without a theme."""
        return self.name.rpartition("/")[2]


def plan_rows(folder: BoardFolder, plan: DeliveryPlan, today: dt.date) -> tuple[PlanRow, ...]:
    """Every commitment of a plan as it stands on a day, in the file's order."""
    board, since = folder.board.id, silent_since(plan, today)
    return tuple(_row(board, plan, theme, row, since, today) for theme, row in plan.placed())


def all_plan_rows(workspace: Workspace, today: dt.date) -> tuple[PlanRow, ...]:
    """Every commitment of every board's plans."""
    return tuple(
        row
        for folder in workspace.boards.values()
        for plan in folder.plans.values()
        for row in plan_rows(folder, plan, today)
    )


def number_in(theme: Theme | None, commitment: Commitment) -> str:
    """A commitment's number in its plan: ``1.2``, or ``2`` without a theme."""
    return f"{theme.number}.{commitment.number}" if theme else str(commitment.number)


def last_silent(day: dt.date) -> Quarter:
    """The quarter that the two last whole ones before a day begin with.

    Who has reported nothing for it or for a later one has been silent for two quarters.
    """
    return quarter_of(day).previous.previous


def _row(
    board: str,
    plan: DeliveryPlan,
    theme: Theme | None,
    commitment: Commitment,
    since: Quarter | None,
    today: dt.date,
) -> PlanRow:
    updates = known_updates(commitment, today)
    latest = updates[-1] if updates else None
    before = [one for one in updates if latest and one.quarter != latest.quarter]
    reported = tuple(_reported(plan, commitment, updates, today))
    rag = reported[-1][1] if reported else ""
    due = last_day(commitment.due)
    asked = rag != "B" and not is_declined(theme, today)
    late = (today - due).days if asked and due and due < today else 0
    row = PlanRow(
        board=board,
        plan=plan,
        theme=theme,
        commitment=commitment,
        name=f"{plan.id}/{number_in(theme, commitment)}",
        due=due,
        latest=latest,
        earlier=before[-1] if before else None,
        rag=rag,
        direction=_direction(reported),
        silent=asked and _silent(plan, since, latest, today),
        days_overdue=late,
        reported=reported,
        declined=is_declined(theme, today),
    )
    return row._replace(silent=False) if row.withheld else row


def is_declined(theme: Theme | None, today: dt.date) -> bool:
    """Whether a theme is a recommendation that was not accepted, as known on a day."""
    answer = theme.response if theme else None
    if answer is None or answer.decision != "not-accepted":
        return False
    return answer.date is None or answer.date <= today


def known_updates(commitment: Commitment, today: dt.date) -> list[QuarterUpdate]:
    """The updates that were made by a day, by quarter and then by date."""
    made = [one for one in commitment.updates if one.quarter and _made(one, today)]
    return sorted(made, key=lambda one: (one.quarter, one.date or dt.date.min))


def _made(update: QuarterUpdate, today: dt.date) -> bool:
    day = update.date or (update.quarter.start if update.quarter else None)
    return day is not None and day <= today


def _reported(
    plan: DeliveryPlan, commitment: Commitment, updates: list[QuarterUpdate], today: dt.date
) -> Iterator[tuple[Quarter, str]]:
    """RAG by quarter, the last word on each; what is stated has the very last."""
    found: dict[Quarter, str] = {}
    for update in updates:
        if update.quarter and update.rag:
            found[update.quarter] = update.rag
    last = max(found, default=None)
    # Where a later report is known, the stated RAG has followed it and was another one then.
    followed = any(one.rag and one.quarter and not _made(one, today) for one in commitment.updates)
    if commitment.rag and not followed and (last is None or found[last] != commitment.rag):
        # What is stated stands from when the plan was revised, and never behind an update.
        revised = last or quarter_of(today)
        if plan.updated and plan.updated <= today:
            revised = quarter_of(plan.updated)
        found[max(revised, last or revised)] = commitment.rag
    yield from found.items()


def _direction(reported: tuple[tuple[Quarter, str], ...]) -> str:
    if len(reported) < 2:
        return ""
    (_, before), (_, now) = reported[-2:]
    if _ORDER[now] == _ORDER[before]:
        return "same"
    return "better" if _ORDER[now] > _ORDER[before] else "worse"


def _silent(
    plan: DeliveryPlan, since: Quarter | None, latest: QuarterUpdate | None, today: dt.date
) -> bool:
    """Whether two whole quarters have gone by without a word. After a plan's last month none is
    due, so that a plan that reported to its end does not fall silent then."""
    if since is None:
        return False
    day = min(today, plan.period[1].end) if plan.period else today
    heard = latest.quarter if latest else None
    return heard < last_silent(day) if heard else since <= last_silent(day)


def silent_since(plan: DeliveryPlan, today: dt.date) -> Quarter | None:
    """The first quarter for which a plan owes a report, as far as is known on a day.

    The first whole one of its period; without a period, the one after the first that anything
    dated speaks of (a report, an answer), or else after that in which it was last revised. None
    when nothing says that it has begun: then nobody can be called silent.
    """
    if plan.period:
        begun = plan.period[0].start
        first = quarter_of(begun)
        whole = first if begun == first.start else first.following
        return whole if begun <= today else None
    known = [
        one.quarter
        for _, commitment in plan.placed()
        for one in known_updates(commitment, today)
        if one.quarter
    ]
    answers = [theme.response.date for theme in plan.themes if theme.response]
    known += [quarter_of(day) for day in answers if day and day <= today]
    if not known and plan.updated and plan.updated <= today:
        known = [quarter_of(plan.updated)]
    return min(known).following if known else None
