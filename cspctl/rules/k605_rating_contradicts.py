"""What is stated of a figure contradicts the thresholds or the figures.

A stated RAG stands in the place of the one that the thresholds give, and a stated direction is
printed only where no two figures say it.

Bad (`packs/csp/performance.yaml:8`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    better: lower
    thresholds: {green: 300, amber: 330}
    values:
      - period: 2025/26-Q3
        rag: G
        value: 318
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    better: lower
    thresholds: {green: 300, amber: 330}
    values:
      - {period: 2025/26-Q3, value: 318}
```
"""

from collections.abc import Iterator

from cspctl.model.performance import Indicator
from cspctl.problems import Severity
from cspctl.queries.performance import by_thresholds, reading
from cspctl.queries.standing import RAG_WORDS
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find stated ratings and directions that the figures contradict."""
    for _, indicator in context.indicators():
        yield from _ratings(indicator)
        yield from _direction(indicator, context)


def _ratings(indicator: Indicator) -> Iterator[Finding]:
    for entry in indicator.values:
        worked_out = by_thresholds(indicator, entry.value)
        if entry.rag and worked_out and entry.rag != worked_out:
            said, found = RAG_WORDS[entry.rag].lower(), RAG_WORDS[worked_out].lower()
            message = f"It says {said}, and by the thresholds {entry.value:g} is {found}."
            yield Finding(entry.where("rag"), message, "Delete rag:, or correct the figure.")


def _direction(indicator: Indicator, context: Context) -> Iterator[Finding]:
    found = reading(indicator, context.today)
    stated = found.current.direction if found.current else None
    judged = ("better", "worse", "same")
    if found.current and stated and found.direction in judged and stated != found.direction:
        message = f"It says {stated}, and against the period before it is {found.direction}."
        place = found.current.where("direction")
        yield Finding(place, message, "Delete direction:, or correct the figures.")


RULE = Rule("K605", "rating-contradicts", Severity.WARNING, check, __doc__)
