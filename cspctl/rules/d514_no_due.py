"""Commitments of a delivery plan say nothing of when they are due.

Without a date a commitment is never overdue. `ongoing`, the board's own words in `due_note` and how
often it `reports` say something too. One sentence stands for all of a plan.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06}
  - {number: 2, text: Train the front line, due_note: To be discussed at the Q2 meeting}
  - {number: 3, text: Map the services, reports: quarterly}
```
"""

from collections.abc import Iterator

from cspctl.model.delivery_plan import Commitment
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.delivery import by_plan, listed
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find plans with commitments that are not done and say nothing of when they will be."""
    for rows in by_plan(context.plan_rows):
        without = [row for row in rows if row.asked and _says_nothing(row.commitment)]
        if not without:
            continue
        numbers = [row.number for row in without]
        many = "a commitment" if len(numbers) == 1 else f"{len(numbers)} commitments"
        message = f"'{rows[0].plan.id}' has {many} without a due date: {listed(numbers)}."
        mend = "Write due: and a date, month, quarter or ongoing; or the board's words in due_note."
        yield Finding(without[0].commitment.where("due"), message, mend)


def _says_nothing(row: Commitment) -> bool:
    return row.due is None and not row.due_note and not row.reports


RULE = Rule("D514", "no-due", Severity.WARNING, check, __doc__)
