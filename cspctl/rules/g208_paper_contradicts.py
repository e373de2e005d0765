"""An item is called verbal or to follow, and has a paper.

The front sheet would print "(to follow)" above a paper that is there. One of the two is out of
date.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Gangs and knife crime
    to_follow: Awaiting the police data
    papers: [papers/01-gangs.md]
```

```markdown packs/csp/2026-03-11/papers/01-gangs.md
The data came.
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Gangs and knife crime
    papers: [papers/01-gangs.md]
```

```markdown packs/csp/2026-03-11/papers/01-gangs.md
The data came.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find items that say there is no paper and list one, or are both verbal and to follow."""
    for _, _, agenda in context.agendas():
        for number, item, _ in items(agenda):
            if item.to_follow and item.papers:
                message = f"Item {number} says its paper is to follow, and lists one."
                yield Finding(item.where("to_follow"), message, "Delete to_follow:, as it came.")
            if item.verbal and (item.papers or item.to_follow):
                other = "lists a paper" if item.papers else "says its paper is to follow"
                message = f"Item {number} is verbal, and {other}."
                yield Finding(item.where("verbal"), message, "Delete the one that is not true.")


RULE = Rule("G208", "paper-contradicts", Severity.WARNING, check, __doc__)
