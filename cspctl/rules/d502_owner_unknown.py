"""The owner of a delivery plan, or the lead of a commitment, is nobody that the board knows.

Progress is asked for by lead: free text cannot be asked.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, lead: housng, due: 2026-06}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, lead: housing, due: 2026-06}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find owners, leads and those referred to that nobody answers to."""
    for folder in context.boards:
        board = folder.board.id
        for plan in folder.plans.values():
            day = plan.updated or context.today
            place = plan.where("owner")
            yield from unknown(context, board, "The owner", plan.owner, place, day)
            for theme in plan.themes:
                answer = theme.response
                if answer:
                    place = answer.where("referred_to")
                    yield from unknown(context, board, "The body", answer.referred_to, place, day)
            for _, row in plan.placed():
                place = row.where("lead")
                yield from unknown(context, board, "The lead", row.lead, place, day)
                for step in row.steps:
                    place = step.where("lead")
                    yield from unknown(context, board, "The lead", step.lead, place, day)


RULE = Rule("D502", "owner-unknown", Severity.WARNING, check, __doc__)
