"""A cover sheet lists an appendix whose file is not in the meeting's folder.

The reader is sent to something that is not in the pack. A file may be named from the meeting's
folder or from the paper's own.

Bad (`packs/csp/2026-03-11/papers/01-hate-crime.md:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
---
appendices:
  - {title: "Appendix A: figures", file: papers/01-figures.pdf}
---
Reports rose by a tenth.
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
---
appendices:
  - {title: "Appendix A: figures", file: papers/01-figures.pdf}
---
Reports rose by a tenth.
```

```text packs/csp/2026-03-11/papers/01-figures.pdf
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.rules.agendas import appendix_paths, covers, nearest_file, papers
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find files of appendices that are not there."""
    for _, meeting, agenda in context.agendas():
        for listed in papers(agenda):
            for cover in covers(meeting, listed.paper):
                for appendix in cover.appendices:
                    if not appendix.file:
                        continue
                    paths = appendix_paths(meeting, listed.paper, appendix.file)
                    if not context.names.isdisjoint(paths):
                        continue
                    message = f"The appendix '{appendix.file}' is not there."
                    near = nearest_file(context.names, meeting.folder, appendix.file)
                    mend = f"Did you mean '{near}'?" if near else f"Put it into {meeting.folder}."
                    yield Finding(appendix.where("file"), message, mend)


RULE = Rule("G207", "appendix-missing", Severity.WARNING, check, __doc__)
