"""A plan is stated to be agreed, and its version says that it is a draft.

The public site shows agreed plans only. With its version, a draft would be published as if the
board had agreed it.

Bad (`packs/csp/plans/vawg.yaml:5`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
version: 1st draft
status: agreed
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
version: Agreed on 14 January 2026
status: agreed
```
"""

from collections.abc import Iterator

from cspctl.model.delivery_plan import says_draft
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find plans with the status agreed and a version that says draft."""
    for _, plan in context.delivery_plans():
        if plan.status == "agreed" and says_draft(plan.version):
            message = f"The plan '{plan.id}' is stated as agreed, and its version is a draft."
            mend = "Correct the status, or write the version that was agreed."
            yield Finding(plan.where("status"), message, mend)


RULE = Rule("D517", "draft-or-agreed", Severity.WARNING, check, __doc__)
