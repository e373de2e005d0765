"""The owner of an indicator is nobody that the board knows.

Somebody has to answer for a figure that is red.

Bad (`packs/csp/performance.yaml:4`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    owner: housng
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    owner: housing
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find owners that nobody answers to."""
    for board, indicator in context.indicators():
        place, owners = indicator.where("owner"), indicator.owner
        yield from unknown(context, board.board.id, "The owner", owners, place, context.today)


RULE = Rule("K603", "indicator-owner-unknown", Severity.WARNING, check, __doc__)
