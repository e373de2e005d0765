"""An open action repeats another open one of its board.

Actions that are retyped from the minutes come back in other words, and then two people report on
one thing, or neither does. The search is that of `cspctl actions duplicates`: same meaning in
other words counts, the same sentence about another subject does not. Each repeating action is
named with the one to keep.

Bad (`actions.yaml:9`):

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Write the protocol on houses in multiple occupation
    lead: enforcement
    target: 2026-03-11
    state: open
  - number: 2
    action: DE to write the protocol on houses in multiple occupation
    lead: enforcement
    target: 2026-03-11
    state: open
```

Good:

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Write the protocol on houses in multiple occupation
    lead: enforcement
    target: 2026-03-11
    state: open
  - number: 2
    action: DE to write the protocol on houses in multiple occupation
    state: closed
    closed: 2026-01-15
    duplicate_of: 1
```
"""

from collections import Counter
from collections.abc import Iterator

from cspctl.model.action import Action
from cspctl.problems import Severity
from cspctl.queries.duplicates import Group
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find every action of a group but the one to keep."""
    rows: dict[str, list[Action]] = {}
    for action in context.workspace.actions:
        if action.is_open and not action.duplicate_of:
            rows.setdefault(action.name, []).append(action)
    for group in context.repeated.groups:
        # Two rows may bear one number (A102), and so one name: take them in the log's order.
        met = Counter([group.keep])
        for name in group.actions[1:]:
            action = rows[name][min(met[name], len(rows[name]) - 1)]
            met[name] += 1
            message = f"{name} repeats {group.keep}{_why(group, name)}."
            mend = f"Close it as a duplicate of {group.keep}, or say distinct_from if it is not."
            yield Finding(action.where("action"), message, mend, name)


def _why(group: Group, name: str) -> str:
    """Why an action was matched: with the one to keep, or else with another of the group."""
    pairs = [pair for pair in group.pairs if name in (pair.a, pair.b)]
    pairs.sort(key=lambda pair: (group.keep not in (pair.a, pair.b), -pair.score))
    return f" ({pairs[0].why.rstrip('.')})" if pairs and pairs[0].why else ""


RULE = Rule("A108", "repeated-action", Severity.WARNING, check, __doc__)
