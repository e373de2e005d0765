"""A line of the minutes looks like an action or a decision and is not read as one.

Only `ACTION: text` and `DECISION: text` (or `AGREED:`, `RESOLVED:`) at the beginning of a line go
into the log and the list of decisions; with anything else what was agreed stays in the minutes, and
is lost. Running text is left alone: `Action plan: ...`, `it was agreed that ...`.

Bad (`packs/csp/2026-01-14/minutes.md:4`):

```markdown packs/csp/2026-01-14/minutes.md
## 3. Policing update
Response times fell.

ACTION POINT (DE): write to the landlords
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
## 3. Policing update
Response times fell.

ACTION [DE]: write to the landlords
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.unread_minutes import unread_lines
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

_KINDS = {"ACTION": "an action and does not go into the log", "DECISION": "a decision and is none"}


def check(context: Context) -> Iterator[Finding]:
    """Find lines that minute takers would read as an action or a decision."""
    for _, _, minutes in context.minutes():
        for found in unread_lines(minutes):
            message = f"This looks like {_KINDS[found.what]}, as it is written."
            mend = f"Write, on a line of its own: {found.write}"
            yield Finding(found.location, message, mend)


RULE = Rule("M408", "not-read", Severity.WARNING, check, __doc__)
