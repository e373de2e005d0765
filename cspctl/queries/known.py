"""The workspace as it was known on a day: without what is dated later.

What is written down today may be asked of an earlier day (``--today``), and a file may hold what
is dated ahead. Either is not known yet on the day that is asked of. Meetings to come stay: they
are planned. Figures and quarters' updates are left to their queries, which reckon with the day.
"""

import datetime as dt

from cspctl.model.action import Action
from cspctl.model.delivery_plan import DeliveryPlan
from cspctl.model.forward_plan import ForwardPlan
from cspctl.model.minutes import Minutes
from cspctl.model.record import replace
from cspctl.model.workspace import BoardFolder, Meeting, Workspace


def known_at(workspace: Workspace, today: dt.date) -> Workspace:
    """The same workspace as it was known at the end of a day."""
    actions = tuple(
        _action(action, today) for action in workspace.actions if not _later(action.begun, today)
    )
    boards = {name: _board(folder, today) for name, folder in workspace.boards.items()}
    return replace(workspace, actions=actions, boards=boards)


def _later(day: dt.date | None, today: dt.date) -> bool:
    return day is not None and day > today


def _action(action: Action, today: dt.date) -> Action:
    """An action with the reports until the day; one closed later is still open."""
    updates = tuple(update for update in action.updates if not _later(update.date, today))
    if len(updates) < len(action.updates):
        action = replace(action, updates=updates)
    if _later(action.closed, today):
        rag = None if action.rag == "B" else action.rag
        action = replace(action, state="open", closed=None, outcome=None, rag=rag)
    return action


def _board(folder: BoardFolder, today: dt.date) -> BoardFolder:
    plans = {
        name: answered_by(plan, today) for name, plan in folder.plans.items() if _there(plan, today)
    }
    meetings = {day: _meeting(meeting, today) for day, meeting in folder.meetings.items()}
    forward_plan = folder.forward_plan and _forward_plan(folder.forward_plan, today)
    return replace(folder, plans=plans, meetings=meetings, forward_plan=forward_plan)


def _there(plan: DeliveryPlan, today: dt.date) -> bool:
    """Whether a plan was there: its period had begun, or it says of an earlier day ``updated``.

    A plan that was revised since, in a period that had begun, was there in some version.
    """
    if plan.updated is not None and plan.updated <= today:
        return True
    if plan.period is not None:
        return plan.period[0].start <= today
    return plan.updated is None


def answered_by(plan: DeliveryPlan, today: dt.date) -> DeliveryPlan:
    """A plan without answers that were given after a day."""
    themes = tuple(
        replace(theme, response=None)
        if theme.response is not None and _later(theme.response.date, today)
        else theme
        for theme in plan.themes
    )
    return plan if themes == plan.themes else replace(plan, themes=themes)


def _meeting(meeting: Meeting, today: dt.date) -> Meeting:
    minutes = meeting.minutes
    if minutes is None:
        return meeting
    if meeting.date > today:
        return replace(meeting, minutes=None)
    return replace(meeting, minutes=_minutes(minutes, today))


def _minutes(minutes: Minutes, today: dt.date) -> Minutes:
    """Minutes that a later meeting confirmed are a draft still."""
    if not _later(minutes.head.confirmed, today):
        return minutes
    head = replace(minutes.head, status="draft", confirmed=None, corrections=())
    return replace(minutes, head=head)


def _forward_plan(plan: ForwardPlan, today: dt.date) -> ForwardPlan:
    """No meeting to come was held."""
    meetings = tuple(
        replace(planned, status="planned")
        if planned.date > today and planned.status == "held"
        else planned
        for planned in plan.meetings
    )
    return replace(plan, meetings=meetings)
