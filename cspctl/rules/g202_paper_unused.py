"""A file among a meeting's papers that no item of its agenda names.

A paper that was received and forgotten misses the pack, and its report has to be deferred. A file
counts as named when an item lists it, when the cover sheet of a listed paper lists it as an
appendix, or when a listed Markdown paper shows it as a picture. A meeting without an agenda is not
judged, and side files (`05-report.docx.yaml`) are no papers.

Bad (`packs/csp/2026-03-11/papers/02-fire-safety.md:1`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
Reports rose by a tenth.
```

```markdown packs/csp/2026-03-11/papers/02-fire-safety.md
Every tower has been visited.
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Hate crime
    papers: [papers/01-hate-crime.md]
  - title: Fire safety
    papers: [papers/02-fire-safety.md]
```

```markdown packs/csp/2026-03-11/papers/01-hate-crime.md
Reports rose by a tenth.
```

```markdown packs/csp/2026-03-11/papers/02-fire-safety.md
Every tower has been visited.
```
"""

import posixpath
from collections.abc import Iterator

from cspctl.model.agenda import Agenda
from cspctl.model.workspace import Meeting
from cspctl.problems import Location, Severity
from cspctl.rules.agendas import appendix_paths, covers, papers
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

# What systems and editors leave in a folder by themselves.
LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})


def check(context: Context) -> Iterator[Finding]:
    """Find files below papers/ that nothing names."""
    for _, meeting, agenda in context.agendas():
        if not context.whole(f"{meeting.folder}/agenda.yaml"):
            continue
        named = _named(meeting, agenda)
        shown = "\n".join(
            lying.body
            for listed in papers(agenda)
            if (lying := meeting.papers.get(listed.paper.file)) and lying.body
        )
        for name in sorted(context.names):
            if not name.startswith(f"{meeting.folder}/papers/") or name in named:
                continue
            base = posixpath.basename(name)
            if _is_paper(base) and not _is_side_file(name, context.names) and base not in shown:
                message = "No item of the agenda names this paper."
                mend = f"List it under its item in {meeting.folder}/agenda.yaml, or take it out."
                yield Finding(Location(name), message, mend)


def _named(meeting: Meeting, agenda: Agenda) -> set[str]:
    named = set()
    for listed in papers(agenda):
        named.add(f"{meeting.folder}/{listed.paper.file}")
        for cover in covers(meeting, listed.paper):
            for appendix in cover.appendices:
                if appendix.file:
                    named.update(appendix_paths(meeting, listed.paper, appendix.file))
    return named


def _is_paper(base: str) -> bool:
    return not base.startswith((".", "~$")) and base.casefold() not in LEFTOVERS


def _is_side_file(name: str, names: frozenset[str]) -> bool:
    return name.endswith(".yaml") and name.removesuffix(".yaml") in names


RULE = Rule("G202", "paper-unused", Severity.WARNING, check, __doc__)
