"""Commitments of a delivery plan have had no update for two quarters.

A plan is reported on each quarter; what nobody has heard of for half a year is not being done, or
is done and nobody is told. One sentence stands for all of a plan: `cspctl progress silent` lists
them.

Bad (`packs/csp/plans/vawg.yaml:1`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-04/2026-03
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-03
    updates:
      - {quarter: 2025/26-Q1, text: Directory begun}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-04/2026-03
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-03
    updates:
      - {quarter: 2025/26-Q1, text: Directory begun}
      - {quarter: 2025/26-Q3, text: Directory published}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.delivery import by_plan, listed
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find plans of which something has gone silent; one that has ended is D512's."""
    for rows in by_plan(context.plan_rows):
        plan = rows[0].plan
        silent = [row.number for row in rows if row.silent]
        ended = plan.period is not None and plan.period[1].end < context.today
        if not silent or ended:
            continue
        message = (
            f"{len(silent)} of {len(rows)} commitments of '{plan.id}' have had no update for two "
            f"quarters: {listed(silent)}."
        )
        mend = f"'cspctl progress update {plan.id} NUMBER --text TEXT' adds one."
        yield Finding(plan.where(), message, mend)


RULE = Rule("D511", "plan-silent", Severity.WARNING, check, __doc__)
