"""A number stands twice in a delivery plan.

A commitment is named by its theme and its number in it (`vawg/1.2`); progress that is reported
against such a name must have one place to go.

Bad (`packs/csp/plans/vawg.yaml:10`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
themes:
  - number: 1
    title: Awareness
    commitments:
      - {number: 2, text: Raise awareness, due: 2026-06}
      - {number: 2, text: Train the front line, due: 2026-06}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
themes:
  - number: 1
    title: Awareness
    commitments:
      - {number: 2, text: Raise awareness, due: 2026-06}
      - {number: 3, text: Train the front line, due: 2026-06}
```
"""

from collections.abc import Iterator, Sequence

from cspctl.model.delivery_plan import Commitment, Theme
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find themes of a plan, and commitments of a theme, that share a number."""
    for board in context.boards:
        for plan in board.plans.values():
            yield from _twice("theme", plan.themes)
            yield from _twice("commitment", plan.commitments)
            for theme in plan.themes:
                yield from _twice("commitment", theme.commitments)


def _twice(what: str, rows: Sequence[Theme | Commitment]) -> Iterator[Finding]:
    first: dict[int, Theme | Commitment] = {}
    for row in rows:
        earlier = first.setdefault(row.number, row)
        if earlier is not row and row.number > 0:
            line = earlier.where("number").line
            message = f"The {what} {row.number} stands already on line {line}."
            yield Finding(row.where("number"), message, "Give one of them another number.")


RULE = Rule("D501", "plan-number-repeated", Severity.ERROR, check, __doc__)
