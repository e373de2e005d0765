"""A delivery plan has ended, and not all of it is done.

The board closes a plan by saying of each commitment that it is done, or goes on in the next plan;
otherwise it is red for ever, or forgotten.

Bad (`packs/csp/plans/vawg.yaml:4`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2024-09/2025-12
commitments:
  - {number: 1, text: Raise awareness, due: ongoing}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2024-09/2025-12
commitments:
  - number: 1
    text: Raise awareness
    due: ongoing
    updates:
      - {quarter: 2025/26-Q3, rag: B, text: Goes on in the plan for 2026}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.delivery import by_plan, listed
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find plans whose last month is over and that have commitments which are not done."""
    for rows in by_plan(context.plan_rows):
        plan = rows[0].plan
        left = [row.number for row in rows if row.asked]
        if plan.period is None or plan.period[1].end >= context.today or not left:
            continue
        message = (
            f"The plan '{plan.id}' ended in {plan.period[1]}, and {len(left)} of {len(rows)} "
            f"commitments are not done: {listed(left)}."
        )
        mend = "Report B with what became of each, or lengthen the plan's period."
        yield Finding(plan.where("period"), message, mend)


RULE = Rule("D512", "plan-ended", Severity.WARNING, check, __doc__)
