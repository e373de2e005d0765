"""A paper that is expected is not on the agenda of a meeting still to come.

Two cases are sure enough to say so: the forward plan says the report was received, and its item
lists none; or notice of the meeting is due, and an item for decision, or one whose report the plan
still awaits, has no paper and is neither verbal nor `to_follow`.

Bad (`packs/csp/2026-03-11/agenda.yaml:2`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime, report: received}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Hate crime, report: received}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
Reports rose by a tenth.
```
"""

from collections.abc import Iterator

from cspctl.model.agenda import Item
from cspctl.problems import Severity
from cspctl.queries.matching import matches
from cspctl.queries.notice import publication
from cspctl.rules.agendas import built_in, items, plan_items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find items without the paper that the plan or their purpose asks for."""
    for board, meeting, agenda in context.agendas():
        planned = board.forward_plan.on(meeting.date) if board.forward_plan else None
        cancelled = planned is not None and planned.status == "cancelled"
        if meeting.date < context.today or cancelled:
            continue
        notice = publication(board.board, planned) if planned else None
        due = notice is not None and context.today >= notice
        listed = list(items(agenda))
        expected = list(plan_items(planned)) if planned else []
        found = matches([plan.title for plan in expected], [item.title for _, item, _ in listed])
        reports = {place: expected[want].report for want, place in found.items()}
        for place, (number, item, parent) in enumerate(listed):
            if not _bare(item) or (parent is not None and parent.papers):
                continue
            if reports.get(place) == "received":
                message = f"The forward plan says the report of item {number} was received."
                mend = "List it under papers:, or correct the plan."
            elif due and (item.reason == "decision" or reports.get(place) == "awaited"):
                message = f"Item {number} has no paper, and notice of the meeting is due."
                mend = "List its paper, or write verbal: yes, or to_follow: and why."
            else:
                continue
            yield Finding(item.where("title"), message, mend)


def _bare(item: Item) -> bool:
    """Whether an item has nothing to print and does not say why."""
    return not (item.papers or item.items or item.verbal or item.to_follow or built_in(item))


RULE = Rule("G209", "paper-expected", Severity.WARNING, check, __doc__)
