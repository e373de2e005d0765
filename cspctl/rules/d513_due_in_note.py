"""A commitment's date stands in its note alone, where nothing can fall overdue.

`due_note` keeps the board's own words and is printed; what is overdue is worked out from `due`.
Both may stand.

Bad (`packs/csp/plans/vawg.yaml:6`, `packs/csp/plans/vawg.yaml:7`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due_note: "White Ribbon Day, November 2026"}
  - {number: 2, text: Train the front line, due_note: Ongoing}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
updated: 2026-01-14
owner: vawg
commitments:
  - {number: 1, text: Raise awareness, due: 2026-11, due_note: White Ribbon Day}
  - {number: 2, text: Train the front line, due: ongoing}
  - {number: 3, text: Map the services, due_note: To be discussed at the meeting in March 2026}
  - {number: 4, text: Print the directory, due_note: Twice yearly}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.progress.due_notes import due_in
from cspctl.queries.progress.rows import is_declined, number_in
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find notes that name the date which the commitment is due, beside a blank ``due``."""
    for _, plan in context.delivery_plans():
        for theme, row in plan.placed():
            note = (
                ""
                if is_declined(theme, context.today) or row.due is not None
                else row.due_note or ""
            )
            named = due_in(note)
            if named is not None:
                number = number_in(theme, row)
                message = f"Commitment {number} has its date in due_note alone: '{row.due_note}'."
                yield Finding(row.where("due_note"), message, f"Write due: {named} beside it.")


RULE = Rule("D513", "due-in-note", Severity.WARNING, check, __doc__)
