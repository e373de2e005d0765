"""A part of an item has parts of its own.

An agenda prints items (1, 2, ...) and their parts, (a), (b), ...; what stands below a part is
printed nowhere.

Bad (`packs/csp/2026-03-11/agenda.yaml:6`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Sub-group updates
    items:
      - title: Safer Borough Board
        verbal: yes
        items:
          - title: Street racing
            verbal: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Sub-group updates
    items:
      - title: Safer Borough Board
        verbal: yes
      - title: Street racing
        verbal: yes
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find parts that have parts."""
    for _, _, agenda in context.agendas():
        for number, item, parent in items(agenda):
            if parent is not None and item.items:
                message = f"Part {number} has parts of its own, which are printed nowhere."
                yield Finding(item.where("items"), message, "Make them parts of the item itself.")


RULE = Rule("G217", "part-of-part", Severity.WARNING, check, __doc__)
