"""A commitment has two updates for one quarter.

Only one of them can be what was reported: the later one counts, or the lower one where neither has
a date.

Bad (`packs/csp/plans/vawg.yaml:10`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2025/26-Q3, rag: A, text: Directory begun}
      - {quarter: 2025/26-Q3, rag: G, text: Directory published}
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
      - {quarter: 2025/26-Q3, rag: A, text: Directory begun}
      - {quarter: 2025/26-Q4, rag: G, text: Directory published}
```
"""

from collections.abc import Iterator

from cspctl.model.delivery_plan import QuarterUpdate
from cspctl.model.values import Quarter
from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find quarters that a commitment reports on twice."""
    for _, plan in context.delivery_plans():
        for theme, row in plan.placed():
            first: dict[Quarter, QuarterUpdate] = {}
            for update in row.updates:
                if update.quarter is None:
                    continue
                earlier = first.setdefault(update.quarter, update)
                if earlier is not update:
                    number, line = number_in(theme, row), earlier.where("quarter").line
                    message = (
                        f"Commitment {number} has an update for {update.quarter} already, "
                        f"on line {line}."
                    )
                    mend = "Make one of the two, or correct the quarter."
                    yield Finding(update.where("quarter"), message, mend)


RULE = Rule("D507", "quarter-twice", Severity.WARNING, check, __doc__)
