"""A late item does not say who agreed to take it.

An item that was not open to inspection with the rest is taken only when the chair is of the
opinion, for special reasons that are minuted, that it is urgent (for councils: Local Government Act
1972, section 100B(4)(b); partnerships follow it as good practice).

Bad (`packs/csp/2026-03-11/agenda.yaml:4`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Gangs and knife crime
    verbal: yes
    late: {reason: A murder on 9 March}
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Gangs and knife crime
    verbal: yes
    late: {reason: A murder on 9 March, agreed_by: chair}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find late items that nobody agreed to."""
    for _, _, agenda in context.agendas():
        for number, item, _ in items(agenda):
            if item.late and not item.late.agreed_by:
                message = f"Item {number} is late and does not say who agreed to take it."
                yield Finding(item.where("late"), message, "Write agreed_by: chair.")


RULE = Rule("G215", "late-unagreed", Severity.WARNING, check, __doc__)
