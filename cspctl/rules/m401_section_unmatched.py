"""A section of the minutes does not fit the agenda: its number is not there, or its title differs.

`## 5(a). Title` ties what was said to the agenda's item, and with it its restriction and its
actions. A title that is shorter or longer fits; another one does not. Minutes without an agenda
stand by themselves.

Bad (`packs/csp/2026-01-14/minutes.md:4`):

```yaml packs/csp/2026-01-14/agenda.yaml
items:
  - {title: Apologies, presenter: chair}
  - {title: Policing update, verbal: yes}
```

```markdown packs/csp/2026-01-14/minutes.md
## 1. Apologies
None.

## 2. Fire safety
Response times fell.
```

Good:

```yaml packs/csp/2026-01-14/agenda.yaml
items:
  - {title: Apologies, presenter: chair}
  - {title: Policing update, verbal: yes}
```

```markdown packs/csp/2026-01-14/minutes.md
## 1. Apologies
None.

## 2. Policing
Response times fell.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.matching import matches
from cspctl.rules.agendas import items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find sections whose number or title the agenda does not have."""
    for _, meeting, minutes in context.minutes():
        agenda = meeting.agenda
        if agenda is None or not context.whole(f"{meeting.folder}/agenda.yaml"):
            continue
        titles = {number: item.title for number, item, _ in items(agenda)}
        for section in minutes.sections:
            if not section.number:
                continue
            title = titles.get(section.number)
            if title is None:
                message = f"The agenda has no item {section.number}."
                mend = "Correct the number; a section without one stands by itself."
            elif title and not matches([section.title], [title]):
                message = f"Item {section.number} is '{section.title}' here and '{title}' there."
                mend = "Write the agenda's title, or correct the number."
            else:
                continue
            yield Finding(section.location, message, mend)


RULE = Rule("M401", "section-unmatched", Severity.WARNING, check, __doc__)
