"""`duplicate_of` or `distinct_from` names no other action, or duplicates run in a circle.

An action closed into one that does not exist is lost: nobody carries it on. Two actions closed
into each other are lost the same way.

Bad (`actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
  - {number: 2, action: Send figures, state: closed, closed: 2026-01-15, duplicate_of: 11}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-03-11, state: open}
  - {number: 2, action: Send figures, state: closed, closed: 2026-01-15, duplicate_of: 1}
```
"""

from collections.abc import Iterator, Mapping

from cspctl.model.action import full_name
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find references between actions that lead nowhere."""
    actions = context.workspace.actions
    names = {action.name for action in actions}
    into = {
        action.name: full_name(action.duplicate_of, action.board)
        for action in actions
        if action.duplicate_of
    }
    for action in actions:
        for key, references in (
            ("duplicate_of", [action.duplicate_of] if action.duplicate_of else []),
            ("distinct_from", list(action.distinct_from)),
        ):
            for reference in references:
                other = full_name(reference, action.board)
                if not context.log_is_whole(other.partition("/")[0]):
                    continue
                if other not in names:
                    message = f"{key} of {action.name} names {other}, which is not in the log."
                elif other == action.name:
                    message = f"{key} of {action.name} names the action itself."
                elif key == "duplicate_of" and _circles(action.name, into):
                    message = f"{action.name} and {other} are closed into each other in a circle."
                else:
                    continue
                mend = "Write the number of the action that carries it on."
                if key == "distinct_from":
                    mend = "Write the number of the action that looked alike."
                yield Finding(action.where(key), message, mend, action.name)


def _circles(start: str, into: Mapping[str, str]) -> bool:
    """Whether following duplicates from an action comes back to it."""
    seen = {start}
    name = into.get(start)
    while name is not None and name not in seen:
        seen.add(name)
        name = into.get(name)
    return name == start


RULE = Rule("A113", "reference-unknown", Severity.WARNING, check, __doc__)
