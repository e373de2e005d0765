"""Two indicators of a board have one id.

Commands name an indicator by its id.

Bad (`packs/csp/performance.yaml:3`):

```yaml packs/csp/performance.yaml
indicators:
  - {id: burglary, title: Burglary}
  - id: burglary
    title: Burglary of homes
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - {id: burglary, title: Burglary}
  - id: burglary-homes
    title: Burglary of homes
```
"""

from collections.abc import Iterator

from cspctl.model.performance import Indicator
from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find ids that stand twice."""
    first: dict[tuple[str, str], Indicator] = {}
    for board, indicator in context.indicators():
        earlier = first.setdefault((board.board.id, indicator.id), indicator)
        if indicator.id and earlier is not indicator:
            line = earlier.where("id").line
            message = f"There is already an indicator '{indicator.id}', on line {line}."
            yield Finding(indicator.where("id"), message, "Give each an id of its own.")


RULE = Rule("K601", "indicator-repeated", Severity.ERROR, check, __doc__)
