"""An agenda brings minutes that are not there.

`minutes_of` prints the minutes of an earlier meeting, this board's or another's
(`snb/2026-01-14`), for confirmation. The day must be that of a meeting with a minutes.md.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Minutes
    minutes_of: 2026-01-15
```

```markdown packs/csp/2026-01-14/minutes.md
## 1. Welcome
The Chair welcomed everyone.
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Minutes
    minutes_of: 2026-01-14
```

```markdown packs/csp/2026-01-14/minutes.md
## 1. Welcome
The Chair welcomed everyone.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find minutes that an agenda asks for and that nobody kept."""
    for board, meeting, agenda in context.agendas():
        for _, item, _ in items(agenda):
            if item.minutes_of is None:
                continue
            name, day = item.minutes_of
            identity = name or board.board.id
            place = item.where("minutes_of")
            other = context.workspace.boards.get(identity)
            if other is None:
                if f"packs/{identity}/board.yaml" not in context.names:
                    message = f"There is no board '{identity}' whose minutes could be printed."
                    known = ", ".join(context.workspace.boards)
                    yield Finding(place, message, f"Boards here: {known}.")
                continue
            if day >= meeting.date and name is None:
                message = f"The minutes of {day} are not older than this meeting of {meeting.date}."
                yield Finding(place, message, "Write the day of the meeting before.")
            elif f"{other.folder}/{day}/minutes.md" not in context.names:
                kept = sorted(held.date for held in other.meetings.values() if held.minutes)
                message = f"There are no minutes of {identity} for {day}."
                latest = f" The latest kept are those of {kept[-1]}." if kept else ""
                mend = f"Write {other.folder}/{day}/minutes.md, or correct the day.{latest}"
                yield Finding(place, message, mend)


RULE = Rule("G212", "minutes-unknown", Severity.WARNING, check, __doc__)
