"""The items of an agenda take longer than the meeting.

The durations are added up: an item's own, or those of its parts when they come to more. The
meeting's time is that of the agenda, the forward plan or the terms; without an end nothing is
judged. The finding stands at the item in which the time runs out.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Chair's report, duration: 90, verbal: yes}
  - {title: Policing update, duration: 45, verbal: yes}
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Chair's report, duration: 90, verbal: yes}
  - {title: Policing update, duration: 30, verbal: yes}
```
"""

from collections.abc import Iterator

from cspctl.model.agenda import Item
from cspctl.problems import Severity
from cspctl.queries.meetings import facts
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find agendas whose durations do not fit."""
    for board, meeting, agenda in context.agendas():
        time = facts(board, meeting.date).time
        length = time.minutes if time else None
        total = sum(_minutes(item) for item in agenda.items)
        if length is None or total <= length:
            continue
        used = 0
        for number, item in enumerate(agenda.items, start=1):
            used += _minutes(item)
            if used > length:
                message = (
                    f"The items take {total} minutes and the meeting ({time}) has {length}: "
                    f"the time runs out in item {number}."
                )
                yield Finding(item.where("duration"), message, "Shorten items or move one.")
                break


def _minutes(item: Item) -> int:
    return max(item.duration or 0, sum(_minutes(part) for part in item.items))


RULE = Rule("G204", "too-long", Severity.WARNING, check, __doc__)
