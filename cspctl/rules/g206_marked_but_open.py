"""A paper or a title is marked as restricted, and its item is open.

Only `restricted` withholds. A marking is a printed label: a paper labelled RESTRICTED on an open
item is published with its label, and either the label or the item is wrong. OFFICIAL needs no
handling and is never reported; OFFICIAL-SENSITIVE on an open item is.

Bad (`packs/csp/2026-03-11/papers/01-hate-crime.md:2`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
---
marking: RESTRICTED
---
Reports rose by a tenth.
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    restricted: {reason: Names victims}
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
---
marking: RESTRICTED
---
Reports rose by a tenth.
```
"""

import re
from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import covers, items, papers, restriction
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

# The present marks, those of the scheme that ended in 2014, and what committees write.
_WORDS = r"restricted|exempt|confidential|not for publication|official[\s:–-]*sensitive"
_WITHHOLDS = re.compile(
    rf"(?<![a-z])(?:{_WORDS}|secret|private|protect(?:ed)?)(?![a-z])", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|non|no longer)[\s-]*$", re.IGNORECASE)
# In a title only a word that stands in brackets by itself is a mark: "Rents (private sector)".
_IN_TITLE = re.compile(rf"[(\[]\s*(?:{_WORDS})(?:\s+(?:item|report|paper))?\s*[)\]]", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """Find markings that say withheld where nothing is withheld."""
    mend = "Write restricted: with its reason if it is to be withheld, or correct the marking."
    for _, meeting, agenda in context.agendas():
        for number, item, parent in items(agenda):
            if restriction(item, parent) is None and _IN_TITLE.search(item.title):
                message = f"The title of item {number} says that it is withheld, and it is open."
                yield Finding(item.where("title"), message, mend)
        for listed in papers(agenda):
            if listed.restriction is not None:
                continue
            for cover in covers(meeting, listed.paper):
                if cover.marking and withholds(cover.marking):
                    message = (
                        f"The paper '{listed.paper.file}' is marked {cover.marking}, "
                        f"and item {listed.number} is open: it will be published."
                    )
                    yield Finding(cover.where("marking"), message, mend)
                    break


def withholds(marking: str) -> bool:
    """Whether a marking says that something is not for everybody."""
    found = _WITHHOLDS.search(marking)
    return found is not None and not _DENIED.search(marking[: found.start()])


RULE = Rule("G206", "marked-but-open", Severity.WARNING, check, __doc__)
