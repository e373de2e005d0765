"""Nothing in a delivery plan says when it began, so that nobody can tell who has gone silent.

Two quarters without an update are counted from the first month of the plan's `period`. Without one
they are counted from its first dated report or answer, or from `updated`; where there is none of
these either, `progress silent` leaves the plan out.

Bad (`packs/csp/plans/vawg.yaml:1`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-09/2026-08
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.progress import silent_since
from cspctl.rules.context import Context
from cspctl.rules.delivery import by_plan
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find agreed plans without a period or anything dated, and with something still to be done."""
    for rows in by_plan(context.plan_rows):
        plan = rows[0].plan
        begun = plan.period or plan.updated or silent_since(plan, context.today)
        if begun or plan.is_draft or not any(row.asked for row in rows):
            continue
        message = f"Nothing says when '{plan.id}' began, so that silence on it cannot be told."
        mend = "Write period: with its first and last month, such as 2026-04/2027-03."
        yield Finding(plan.where("period"), message, mend)


RULE = Rule("D520", "no-period", Severity.WARNING, check, __doc__)
