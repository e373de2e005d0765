"""A delivery plan has no owner, and commitments in it no lead.

Somebody is asked for the quarter's report: the lead of the commitment, or else the owner of the
plan.

Bad (`packs/csp/plans/vawg.yaml:1`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
commitments:
  - {number: 1, text: Raise awareness, lead: housing, due: ongoing}
  - {number: 2, text: Train the front line, due: ongoing}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, lead: housing, due: ongoing}
  - {number: 2, text: Train the front line, due: ongoing}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.progress.rows import number_in
from cspctl.rules.context import Context
from cspctl.rules.delivery import listed
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find plans without an owner that have something which nobody leads."""
    for _, plan in context.delivery_plans():
        without = [number_in(theme, row) for theme, row in plan.placed() if not row.lead]
        if plan.owner or not without:
            continue
        message = f"The plan '{plan.id}' has no owner, and nobody leads {listed(without)}."
        yield Finding(plan.where("owner"), message, "Write owner: and who answers for the plan.")


RULE = Rule("D504", "plan-no-owner", Severity.WARNING, check, __doc__)
