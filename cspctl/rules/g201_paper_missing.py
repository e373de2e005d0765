"""An agenda names a paper that is not in the meeting's folder.

The pack cannot be made without it. On many computers `Papers/05.docx` and `papers/05.docx` are one
file and on others two: the name is to be written as the file is named.

Bad (`packs/csp/2026-03-11/agenda.yaml:4`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers:
      - papers/01-hate-crim.md
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers:
      - papers/01-hate-crime.md
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
Reports rose by a tenth.
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import nearest_file, papers
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find papers of items that are not there."""
    for _, meeting, agenda in context.agendas():
        for listed in papers(agenda):
            file = listed.paper.file
            if file and f"{meeting.folder}/{file}" not in context.names:
                message = f"The paper '{file}' of item {listed.number} is not there."
                near = nearest_file(context.names, meeting.folder, file)
                mend = f"Did you mean '{near}'?" if near else f"Put it into {meeting.folder}."
                yield Finding(listed.paper.where("file"), message, mend)


RULE = Rule("G201", "paper-missing", Severity.ERROR, check, __doc__)
