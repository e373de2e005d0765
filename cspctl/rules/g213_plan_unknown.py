"""An agenda asks for a delivery plan that the board does not have.

`plan: vawg` prints plans/vawg.yaml as an appendix.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Violence against women and girls
    plan: vawgs
```

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Violence against women and girls
    plan: vawg
```

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
```
"""

from collections.abc import Iterator
from difflib import get_close_matches

from cspctl.model.file_names import misnamed
from cspctl.model.workspace import BoardFolder
from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find delivery plans that items name and that are not there."""
    wrong = {one.right: one.name for one in misnamed(context.names)}
    for board, _, agenda in context.agendas():
        for number, item, _ in items(agenda):
            for name in item.plan:
                path = f"{board.folder}/plans/{name}.yaml"
                if name in board.plans:
                    continue
                if path in context.names:
                    other = _id_of(board, path)
                    # A plan that could not be read was told of in its own file.
                    if other:
                        message = (
                            f"Item {number} asks for the delivery plan '{name}': {path} has the id "
                        )
                        mend = f"Write id: {name} in {path}."
                        yield Finding(item.where("plan"), f"{message}'{other}'.", mend)
                    continue
                near = get_close_matches(name, board.plans, 1, 0.5)
                message = f"Item {number} asks for the delivery plan '{name}': there is no {path}."
                mend = f"Did you mean '{near[0]}'?" if near else "Write the plan's id."
                if path in wrong:
                    mend = f"Rename {wrong[path]}, which nothing reads."
                elif f"{board.folder}/plans" in wrong:
                    mend = f"Rename {wrong[f'{board.folder}/plans']} to plans."
                yield Finding(item.where("plan"), message, mend)


def _id_of(board: BoardFolder, path: str) -> str:
    """The id that a plan's file gives it, or '' when nothing of it was read."""
    return next((name for name, plan in board.plans.items() if plan.where().file == path), "")


RULE = Rule("G213", "plan-unknown", Severity.WARNING, check, __doc__)
