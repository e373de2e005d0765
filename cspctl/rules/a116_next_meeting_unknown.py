"""An open action is due at the next meeting, and no such meeting is known.

`next-meeting` is the board's first meeting after the action's start. Without a start, or without a
later meeting in the forward plan, it comes to no date, and the action is never overdue.

Bad (`actions.yaml:3`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Report, lead: DE, target: next-meeting, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Report, lead: DE, start: 2026-01-14, target: next-meeting, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find targets of next-meeting that come to no date."""
    for row in context.standings:
        action = row.action
        board = context.workspace.boards.get(action.board)
        if not action.is_open or action.target != "next-meeting" or row.target or board is None:
            continue
        place = action.where("target")
        if action.begun is None:
            message = f"{action.name} is due at the next meeting, and has no start to count from."
            mend = "Write start: and the day of the meeting that agreed it."
        elif context.whole(f"{board.folder}/forward-plan.yaml"):
            message = (
                f"{action.name} is due at the next meeting after {action.begun}; none is planned."
            )
            mend = f"Add the meeting to {board.folder}/forward-plan.yaml, or write a date."
        else:
            continue
        yield Finding(place, message, mend, action.name)


RULE = Rule("A116", "next-meeting-unknown", Severity.WARNING, check, __doc__)
