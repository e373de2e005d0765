"""An id is given twice among people, agencies and sub-groups.

Leads, presenters and members are written as ids. When two bear the same one, it cannot be said who
is meant. A person or an agency may stand both in packs/people.yaml and in a board's file (that is
how one who serves several boards is kept once); a person and a sub-group may not share an id.

Bad (`packs/csp/board.yaml:6`):

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: enforcement, name: Director of Enforcement, capacity: chair}
agencies:
  - {id: enforcement, name: Enforcement Service}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Community Safety Partnership Board
people:
  - {id: enforcement, name: Director of Enforcement, capacity: chair}
agencies:
  - {id: enforcement-service, name: Enforcement Service}
```
"""

from collections.abc import Iterable, Iterator

from cspctl.model.board import Agency, Person, Subgroup
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

Entry = tuple[str, Person | Agency | Subgroup]


def check(context: Context) -> Iterator[Finding]:
    """Find ids that stand twice in packs/people.yaml, in a board's file, or across the two."""
    shared: list[Entry] = [
        *(("person", person) for person in context.workspace.people),
        *(("agency", agency) for agency in context.workspace.agencies),
    ]
    yield from _twice(shared)
    kinds = {entry.id.casefold(): kind for kind, entry in shared}
    for board in context.boards:
        own: list[Entry] = [
            *(("person", person) for person in board.board.people),
            *(("agency", agency) for agency in board.board.agencies),
            *(("sub-group", subgroup) for subgroup in board.board.subgroups),
        ]
        yield from _twice(own)
        for kind, entry in own:
            other = kinds.get(entry.id.casefold())
            if entry.id and other and other != kind:
                message = f"The {kind} '{entry.id}' has the id of the {other} in packs/people.yaml."
                yield Finding(entry.where("id"), message, "Give one of them another id.")


def _twice(entries: Iterable[Entry]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for kind, entry in entries:
        other, earlier = first.setdefault(entry.id.casefold(), (kind, entry))
        if entry.id and earlier is not entry:
            line = earlier.where("id").line
            message = f"The {kind} '{entry.id}' has the id of the {other} on line {line}."
            yield Finding(entry.where("id"), message, "Give one of them another id.")


RULE = Rule("B101", "id-repeated", Severity.ERROR, check, __doc__)
