"""A meeting is planned for a weekend or a bank holiday.

Mostly a slip in the date: the room is shut, and half the members are away.

Bad (`packs/csp/forward-plan.yaml:2`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-04-06
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-04-08
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.bank_holidays import idle
from cspctl.queries.notice import division_of
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find planned meetings on days that nobody works."""
    for board, planned in context.planned():
        why = idle(planned.date, division_of(board.board))
        if why and planned.status != "cancelled":
            what = f"a {why}" if why in ("Saturday", "Sunday") else f"a bank holiday ({why})"
            message = f"The meeting of {planned.date} falls on {what}."
            yield Finding(planned.where("date"), message, "Check the date.")


RULE = Rule("P304", "not-a-working-day", Severity.WARNING, check, __doc__)
