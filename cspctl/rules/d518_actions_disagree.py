"""A commitment and the actions that serve it tell different stories.

Red or overdue with every action closed: nobody has anything left to do, and it is not done. Done
with an action still open: the lead goes on being chased for it.

Bad (`packs/csp/plans/vawg.yaml:6`, `packs/csp/plans/vawg.yaml:12`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, rag: R, actions: [1]}
  - number: 2
    text: Train the front line
    due: 2026-01
    updates:
      - {quarter: 2025/26-Q4, rag: B, text: All are trained}
    actions: [2]
```

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Print the directory
    lead: HH
    target: 2026-01-14
    state: closed
    closed: 2026-01-10
    outcome: Printed
  - {number: 2, action: Write to all schools, lead: HH, target: 2026-03-11, state: open}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-06, rag: R, actions: [1, 2]}
```

```yaml actions.yaml
board: csp
actions:
  - number: 1
    action: Print the directory
    lead: HH
    target: 2026-01-14
    state: closed
    closed: 2026-01-10
    outcome: Printed
  - {number: 2, action: Write to all schools, lead: HH, target: 2026-03-11, state: open}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.progress.links import Links, names_of
from cspctl.rules.context import Context
from cspctl.rules.delivery import listed
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find commitments that are late with nothing left to do, and done ones with something left."""
    links = Links(context.workspace, (), context.today)
    logged = {action.name for action in context.workspace.actions}
    for row in context.plan_rows:
        actions = [one.action for one in links.actions_of(row)] if row.commitment.actions else []
        # What is missing in the log may be what goes on (D503 tells of it).
        if not actions or not logged.issuperset(names_of(row)):
            continue
        left = [action.name for action in actions if action.is_open]
        place = row.commitment.where("actions")
        if row.done and left:
            are = "is" if len(left) == 1 else "are"
            message = f"Commitment {row.number} is done, and {listed(left)} {are} still open."
            yield Finding(place, message, "Close it with its outcome, or correct the RAG.")
        elif not left and not row.declined and (row.overdue or row.rag == "R"):
            how = "overdue" if row.overdue else "red"
            names = listed([action.name for action in actions])
            message = f"Commitment {row.number} is {how}, and what serves it is closed: {names}."
            yield Finding(place, message, "Name the action that goes on, or report it as done (B).")


RULE = Rule("D518", "actions-disagree", Severity.WARNING, check, __doc__)
