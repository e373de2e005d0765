"""A report was received for a meeting, and its agenda has no such item.

The author did the work and the board will not see it. Titles are compared loosely ("Performance"
is "Performance report (TBC)"), and an item may stand on the agenda as a part.

Bad (`packs/csp/forward-plan.yaml:5`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime (TBC), report: received}
      - {title: Knife crime, report: received}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Hate crime update, verbal: yes}
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime (TBC), report: received}
      - {title: Knife crime, report: deferred}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Hate crime update, verbal: yes}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.matching import matches
from cspctl.rules.agendas import items, plan_items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find received reports that the agenda of their meeting does not have."""
    for board, planned in context.planned():
        meeting = board.meetings.get(planned.date)
        agenda = meeting.agenda if meeting else None
        if meeting is None or agenda is None or planned.status == "cancelled":
            continue
        if not context.whole(f"{meeting.folder}/agenda.yaml"):
            continue
        expected = list(plan_items(planned))
        titles = [item.title for _, item, _ in items(agenda)]
        found = matches([item.title for item in expected], titles)
        for want, item in enumerate(expected):
            if item.report == "received" and item.title and want not in found:
                message = f"'{item.title}' was received and is not on the agenda of {planned.date}."
                mend = f"Add it to {meeting.folder}/agenda.yaml, or write report: deferred."
                if planned.date < context.today or planned.status == "held":
                    mend = "Write report: deferred and plan it again, if it was not considered."
                yield Finding(item.where("title"), message, mend)


RULE = Rule("P301", "received-not-on-agenda", Severity.WARNING, check, __doc__)
