"""Something is restricted without its reason, or without the paragraph that allows it.

Whoever withholds something answers for it later, and needs the reason then; it is never published.
A council must name the paragraph of Schedule 12A, Local Government Act 1972: 1 to 7 of Part 1, in
Wales 12 to 18 of Part 4. A partnership is not bound by that Act, so a paragraph there claims a
power that it does not have.

What is restricted only because its item or whole is needs no reason of its own.

Bad (`packs/csp/2026-03-11/agenda.yaml:4`):

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Joint strategic assessment
    verbal: yes
    restricted: yes
```

Good:

```yaml packs/csp/2026-03-11/agenda.yaml
items:
  - title: Joint strategic assessment
    verbal: yes
    restricted: {reason: Names people under investigation}
```
"""

from collections.abc import Iterator

from cspctl.model.agenda import Restriction
from cspctl.problems import Location, Severity
from cspctl.rules.agendas import items, restriction
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule

PARAGRAPHS = {
    "council-england": frozenset(range(1, 8)),
    # Part 4 came with SI 2007/969 (W.86); a Welsh pack may still cite the Part 1 numbers.
    "council-wales": frozenset(range(1, 8)) | frozenset(range(12, 19)),
}
_NUMBERS = "a number from 1 to 7 (in Wales 12 to 18)"


def check(context: Context) -> Iterator[Finding]:
    """Find restrictions of items and papers that do not say why."""
    for board, _, agenda in context.agendas():
        for number, item, parent in items(agenda):
            what = f"Item {number}"
            # A part repeats its whole's "restricted: yes" for the reader's sake.
            inherited = parent is not None and parent.restricted is not None
            if item.restricted and not (inherited and _bare(item.restricted)):
                place = item.where("restricted")
                yield from _faults(board.board.regime, what, item.restricted, place)
            whole = restriction(item, parent)
            for paper in item.papers:
                if paper.restricted and not (whole and _bare(paper.restricted)):
                    what = f"The paper '{paper.file}'"
                    place = paper.where("restricted")
                    yield from _faults(board.board.regime, what, paper.restricted, place)


def _bare(held: Restriction) -> bool:
    return not (held.reason or held.paragraph)


def _faults(regime: str, what: str, held: Restriction, place: Location) -> Iterator[Finding]:
    if held.unreadable:
        return
    if not held.reason:
        message = f"{what} is restricted without a reason."
        mend = "Write restricted: {reason: ...}; the reason is never published."
        yield Finding(place, message, mend)
    known = PARAGRAPHS.get(regime)
    if known is None:
        if held.paragraph:
            message = (
                f"{what} cites a paragraph of Schedule 12A, which does not bind a partnership."
            )
            mend = "Delete paragraph: and let the reason stand for itself, or correct the regime."
            yield Finding(held.where("paragraph"), message, mend)
    elif not held.paragraph:
        message = f"{what} is restricted without the paragraph of Schedule 12A that allows it."
        yield Finding(place, message, f"Write paragraph: and {_NUMBERS}.")
    elif not known.issuperset(held.paragraph):
        wrong = ", ".join(str(number) for number in held.paragraph if number not in known)
        message = f"{what} cites paragraph {wrong}, which Schedule 12A does not have."
        yield Finding(held.where("paragraph"), message, f"Write {_NUMBERS}.")


RULE = Rule("G205", "restricted-without-reason", Severity.WARNING, check, __doc__)
