"""The thresholds of an indicator go the wrong way, or nobody says which way is good.

Where lower is better, green ends below amber; where higher is better, above it. Without `better`
no figure is rated.

Bad (`packs/csp/performance.yaml:6`):

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    better: lower
    thresholds:
      amber: 300
      green: 330
```

Good:

```yaml packs/csp/performance.yaml
indicators:
  - id: burglary
    title: Burglary
    better: lower
    thresholds:
      green: 300
      amber: 330
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find thresholds that contradict which way is good."""
    for _, indicator in context.indicators():
        limits, better = indicator.thresholds, indicator.better
        if limits is None or limits.green is None:
            continue
        if better is None:
            message = "These thresholds rate nothing: 'better' does not say which way is good."
            mend = "Write better: lower or better: higher."
            yield Finding(indicator.where("thresholds"), message, mend)
        elif limits.amber is not None and (
            limits.amber < limits.green if better == "lower" else limits.amber > limits.green
        ):
            side = "below" if better == "lower" else "above"
            message = (
                f"{better.capitalize()} is better here, and amber ends at {limits.amber:g}, "
                f"{side} green's {limits.green:g}: nothing is amber."
            )
            mend = "Exchange the two, or correct better."
            yield Finding(limits.where("amber"), message, mend)


RULE = Rule("K604", "thresholds-backwards", Severity.WARNING, check, __doc__)
