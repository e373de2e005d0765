"""An action says it was raised at a meeting that the board did not hold, or at an item it lacked.

The trail from the minutes to the log breaks there. Only days between the first and the last
meeting that the workspace knows are judged: an older log may reach back before the plan.

Bad (`actions.yaml:7`):

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Send the figures
    lead: DE
    target: 2026-06-10
    raised: {meeting: 2026-02-14}
    state: open
```

Good:

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Send the figures
    lead: DE
    target: 2026-06-10
    raised: {meeting: 2026-01-14}
    state: open
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context, nearest_day
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find meetings and items that actions name and that were never there."""
    known = {board.board.id: _days(board) for board in context.boards}
    for action in context.workspace.actions:
        raised = action.raised
        board = context.workspace.boards.get(action.board)
        if board is None or raised is None or raised.meeting is None:
            continue
        days = known[action.board]
        meeting = board.meetings.get(raised.meeting)
        if raised.meeting not in days:
            between = days and min(days) < raised.meeting < max(days)
            if between and context.plan(board) is not None:
                message = f"{action.name} was raised on {raised.meeting}, when no meeting was held."
                mend = f"The nearest meeting is that of {nearest_day(days, raised.meeting)}."
                yield Finding(raised.where("meeting"), message, mend, action.name)
        elif raised.item and meeting and _lacks(context, meeting, raised.item):
            message = f"{action.name} was raised at item {raised.item}, which the meeting lacked."
            mend = f"Look it up in {meeting.folder}."
            yield Finding(raised.where("item"), message, mend, action.name)


def _days(board: BoardFolder) -> set[dt.date]:
    plan = board.forward_plan
    planned = {meeting.date for meeting in plan.meetings} if plan else set()
    return (planned | set(board.meetings)) - {dt.date.min}


def _lacks(context: Context, meeting: Meeting, number: str) -> bool:
    """Whether neither the agenda nor the minutes of a meeting have an item of this number."""
    if not context.whole(f"{meeting.folder}/agenda.yaml", f"{meeting.folder}/minutes.md"):
        return False
    numbers = {printed for printed, _, _ in items(meeting.agenda)} if meeting.agenda else set()
    if meeting.minutes:
        numbers |= {section.number for section in meeting.minutes.sections}
    return bool(numbers) and number not in numbers


RULE = Rule("A115", "raised-meeting-unknown", Severity.WARNING, check, __doc__)
