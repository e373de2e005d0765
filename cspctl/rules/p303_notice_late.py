"""A meeting's publication date is later than the latest day on which notice can be given.

A council's meeting without its notice is unlawful (Local Government Act 1972, section 100B: in
England five clear working days, in Wales three); a partnership breaks its own terms. The day of
issue and the day of the meeting do not count, nor do weekends and bank holidays.

Bad (`packs/csp/forward-plan.yaml:3`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    publish: 2026-03-05
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    publish: 2026-03-04
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.notice import binding, latest_notice
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find stated publication dates that are too late."""
    for board, planned in context.planned():
        if planned.publish is None or planned.status == "cancelled":
            continue
        place = planned.where("publish")
        latest = latest_notice(board.board, planned.date)
        if latest is not None and planned.publish > latest:
            rule = binding(board.board, planned.date)
            message = (
                f"Published on {planned.publish}, the papers for {planned.date} are late: "
                f"the notice is {rule}."
            )
            yield Finding(place, message, f"Publish on {latest} at the latest.")
        elif latest is None and planned.publish >= planned.date:
            message = f"The publication date {planned.publish} is not before the meeting."
            yield Finding(place, message, "Correct one of the two dates.")


RULE = Rule("P303", "notice-late", Severity.WARNING, check, __doc__)
