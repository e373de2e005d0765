"""Somebody whom the minutes name is nobody that the board knows.

Attendance and the quorum are counted from `present`, `apologies` and `substitutes`; declarations of
interest and the leads of an ACTION are names of the record.

Bad (`packs/csp/2026-01-14/minutes.md:2`):

```markdown packs/csp/2026-01-14/minutes.md
---
present: [chair, enforcement, housng]
---
## 1. Apologies
None.
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
---
present: [chair, enforcement, housing]
---
## 1. Apologies
None.
```
"""

from collections.abc import Iterator

from cspctl.model.minutes import MinutedAction
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule

HEAD = {
    "chair": "The chair",
    "present": "The member",
    "apologies": "The member",
    "in_attendance": "The attendee",
    "note_taker": "The note taker",
}


def check(context: Context) -> Iterator[Finding]:
    """Find names in minutes that nobody answers to. A substitute may be anybody."""
    for folder, meeting, minutes in context.minutes():
        board, day, head = folder.board.id, meeting.date, minutes.head
        for key, what in HEAD.items():
            yield from unknown(context, board, what, getattr(head, key), head.where(key), day)
        for substitute in head.substitutes:
            named, place = [substitute.for_] if substitute.for_ else [], substitute.where("for")
            yield from unknown(context, board, "The member", named, place, day)
        for interest in head.interests:
            named, place = [interest.person] if interest.person else [], interest.where("person")
            yield from unknown(context, board, "The member", named, place, day)
        for pieces in (minutes.opening, *(section.pieces for section in minutes.sections)):
            for piece in pieces:
                if isinstance(piece, MinutedAction):
                    place = piece.location
                    yield from unknown(context, board, "The lead", piece.lead, place, day)


RULE = Rule("M403", "attendee-unknown", Severity.WARNING, check, __doc__)
