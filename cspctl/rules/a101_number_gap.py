"""A number is missing from the log.

A row that was deleted, or never copied from the minutes, leaves a gap: the published log of
12 September 2017 goes from 4 to 6. Somebody will ask what number 5 was. Numbers need not begin at
1, and a log that was not read to its end is not judged.

Bad (`actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 4, action: Write the protocol, lead: DE, target: 2026-03-11, state: open}
  - {number: 6, action: Find the funding, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 4, action: Write the protocol, lead: DE, target: 2026-03-11, state: open}
  - {number: 5, action: Invite guests, state: closed, closed: 2026-02-02, outcome: Done}
  - {number: 6, action: Find the funding, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from cspctl.model.action import Action
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find the gaps between the numbers of each board's log."""
    logs: dict[str, dict[int, Action]] = {}
    for action in context.workspace.actions:
        logs.setdefault(action.board, {}).setdefault(action.number, action)
    for board, rows in logs.items():
        numbers = sorted(rows)
        # A row whose number could not be read (it counts as 0) may be the missing one.
        if numbers[0] < 1 or not context.log_is_whole(board):
            continue
        for before, after in pairwise(numbers):
            if after - before > 1:
                row = rows[after]
                yield Finding(row.where("number"), _message(before, after), _MEND, row.name)


_MEND = "Bring the missing row back, or keep it as a closed one that says why it was dropped."


def _message(before: int, after: int) -> str:
    missing = f"Number {before + 1} is"
    if after - before > 2:
        missing = f"Numbers {before + 1} to {after - 1} are"
    return f"{missing} missing: the log goes from {before} to {after}."


RULE = Rule("A101", "number-gap", Severity.WARNING, check, __doc__)
