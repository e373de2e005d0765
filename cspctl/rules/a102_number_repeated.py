"""Two actions of a board have the same number.

Minutes, chasing letters and other logs name an action by its number alone, so a number that stands
twice makes every such reference doubtful. A board's actions may stand in the workspace's
actions.yaml and in the board's own (packs/BOARD/actions.yaml): the same number in both is a
repetition too.

Bad (`actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 7, action: Write the protocol, lead: DE, target: 2026-03-11, state: open}
  - {number: 7, action: Find the funding, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 7, action: Write the protocol, lead: DE, target: 2026-03-11, state: open}
  - {number: 8, action: Find the funding, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.model.action import Action
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find each action whose full name an earlier one already has."""
    first: dict[str, Action] = {}
    highest: dict[str, int] = {}
    for action in context.workspace.actions:
        highest[action.board] = max(action.number, highest.get(action.board, 0))
    for action in context.workspace.actions:
        earlier = first.setdefault(action.name, action)
        if earlier is action or action.number < 1:
            continue
        place = earlier.where("number")
        message = f"{action.name} stands twice; the first is at {place.file}:{place.line}."
        mend = f"Give this one a new number; {highest[action.board] + 1} is free."
        yield Finding(action.where("number"), message, mend, action.name)


RULE = Rule("A102", "number-repeated", Severity.ERROR, check, __doc__)
