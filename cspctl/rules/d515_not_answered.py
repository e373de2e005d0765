"""A recommendation has no answer.

Whoever made it was promised one. Until there is a decision, `response: {text: ...}` can say when it
will come.

Bad (`packs/csp/plans/vawg.yaml:6`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
kind: recommendations
owner: enforcement
themes:
  - {number: 1, title: Tell us who our officers are}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
kind: recommendations
owner: enforcement
themes:
  - number: 1
    title: Tell us who our officers are
    response: {decision: accepted, text: Their names are on the website, date: 2026-01-14}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find recommendations without a response."""
    for _, plan in context.delivery_plans():
        if plan.kind != "recommendations":
            continue
        for theme in plan.themes:
            if theme.response is None:
                message = f"Recommendation {theme.number} has no answer yet."
                mend = "Write response: with its decision, or a text that says when it comes."
                yield Finding(theme.where("response"), message, mend)


RULE = Rule("D515", "not-answered", Severity.WARNING, check, __doc__)
