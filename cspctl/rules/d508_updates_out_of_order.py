"""The updates of a commitment stand in no order.

Oldest first or newest first, whoever reads the file sees the last word where it is looked for; one
that stands between others of later quarters is overlooked, or has the wrong quarter.

Bad (`packs/csp/plans/vawg.yaml:11`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2025/26-Q2, text: Directory begun}
      - {quarter: 2025/26-Q4, text: Directory published}
      - {quarter: 2025/26-Q3, text: Directory printed}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2025/26-Q2, text: Directory begun}
      - {quarter: 2025/26-Q3, text: Directory printed}
      - {quarter: 2025/26-Q4, text: Directory published}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find updates that stand neither oldest first nor newest first."""
    for _, plan in context.delivery_plans():
        for theme, row in plan.placed():
            dated = [(one.quarter, one) for one in row.updates if one.quarter]
            pairs = list(pairwise(dated))
            down = [two for one, two in pairs if two[0] < one[0]]
            up = [two for one, two in pairs if two[0] > one[0]]
            if not (up and down):
                continue
            # What breaks the order is the rarer of the two; the usual one is oldest first.
            quarter, update = (down if len(down) <= len(up) else up)[0]
            message = (
                f"The update for {quarter} of commitment {number_in(theme, row)} stands out of "
                "order."
            )
            mend = "Move it among the others by its quarter, or correct the quarter."
            yield Finding(update.where("quarter"), message, mend)


RULE = Rule("D508", "updates-out-of-order", Severity.WARNING, check, __doc__)
