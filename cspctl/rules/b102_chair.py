"""A board has no chair today, or two.

`chair` in an agenda or a log means whoever holds the chair on that day, and late items need the
chair's word. When the chair changes, `until` and `from` say on which day. A board whose members are
not written down yet is not judged.

Bad (`packs/csp/board.yaml:3`):

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair, until: 2025-12-31}
  - {id: law, name: Director of Law, capacity: member}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair, until: 2025-12-31}
  - {id: law, name: Director of Law, capacity: chair, from: 2026-01-01}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find boards with members and without exactly one chair."""
    for board in context.boards:
        if not context.knows_people(board.board.id):
            continue
        directory = context.directory(board.board.id)
        chairs = directory.holding("chair", context.today)
        place = board.board.where("people")
        if not chairs and directory.seated(context.today):
            message = f"The board '{board.board.id}' has no chair on {context.today}."
            yield Finding(place, message, "Write capacity: chair at the person who holds it.")
        elif len(chairs) > 1:
            names = ", ".join(person.name for person in chairs)
            message = f"The board '{board.board.id}' has {len(chairs)} chairs today: {names}."
            yield Finding(place, message, "Write until: and from: where the chair changed hands.")


RULE = Rule("B102", "chair", Severity.WARNING, check, __doc__)
