"""Somebody was both present and sent apologies, or stands twice among those who came.

Attendance and the quorum are counted from these lists.

Bad (`packs/csp/2026-01-14/minutes.md:3`):

```markdown packs/csp/2026-01-14/minutes.md
---
present: [chair, enforcement]
apologies: [DE]
---
## 1. Apologies
The Director of Enforcement came after all.
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
---
present: [chair, enforcement]
apologies: [housing]
---
## 1. Apologies
The Head of Housing sent apologies.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

LISTS = {"present": "present", "in_attendance": "in attendance", "apologies": "absent"}


def check(context: Context) -> Iterator[Finding]:
    """Find people who stand in two of the lists, or twice in one."""
    for folder, meeting, minutes in context.minutes():
        directory = context.directory(folder.board.id)
        first: dict[str, str] = {}
        for key, words in LISTS.items():
            for who in directory.all(getattr(minutes.head, key), meeting.date):
                if who.kind != "person":
                    continue
                if who.id in first:
                    message = f"{who.name} is listed as {first[who.id]} and as {words}."
                    if first[who.id] == words:
                        message = f"{who.name} is listed twice as {words}."
                    yield Finding(minutes.head.where(key), message, "Keep the one that is true.")
                first.setdefault(who.id, words)


RULE = Rule("M406", "present-and-absent", Severity.WARNING, check, __doc__)
