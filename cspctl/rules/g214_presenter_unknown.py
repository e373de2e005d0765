"""Somebody whom an agenda names is nobody that the board knows.

Presenters, those invited, those who may see a restricted item, who agreed to a late one, and the
authors on cover sheets. Free text is printed as it stands, without post or agency.

Bad (`packs/csp/2026-03-11/agenda.yaml:3`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Enforcement
    presenter: enforcment
    verbal: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Enforcement
    presenter: enforcement
    verbal: yes
```
"""

import datetime as dt
from collections.abc import Iterator

from cspctl.model.agenda import Paper
from cspctl.model.workspace import Meeting
from cspctl.problems import Location, Severity
from cspctl.rules.agendas import covers, items
from cspctl.rules.context import Context
from cspctl.rules.people import unknown
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find names on agendas and cover sheets that nobody answers to."""
    for folder, meeting, agenda in context.agendas():
        board, day = folder.board.id, meeting.date
        place = agenda.where("invited")
        yield from unknown(context, board, "The guest", agenda.invited, place, day)
        # A paper that two items list has one cover sheet.
        met: set[Location] = set()
        for _, item, _ in items(agenda):
            place = item.where("presenter")
            yield from unknown(context, board, "The presenter", item.presenter, place, day)
            if item.late:
                place = item.late.where("agreed_by")
                yield from unknown(
                    context, board, "The person who agreed", item.late.agreed_by, place, day
                )
            for held in (item.restricted, *(paper.restricted for paper in item.papers)):
                if held:
                    place = held.where("may_see")
                    yield from unknown(
                        context, board, "The permitted reader", held.may_see, place, day
                    )
            for paper in item.papers:
                yield from _authors(context, board, meeting, paper, day, met)


def _authors(
    context: Context, board: str, meeting: Meeting, paper: Paper, day: dt.date, met: set[Location]
) -> Iterator[Finding]:
    for cover in covers(meeting, paper):
        if cover.where() in met:
            continue
        met.add(cover.where())
        yield from unknown(context, board, "The author", cover.author, cover.where("author"), day)
        place = cover.where("on_behalf_of")
        yield from unknown(context, board, "The author", cover.on_behalf_of, place, day)


RULE = Rule("G214", "presenter-unknown", Severity.WARNING, check, __doc__)
