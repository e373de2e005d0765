"""The review of a restriction is overdue.

What is withheld is withheld only as long as there is a reason for it. Who sets a day for looking at
it again is held to that day; when it has gone by, either the restriction ends or a new day is set.
`cspctl board exempt` lists all that a board withholds.

Bad (`packs/csp/forward-plan.yaml:6`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - title: Repairs contract
        presenter: housing
        restricted: {reason: A price is being settled, review: 2026-03-01}
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - title: Repairs contract
        presenter: housing
        restricted: {reason: A price is being settled, review: 2026-09-01}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.exempt import review_overdue
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

_KINDS = {"item": "Item {}", "paper": "The paper '{}'", "action": "Action {}"}


def check(context: Context) -> Iterator[Finding]:
    """Find what should have been reviewed before today."""
    for board in context.boards:
        for entry in review_overdue(context.workspace, board, context.today):
            days = entry.days_overdue(context.today)
            since = "1 day" if days == 1 else f"{days} days"
            what = _KINDS.get(entry.kind, "A planned item").format(entry.name)
            yield Finding(
                location=entry.restriction.where("review"),
                message=f"{what} is restricted, and its review is {since} overdue.",
                mend="Review it: take restricted: away, or write the day of the next review:.",
                action=entry.name if entry.kind == "action" else None,
            )


RULE = Rule("G218", "review-overdue", Severity.WARNING, check, __doc__)
