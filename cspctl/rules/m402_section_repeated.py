"""Two sections of the minutes have the same number.

An action's origin ("item 3") and a restriction then belong to either of them.

Bad (`packs/csp/2026-01-14/minutes.md:4`):

```markdown packs/csp/2026-01-14/minutes.md
## 3. Policing update
Response times fell.

## 3. Fire safety
Every tower has been visited.
```

Good:

```markdown packs/csp/2026-01-14/minutes.md
## 3. Policing update
Response times fell.

## 4. Fire safety
Every tower has been visited.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find numbers that stand twice among the headings."""
    for _, _, minutes in context.minutes():
        first: dict[str, int] = {}
        for section in minutes.sections:
            line = section.location.line
            earlier = first.setdefault(section.number, line)
            if section.number and earlier != line:
                message = f"Section {section.number} stands already on line {earlier}."
                yield Finding(section.location, message, "Correct the number of one of them.")


RULE = Rule("M402", "section-repeated", Severity.WARNING, check, __doc__)
