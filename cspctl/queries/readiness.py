"""Whether the pack of a meeting can be issued: what is in, what is not, and how long there is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cspctl.model.agenda import Item, Paper, Restriction, printed
from cspctl.model.forward_plan import PlanItem
from cspctl.model.workspace import BoardFolder, Meeting, Workspace
from cspctl.problems import Location
from cspctl.queries.bank_holidays import idle
from cspctl.queries.matching import matches
from cspctl.queries.notice import division_of, latest_notice, publication, reports_due

Standing = Literal["in", "late", "missing", "awaited", "to follow", "verbal", "no paper"]
OPEN: tuple[Standing, ...] = ("missing", "awaited")
SETTLED = ("deferred", "withdrawn")
# Reports that somebody is writing, or has written, for this very meeting.
EXPECTED = ("received", "awaited")


@dataclass(frozen=True, slots=True)
class Row:
    """A paper of an item, or an item without papers.

    ``item`` is its number as printed; ``file`` lies below the meeting's folder, '' without one.
    ``unreasoned`` says that it is restricted without a reason or, under a council's regime,
    without its paragraph of Schedule 12A. ``open`` rows keep the pack from being issued.
    """

    item: str
    title: str
    file: str
    standing: Standing
    detail: str
    unreasoned: bool
    place: Location

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.standing in OPEN or self.unreasoned


@dataclass(frozen=True, slots=True)
class Readiness:
    """How a meeting's pack stands on a day.

    ``notice`` is the publication date: the stated one, or the latest day for notice; ``latest``
    is that latest day. Either is None when neither plan, regime nor terms say one.
    ``not_on_agenda`` are items of the forward plan that the agenda does not have; only those
    whose report is received or awaited keep the pack from being issued.
    """

    rows: tuple[Row, ...]
    not_on_agenda: tuple[PlanItem, ...]
    notice: dt.date | None
    latest: dt.date | None
    reports_due: dt.date | None
    days: int | None
    working_days: int | None

    @property
    def ready(self) -> bool:
        """Whether the pack can be issued as it stands."""
        expected = any(item.report in EXPECTED for item in self.not_on_agenda)
        return not expected and not any(row.open for row in self.rows)


def readiness(
    workspace: Workspace, board: BoardFolder, meeting: Meeting, today: dt.date
) -> Readiness:
    """How the pack of a meeting that has an agenda stands today.

    What its items print must have been read: papers, minutes, plans and figures.
    """
    assert meeting.agenda is not None, "only a meeting with an agenda has a pack"
    plan = board.forward_plan.on(meeting.date) if board.forward_plan else None
    listed = [(printed(n, letter), item, whole) for n, letter, item, whole in _numbered(meeting)]
    expected = list(_flat(plan.items)) if plan else []
    found = matches([one.title for one in expected], [item.title for _, item, _ in listed])
    reports = {place: expected[want].report for want, place in found.items()}
    due = reports_due(board.board, meeting.date, plan.publish if plan else None)
    rows: list[Row] = []
    for place, (number, item, whole) in enumerate(listed):
        rows += _rows(
            workspace, board, meeting, number, item, whole, reports.get(place), due, today
        )
    latest = latest_notice(board.board, meeting.date)
    notice = publication(board.board, plan) if plan else latest
    return Readiness(
        rows=tuple(rows),
        not_on_agenda=tuple(
            one
            for want, one in enumerate(expected)
            if want not in found and one.report not in SETTLED and one.title
        ),
        notice=notice,
        latest=latest,
        reports_due=due,
        days=None if notice is None else (notice - today).days,
        working_days=None if notice is None else _working_days(board, today, notice),
    )


def _numbered(meeting: Meeting) -> Iterator[tuple[str, str, Item, Item | None]]:
    return meeting.agenda.numbered() if meeting.agenda else iter(())


def _flat(items: Sequence[PlanItem]) -> Iterator[PlanItem]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _rows(
    workspace: Workspace,
    board: BoardFolder,
    meeting: Meeting,
    number: str,
    item: Item,
    whole: Item | None,
    report: str | None,
    due: dt.date | None,
    today: dt.date,
) -> Iterator[Row]:
    regime = board.board.regime
    above = whole.restricted if whole else None
    unreasoned = _unreasoned(item.restricted, above, regime)
    for paper in item.papers:
        lying = paper.file in meeting.papers
        standing: Standing = "missing" if not lying else "late" if item.late else "in"
        detail = _late(item) if lying else "The file is not there."
        bare = unreasoned or _unreasoned(paper.restricted, item.restricted or above, regime)
        title = paper.title or _title(meeting, paper) or item.title
        yield Row(number, title, paper.file, standing, detail, bare, paper.where("file"))
    standing, detail = _without(workspace, board, item, report, due, today)
    lacks = bool(item.minutes_of or item.plan or item.performance) and standing == "missing"
    if lacks or not (item.papers or (item.items and standing == "no paper")):
        yield Row(number, item.title, "", standing, detail, unreasoned, item.where("title"))


def _without(
    workspace: Workspace,
    board: BoardFolder,
    item: Item,
    report: str | None,
    due: dt.date | None,
    today: dt.date,
) -> tuple[Standing, str]:
    """How an item stands apart from papers, and a sentence about it."""
    if item.minutes_of:
        named, day = item.minutes_of
        other = workspace.boards.get(named or board.board.id)
        meeting = other.meetings.get(day) if other else None
        if meeting is None or meeting.minutes is None:
            return "missing", f"There are no minutes of {day} to print."
    for name in item.plan:
        if name not in board.plans:
            return "missing", f"There is no delivery plan '{name}' to print."
    if item.performance and board.performance is None:
        return "missing", "There are no figures of the board to print."
    printed = (item.minutes_of, item.action_log, item.membership, item.forward_plan, item.plan)
    if any(printed) or item.performance:
        return "in", "Printed by cspctl."
    if item.verbal or report == "verbal":
        return "verbal", _late(item)
    if item.to_follow or report == "to-follow":
        return "to follow", item.to_follow or "The forward plan says so."
    if report == "received":
        return "missing", "The forward plan says it was received; the agenda lists no paper."
    if report == "awaited" or item.reason == "decision":
        if due is not None and today > due:
            late = (today - due).days
            return "awaited", f"Was due on {due}, {late} day{'' if late == 1 else 's'} ago."
        return "awaited", f"Due on {due}." if due else ""
    return "no paper", ""


def _late(item: Item) -> str:
    if item.late is None:
        return ""
    agreed = f" (agreed by {', '.join(item.late.agreed_by)})" if item.late.agreed_by else ""
    return f"{item.late.reason or 'No reason is given'}{agreed}"


def _title(meeting: Meeting, paper: Paper) -> str | None:
    lying = meeting.papers.get(paper.file)
    return lying.cover.title if lying and lying.cover else None


def _unreasoned(held: Restriction | None, above: Restriction | None, regime: str) -> bool:
    """Whether a restriction does not say why; a bare one inside a restricted whole repeats it."""
    if held is None or (above is not None and not (held.reason or held.paragraph)):
        return False
    return not held.reason or (regime != "partnership" and not held.paragraph)


def _working_days(board: BoardFolder, today: dt.date, notice: dt.date) -> int:
    """Working days from tomorrow to the notice, both counted; negative for one gone by."""
    first, last = sorted((today, notice))
    days = (dt.date.fromordinal(one) for one in range(first.toordinal() + 1, last.toordinal() + 1))
    many = sum(not idle(day, division_of(board.board)) for day in days)
    return many if notice >= today else -many
