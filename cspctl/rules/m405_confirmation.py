"""Minutes are confirmed without saying when, or by a meeting that cannot have done it.

The signed minutes are the evidence of what was done; they name the later meeting that confirmed
them.

Bad (`packs/csp/2026-01-14/minutes.md:3`):

```markdown packs/csp/2026-01-14/minutes.md
---
status: confirmed
confirmed: 2026-01-14
---
## 1. Apologies
None.
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
---
status: confirmed
confirmed: 2026-02-11
---
## 1. Apologies
None.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find confirmations whose day is missing, too early, still to come or denied by the status."""
    for _, meeting, minutes in context.minutes():
        head = minutes.head
        confirmed, place = head.confirmed, head.where("confirmed")
        mend = "Write confirmed: and the day of the meeting that confirmed them."
        if head.status == "confirmed" and confirmed is None:
            message = "These minutes are confirmed and do not say by which meeting."
            yield Finding(head.where("status"), message, mend)
        elif confirmed is None:
            continue
        elif head.status == "draft":
            message = f"These minutes were confirmed on {confirmed} and are called a draft."
            yield Finding(place, message, "Write status: confirmed, or delete confirmed:.")
        elif confirmed <= meeting.date:
            message = f"These minutes cannot have been confirmed on {confirmed}."
            yield Finding(place, message, mend)
        elif confirmed > context.today:
            message = f"These minutes say they were confirmed on {confirmed}, still to come."
            yield Finding(place, message, mend)


RULE = Rule("M405", "confirmation", Severity.WARNING, check, __doc__)
