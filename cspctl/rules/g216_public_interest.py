"""A council restricts something without the public-interest test.

Information is exempt only as long as the public interest in keeping it back outweighs that in
showing it (Local Government Act 1972, Schedule 12A, Part 2, paragraph 10; Part 5, paragraph 21 in
Wales). The test is the officer's to record. Partnerships are not asked for it.

Bad (`packs/csp/2026-03-11/agenda.yaml:4`):

```yaml packs/csp/board.yaml
id: csp
name: Planning Committee
regime: council-england
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Enforcement cases
    verbal: yes
    restricted: {paragraph: 7, reason: Names people under investigation}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Planning Committee
regime: council-england
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Enforcement cases
    verbal: yes
    restricted:
      paragraph: 7
      reason: Names people under investigation
      public_interest: Publication would warn those concerned
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find restrictions of councils that name a paragraph and record no test."""
    for board, _, agenda in context.agendas():
        if board.board.regime == "partnership":
            continue
        for number, item, _ in items(agenda):
            for held in (item.restricted, *(paper.restricted for paper in item.papers)):
                if held and held.paragraph and not held.public_interest:
                    message = f"Item {number} is exempt without the public-interest test."
                    mend = "Write public_interest: and why keeping it back serves the public more."
                    place = item.where("restricted") if held is item.restricted else held.where()
                    yield Finding(place, message, mend)


RULE = Rule("G216", "public-interest", Severity.WARNING, check, __doc__)
