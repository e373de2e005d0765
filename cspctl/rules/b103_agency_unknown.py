"""A person belongs to an agency that the board does not list.

Actions and attendance are counted by agency; a person of an unlisted one falls out of the count. A
board that lists no agencies at all is not judged.

Bad (`packs/csp/board.yaml:6`):

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
agencies:
  - {id: council, name: Borough Council}
people:
  - {id: chief-executive, name: Chief Executive, agency: counsil, capacity: chair}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
agencies:
  - {id: council, name: Borough Council}
people:
  - {id: chief-executive, name: Chief Executive, agency: council, capacity: chair}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find agencies of people that are not listed; a shared person is named once."""
    met = set()
    for board in context.boards:
        identity = board.board.id
        directory = context.directory(identity)
        if not directory.agencies or not context.knows_people(identity):
            continue
        for person in board.board.people:
            agency = person.agency
            if not agency or any(who.kind == "agency" for who in directory.find(agency)):
                continue
            place = person.where("agency")
            if place in met:
                continue
            met.add(place)
            near = context.nearest(identity, agency)
            mend = f"Did you mean '{near}'?" if near else "Add it under agencies."
            yield Finding(place, f"The agency '{agency}' of '{person.id}' is not listed.", mend)


RULE = Rule("B103", "agency-unknown", Severity.WARNING, check, __doc__)
