"""A commitment is due before its plan begins or after it ends.

Mostly the year is mistyped. What is meant to be done later belongs in the next plan, or the plan's
period is longer than it says.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-09/2026-08
commitments:
  - {number: 1, text: Raise awareness, due: 2027-11}
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

from cspctl.model.delivery_plan import last_day
from cspctl.model.values import Month, Quarter
from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find due dates of which no day lies in the plan's period."""
    for _, plan in context.delivery_plans():
        if plan.period is None:
            continue
        begin, end = plan.period
        for theme, row in plan.placed():
            last = last_day(row.due)
            if last is None:
                continue
            first = row.due.start if isinstance(row.due, Month | Quarter) else last
            if last < begin.start or first > end.end:
                early = last < begin.start
                than = (
                    f"before the plan begins ({begin})" if early else f"after the plan ends ({end})"
                )
                message = f"Commitment {number_in(theme, row)} is due {row.due}, {than}."
                yield Finding(row.where("due"), message, "Correct the date, or the plan's period.")


RULE = Rule("D505", "due-outside-period", Severity.WARNING, check, __doc__)
