"""The action log as a document."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from cspctl.documents.blocks import Block
from cspctl.documents.chart_blocks import figure
from cspctl.documents.head import Head, head
from cspctl.documents.rag_charts import actions_chart, slippage_chart
from cspctl.documents.words import plain_date, short_date
from cspctl.model.workspace import BoardFolder, Workspace
from cspctl.queries.people import Directory
from cspctl.queries.select import Named
from cspctl.queries.standing import RAG_WORDS, Standing, all_standing

# Fill and letter colours with a contrast of at least 7 to 1 (WCAG 2.2, 1.4.6); the word always
# stands in the cell, so that no meaning hangs on the colour.
RAG_FILLS = {"R": "F8CBC6", "A": "FFE2A8", "G": "CDE8C9", "B": "D6DEE8"}

#: The room for a chart on a page that lies on its side.
_WIDE_MM, _HIGH_MM = 170.0, 140.0


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of the log. ``rag_fill`` is a colour such as ``F8CBC6`` (red, green, blue)."""

    number: Annotated[str, "the action's number"]
    action: Annotated[str, "what is to be done"]
    lead: Annotated[str, "who leads"]
    others: Annotated[str, "who helps"]
    start: Annotated[str, "12/09/2017"]
    target: Annotated[str, "the target date, with the first one if it was moved"]
    update: Annotated[str, "the updates, one a line, and the outcome"]
    rag: Annotated[str, "Red, Amber, Green or Done in words, and how late it is"]
    rag_fill: Annotated[str, "the colour that goes with it"]
    state: Annotated[str, "Open or Closed; empty when the log does not say"]


@dataclass(frozen=True, slots=True)
class ActionLog:
    """A board's action log on a day; the counts are of the open actions."""

    head: Head
    as_at: Annotated[str, "the day on which the log is reckoned"]
    rows: Annotated[tuple[LogRow, ...], "list of the actions"]
    open: Annotated[int, "how many actions are open"]
    overdue: Annotated[int, "how many of them are overdue"]
    charts: Annotated[tuple[Block, ...], "the log drawn, where the board asks for it"] = ()


def action_log(
    workspace: Workspace,
    board: BoardFolder,
    day: dt.date,
    today: dt.date,
    directory: Directory,
    *,
    public: bool = False,
    item: str = "",
    charted: bool = True,
) -> ActionLog:
    """The log of a board for its meeting on ``day``, reckoned at ``today``.

    Boards may ask for charts in their settings; ``charted=False`` leaves them out all the same.
    """
    rows = all_standing(workspace, today, workspace.actions_of(board.board.id))
    return ActionLog(
        head=head(board, day, directory, public=public, item=item),
        as_at=plain_date(today),
        rows=tuple(_row(row, directory) for row in rows),
        open=sum(row.action.is_open for row in rows),
        overdue=sum(row.overdue for row in rows),
        charts=_charts(workspace, board, rows, today) if charted else (),
    )


def _charts(
    workspace: Workspace, board: BoardFolder, rows: Sequence[Standing], today: dt.date
) -> tuple[Block, ...]:
    """The log by RAG and agency, and as each meeting found it; a withheld row says nothing."""
    if not board.board.actions.charts:
        return ()
    shown = [row for row in rows if not _is_withheld(row)]
    drawn = (actions_chart(shown, Named(workspace), today), slippage_chart(shown, board, today))
    return tuple(
        block for chart in drawn for block in figure(chart, width_mm=_WIDE_MM, high_mm=_HIGH_MM)
    )


def _is_withheld(row: Standing) -> bool:
    return bool(row.action.restricted and not row.action.lead)


def _row(row: Standing, directory: Directory) -> LogRow:
    action = row.action
    shown = {"next-meeting": "Next meeting", "ongoing": "Ongoing"}
    target = short_date(row.target)
    if not target and isinstance(action.target, str):
        target = shown[action.target]
    if action.was:
        target += f" (first {short_date(action.was[0])})"
    updates = [
        f"{short_date(update.date)}: {update.note}" if update.date else update.note
        for update in action.updates
    ]
    if action.outcome:
        updates.append(f"Outcome: {action.outcome}")
    # A withheld row keeps its number and says nothing that could be worked out of the dates.
    rag = "" if _is_withheld(row) else row.rag
    late = f", {row.days_overdue} days overdue" if row.overdue and rag else ""
    return LogRow(
        number=str(action.number),
        action=action.action,
        lead=", ".join(who.name for who in directory.all(action.lead, action.begun)),
        others=", ".join(who.name for who in directory.all(action.others, action.begun)),
        start=short_date(action.begun),
        target=target,
        update="\n".join(updates),
        rag=RAG_WORDS.get(rag, "") + late.replace("1 days", "1 day") if rag else "",
        rag_fill=RAG_FILLS.get(rag, ""),
        state={"open": "Open", "closed": "Closed"}.get(action.state or "", ""),
    )
