"""A commitment is done, and nothing says what was done.

B closes a commitment as an outcome closes an action: the board, and residents whose recommendation
it answers, want to know what came of it.

Bad (`packs/csp/plans/vawg.yaml:5`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-01, rag: B}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-01
    rag: B
    updates:
      - {quarter: 2025/26-Q4, rag: B, text: The directory is published}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find commitments at B of which no update has a word."""
    for row in context.plan_rows:
        commitment = row.commitment
        told = any(one.text for one in commitment.updates)
        if not row.done or told or any(step.progress for step in commitment.steps):
            continue
        place = commitment if commitment.rag else row.latest or commitment
        message = f"Commitment {row.number} is done, and no update says what was done."
        mend = f"'cspctl progress update {row.plan.id} {row.number} --rag B --text TEXT' says it."
        yield Finding(place.where("rag"), message, mend)


RULE = Rule("D510", "done-without-update", Severity.WARNING, check, __doc__)
