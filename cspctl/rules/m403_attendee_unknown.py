"""Somebody whom the minutes name is nobody that the board knows.

Attendance and the quorum are counted from `present`, `apologies` and `substitutes`; declarations of
interest and the leads of an ACTION are names of the record. Where there is nobody to name, the list
is left out.

Bad (`packs/csp/2026-01-14/minutes.md:2`, `packs/csp/2026-01-14/minutes.md:3`):

```markdown packs/csp/2026-01-14/minutes.md
---
present: [chair, enforcement, housng]
apologies: none
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

_NOBODY = (["none"], ["nil"], ["nobody"], ["no one"], ["n/a"], ["-"])


def check(context: Context) -> Iterator[Finding]:
    """Find names in minutes that nobody answers to. A substitute may be anybody."""
    for folder, meeting, minutes in context.minutes():
        board, day, head = folder.board.id, meeting.date, minutes.head
        for key, what in HEAD.items():
            named, place = getattr(head, key), head.where(key)
            if [name.casefold().rstrip(".") for name in named] in _NOBODY:
                message = f"'{named[0]}' stands where a name is asked for."
                yield Finding(place, message, f"Leave {key} out when there is nobody to name.")
                continue
            yield from unknown(context, board, what, named, place, day)
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
