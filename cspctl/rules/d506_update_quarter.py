"""An update is for a quarter, or of a day, that cannot be.

Which way a commitment goes, and who has gone silent, is worked out from the quarters. An update
for a quarter that had not begun when it was made, or that lies outside the plan's period, is
mostly one of the wrong year.

Bad (`packs/csp/plans/vawg.yaml:10`, `packs/csp/plans/vawg.yaml:11`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-09/2026-08
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2024/25-Q3, text: Directory begun}
      - {quarter: 2026/27-Q4, date: 2026-02-13, text: Directory published}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
period: 2025-09/2026-08
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2025/26-Q3, text: Directory begun}
      - {quarter: 2025/26-Q4, date: 2026-02-13, text: Directory published}
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.model.delivery_plan import DeliveryPlan, QuarterUpdate
from cspctl.model.values import Quarter
from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find updates whose quarter or day cannot be."""
    for _, plan in context.delivery_plans():
        for theme, row in plan.placed():
            for update in row.updates:
                if update.quarter is None:
                    continue
                key, wrong = _wrong(plan, update, update.quarter, context.today)
                if wrong:
                    message = f"An update of commitment {number_in(theme, row)} is {wrong}."
                    yield Finding(update.where(key), message, "Correct the quarter or the date.")


def _wrong(
    plan: DeliveryPlan, update: QuarterUpdate, quarter: Quarter, today: dt.date
) -> tuple[str, str]:
    """The key that cannot be right and what is wrong with it; '' for nothing."""
    if update.date and update.date > today:
        return "date", f"dated {update.date}, which is still to come"
    day = update.date or today
    if quarter.start > day:
        on = f" on {day}" if update.date else ""
        return "quarter", f"for {quarter}, which had not begun{on}"
    if plan.period:
        begin, end = plan.period
        if quarter.end < begin.start or quarter.start > end.end:
            return "quarter", f"for {quarter}, outside the plan's period, {begin}/{end}"
    return "", ""


RULE = Rule("D506", "update-quarter", Severity.WARNING, check, __doc__)
