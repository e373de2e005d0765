"""Somebody leaves a seat before taking it.

Who sat on the board on a day decides the quorum, the attendance figures and who `chair` is.

Bad (`packs/csp/board.yaml:5`):

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
  - {id: housing, name: Head of Housing, capacity: member, from: 2026-04-01, until: 2025-12-31}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
  - {id: housing, name: Head of Housing, capacity: member, from: 2025-04-01, until: 2025-12-31}
```
"""

from collections.abc import Iterator

from cspctl.model.board import Person, Role
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find seats and roles that end before they begin."""
    for board in context.boards:
        for person in board.board.people:
            yield from _backwards(person.id, person)
            for role in person.roles:
                yield from _backwards(person.id, role)


def _backwards(identity: str, held: Person | Role) -> Iterator[Finding]:
    if held.from_ and held.until and held.until < held.from_:
        message = f"'{identity}' leaves on {held.until}, before {held.from_}."
        mend = "Correct from: or until:; the seat counts on no day as it stands."
        yield Finding(held.where("until"), message, mend)


RULE = Rule("B106", "seat-dates", Severity.WARNING, check, __doc__)
