"""An agenda is for a day on which the forward plan has no meeting.

The folder's name or the plan's date is wrong, and the time and place on the front sheet will be.
Folders from before the plan's first meeting are not judged.

Bad (`packs/csp/2026-03-12/agenda.yaml:1`):

```yaml packs/csp/2026-03-12/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context, nearest_day
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find agendas that the forward plan does not know."""
    for board, meeting, agenda in context.agendas():
        plan = context.plan(board)
        days = {planned.date for planned in plan.meetings} if plan else set()
        # A meeting whose date could not be read may be this one.
        if not days or dt.date.min in days or meeting.date in days or meeting.date < min(days):
            continue
        nearest = nearest_day(days, meeting.date)
        message = f"The forward plan has no meeting on {meeting.date}."
        mend = f"Add it to {board.folder}/forward-plan.yaml, or rename the folder ({nearest}?)."
        yield Finding(agenda.where(), message, mend)


RULE = Rule("G211", "meeting-unplanned", Severity.WARNING, check, __doc__)
