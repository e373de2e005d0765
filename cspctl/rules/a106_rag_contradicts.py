"""A stated RAG contradicts the action's dates or state.

Members read the colour first. A green action that is overdue, a red one that is closed or a blue
(done) one that is open tells them the wrong thing. Left out, the RAG is worked out and cannot
contradict.

Bad (`actions.yaml:3`, `actions.yaml:4`):

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-01-14, state: open, rag: G}
  - {number: 2, action: Find the funding, lead: HH, target: 2026-03-11, state: open, rag: B}
```

Good:

```yaml actions.yaml
board: csp
actions:
  - {number: 1, action: Send the crime figures, lead: DE, target: 2026-01-14, state: open, rag: R}
  - {number: 2, action: Find the funding, lead: HH, target: 2026-03-11, state: open, rag: R}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find stated RAGs that the dates or the state contradict."""
    for row in context.standings:
        if row.contradiction:
            name = row.action.name
            message = f"The RAG of {name} contradicts the rest: {row.contradiction}."
            mend = "Correct it, or delete the line: the RAG is worked out then."
            yield Finding(row.action.where("rag"), message, mend, name)


RULE = Rule("A106", "rag-contradicts", Severity.WARNING, check, __doc__)
