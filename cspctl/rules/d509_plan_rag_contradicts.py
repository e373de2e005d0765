"""The RAG of a commitment contradicts its latest update, or its due date.

Members read the colour first. Where `rag` is left out, the latest update's stands and cannot
contradict; green says that a commitment will be done in time, which it cannot be when its due date
has passed.

Bad (`packs/csp/plans/vawg.yaml:8`, `packs/csp/plans/vawg.yaml:12`):

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    rag: G
    updates:
      - {quarter: 2025/26-Q3, rag: G, text: Directory begun}
      - {quarter: 2025/26-Q4, rag: A, text: Printer is late}
  - {number: 2, text: Train the front line, due: 2026-01, rag: G}
```

Good:

```yaml packs/csp/plans/vawg.yaml
id: vawg
title: 12-month plan
owner: vawg
commitments:
  - number: 1
    text: Raise awareness
    due: 2026-06
    updates:
      - {quarter: 2025/26-Q3, rag: G, text: Directory begun}
      - {quarter: 2025/26-Q4, rag: A, text: Printer is late}
  - {number: 2, text: Train the front line, due: 2026-01, rag: R}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.progress.rows import PlanRow
from cspctl.queries.standing import RAG_WORDS
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find stated RAGs that say otherwise than the latest update, and green ones that are late."""
    for row in context.plan_rows:
        commitment = row.commitment
        latest = [one for one in commitment.updates if one.rag and one is row.latest]
        if commitment.rag and latest and latest[0].rag != commitment.rag:
            said = RAG_WORDS[latest[0].rag or ""].lower()
            message = (
                f"Commitment {row.number} says {RAG_WORDS[commitment.rag].lower()}, and its update "
                f"for {latest[0].quarter} says {said}."
            )
            mend = "Delete rag: (the latest update's stands then), or correct one of the two."
            yield Finding(commitment.where("rag"), message, mend)
        elif row.rag == "G" and row.overdue and _said_when_late(row):
            place = commitment if commitment.rag else row.latest or commitment
            days = f"{row.days_overdue} {'day' if row.days_overdue == 1 else 'days'}"
            message = f"Commitment {row.number} says green and is {days} overdue."
            yield Finding(place.where("rag"), message, "Correct the RAG, or the due date.")


def _said_when_late(row: PlanRow) -> bool:
    """Whether the green was said when the due date had passed; what was said before was true."""
    if row.commitment.rag or row.latest is None or row.due is None:
        return True
    day = row.latest.date or (row.latest.quarter.start if row.latest.quarter else None)
    return day is not None and day > row.due


RULE = Rule("D509", "plan-rag-contradicts", Severity.WARNING, check, __doc__)
