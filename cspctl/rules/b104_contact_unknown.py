"""The contact, the chair of a sub-group or the presenter of a standing item is nobody known.

The contact is printed on every front sheet and cover; standing items are copied into every drafted
agenda.

Bad (`packs/csp/board.yaml:3`):

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
contact: mananger
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
  - {id: manager, name: Partnership Boards Business Manager, capacity: officer}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
contact: manager
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
  - {id: manager, name: Partnership Boards Business Manager, capacity: officer}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find names in board.yaml that nobody answers to."""
    today = context.today
    for folder in context.boards:
        board = folder.board
        place = board.where("contact")
        yield from unknown(context, board.id, "The contact", board.contact, place, today)
        for subgroup in board.subgroups:
            place = subgroup.where("chair")
            what = f"The chair of {subgroup.name}"
            yield from unknown(context, board.id, what, subgroup.chair, place, today)
        standing = board.standing_items
        for item in (*standing.opening, *standing.business, *standing.closing):
            place = item.where("presenter")
            yield from unknown(context, board.id, "The presenter", item.presenter, place, today)


RULE = Rule("B104", "contact-unknown", Severity.WARNING, check, __doc__)
