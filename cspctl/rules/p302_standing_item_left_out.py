"""A standing item is left out of an agenda.

Standing items are those of board.yaml and those that the forward plan marks `standing: yes`. They
are written into a drafted agenda and never added behind the clerk's back, so one that was deleted
stays away until somebody misses it. A special meeting has only the business it was called for.

Bad (`packs/csp/2026-03-11/agenda.yaml:1`):

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Performance, standing: yes}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Hate crime, verbal: yes}
```

Good:

```yaml packs/csp/forward-plan.yaml
meetings:
  - date: 2026-03-11
    items:
      - {title: Performance, standing: yes}
```

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - {title: Hate crime, verbal: yes}
  - {title: "Performance report: quarter 3", verbal: yes}
```
"""

from collections.abc import Iterator

from cspctl.model.agenda import Agenda, Item
from cspctl.model.forward_plan import PlannedMeeting
from cspctl.model.workspace import BoardFolder
from cspctl.problems import Severity
from cspctl.queries.matching import matches
from cspctl.queries.titles import title_words
from cspctl.rules.agendas import items, plan_items
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find standing items that an agenda does not have."""
    for board, meeting, agenda in context.agendas():
        planned = board.forward_plan.on(meeting.date) if board.forward_plan else None
        if not context.whole(f"{meeting.folder}/agenda.yaml"):
            continue
        if planned and (planned.status == "cancelled" or planned.kind == "special"):
            continue
        titles = [item.title for _, item, _ in items(agenda)]
        missing = _of_board(board, agenda, titles)
        for title in _of_plan(planned, titles) if planned else []:
            # The board and its plan may both list the item, each in its own words.
            if not matches([title], missing):
                missing.append(title)
        for title in missing:
            message = f"The standing item '{title}' is not on the agenda."
            mend = "Add it, or take it out of the standing items if the board has dropped it."
            yield Finding(agenda.where("items"), message, mend)


def _of_board(board: BoardFolder, agenda: Agenda, titles: list[str]) -> list[str]:
    standing = board.board.standing_items
    wanted = [*standing.opening, *standing.business, *standing.closing]
    found = matches([item.title for item in wanted], titles)
    printed = {what for _, item, _ in items(agenda) for what in _prints(item)}
    return [
        item.title
        for place, item in enumerate(wanted)
        if item.title and place not in found and not (_prints(item) and _prints(item) <= printed)
    ]


def _of_plan(planned: PlannedMeeting, titles: list[str]) -> list[str]:
    wanted = list(plan_items(planned))
    found = matches([item.title for item in wanted], titles)
    return [
        item.title
        for place, item in enumerate(wanted)
        if item.standing and item.title and place not in found
    ]


def _prints(item: Item) -> frozenset[str]:
    """What cspctl prints for an item, which tells it whatever its title."""
    kinds = ("action_log", "membership", "forward_plan", "performance", "next_meeting")
    found = {kind for kind in kinds if getattr(item, kind)}
    if item.minutes_of or "minute" in title_words(item.title):
        found.add("minutes")
    return frozenset(found)


RULE = Rule("P302", "standing-item-left-out", Severity.WARNING, check, __doc__)
