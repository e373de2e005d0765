"""An item stands twice on an agenda, or one paper under two items.

Titles are compared without case, marks and (TBC), among the items of one level: two items may each
have a part called "Next steps".

Bad (`packs/csp/2026-03-11/agenda.yaml:4`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
  - title: CHAIR’S REPORT (TBC)
    verbal: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Chair's report
    verbal: yes
  - title: Vice-Chair's report
    verbal: yes
```
"""

from collections.abc import Iterator, Sequence

from cspctl.model.agenda import Agenda, Item, letter_of, printed
from cspctl.problems import Severity
from cspctl.queries.matching import plain_title
from cspctl.rules.agendas import papers
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find titles and papers that stand twice."""
    for _, _, agenda in context.agendas():
        numbers = [str(number) for number in range(1, len(agenda.items) + 1)]
        yield from _titles(agenda.items, numbers)
        for number, item in zip(numbers, agenda.items, strict=True):
            letters = [printed(number, letter_of(place)) for place in range(len(item.items))]
            yield from _titles(item.items, letters)
        yield from _papers(agenda)


def _titles(items: Sequence[Item], numbers: Sequence[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for item, number in zip(items, numbers, strict=True):
        title = plain_title(item.title)
        earlier = first.setdefault(title, number)
        if title and earlier != number:
            message = f"Item {number}, '{item.title}', stands already at {earlier}."
            yield Finding(item.where("title"), message, "Delete one of them, or tell them apart.")


def _papers(agenda: Agenda) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for listed in papers(agenda):
        file = listed.paper.file
        if file and file in first:
            where = "twice under" if first[file] == listed.number else f"under {first[file]} and"
            message = f"The paper '{file}' is listed {where} item {listed.number}."
            yield Finding(listed.paper.where("file"), message, "Keep it where it is considered.")
        first.setdefault(file, listed.number)


RULE = Rule("G203", "item-twice", Severity.WARNING, check, __doc__)
