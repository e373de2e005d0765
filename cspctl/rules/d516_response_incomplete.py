"""The answer to a recommendation leaves out what whoever made it will ask next.

Who refers a recommendation says to whom; who does not accept it, or accepts a part, says why or
which.

Bad (`packs/csp/plans/vawg.yaml:8`, `packs/csp/plans/vawg.yaml:11`, `packs/csp/plans/vawg.yaml:14`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
kind: recommendations
owner: enforcement
themes:
  - number: 1
    title: Tell us who our officers are
    response: {decision: referred, text: The police decide this}
  - number: 2
    title: Open a police office in each ward
    response: {decision: not-accepted}
  - number: 3
    title: Publish how complaints end
    response: {date: 2026-01-14}
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
    response: {decision: referred, text: The police decide this, referred_to: housing}
  - number: 2
    title: Open a police office in each ward
    response: {decision: not-accepted, text: There is no money for 17 offices}
  - number: 3
    title: Publish how complaints end
    response: {text: The answer comes in March}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find answers without whom they refer to, without why, or without anything."""
    for _, plan in context.delivery_plans():
        named = "Recommendation" if plan.kind == "recommendations" else "Theme"
        for theme in plan.themes:
            answer = theme.response
            if answer is None:
                continue
            if answer.decision == "referred" and not answer.referred_to:
                what, mend = "is referred to nobody", "Write referred_to: and who decides it."
            elif answer.decision in ("not-accepted", "in-part") and not answer.text:
                part = answer.decision == "in-part"
                said = "is accepted in part" if part else "is not accepted"
                what = f"{said}, and nothing says {'which part' if part else 'why'}"
                mend = "Write text: and the reason, in words that residents use."
            elif answer.decision is None and not answer.text:
                what, mend = "has an answer without a decision or a text", "Write decision:."
            else:
                continue
            key = "decision" if answer.decision else ""
            yield Finding(answer.where(key), f"{named} {theme.number} {what}.", mend)


RULE = Rule("D516", "response-incomplete", Severity.WARNING, check, __doc__)
