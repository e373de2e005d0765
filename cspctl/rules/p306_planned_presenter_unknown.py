"""A presenter in the forward plan is nobody that the board knows.

Authors are chased by the plan: `cspctl plan chase` cannot write to free text.

Bad (`packs/csp/forward-plan.yaml:4`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime, presenter: Director of Enforcment}
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime, presenter: Director of Enforcement}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import plan_items
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find presenters that nobody answers to."""
    for board, planned in context.planned():
        for item in plan_items(planned):
            place, day = item.where("presenter"), planned.date
            yield from unknown(context, board.board.id, "The presenter", item.presenter, place, day)


RULE = Rule("P306", "planned-presenter-unknown", Severity.WARNING, check, __doc__)
