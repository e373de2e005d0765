"""The terms give less notice than the law asks of the board, or more than a year's.

A principal council in England gives five clear working days (Local Government Act 1972, section
100B; SI 2002/715), one in Wales three. Terms of reference may lengthen that and cannot shorten it:
cspctl counts with the longer of the two. A partnership follows its own terms alone. Seven calendar
days are too few for England: they hold only four clear working days.

Bad (`packs/csp/board.yaml:6`):

```yaml packs/csp/board.yaml
id: csp
name: Planning Committee
regime: council-england
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
terms: {notice: {days: 7}}
```

Good:

```yaml packs/csp/board.yaml
id: csp
name: Planning Committee
regime: council-england
people:
  - {id: chief-executive, name: Chief Executive, capacity: chair}
terms: {notice: {clear_working_days: 7}}
```
"""

from collections.abc import Iterator

from cspctl.problems import Severity
from cspctl.queries.notice import LONGEST, MINIMUM
from cspctl.rules.context import Context
from cspctl.rules.rule import Finding, Rule


def check(context: Context) -> Iterator[Finding]:
    """Find terms of notice that are shorter than the regime's, or absurd."""
    for folder in context.boards:
        board, notice = folder.board, folder.board.terms.notice
        if notice is None:
            continue
        for key in ("clear_working_days", "days"):
            number = getattr(notice, key)
            if number is not None and number > LONGEST:
                message = f"A notice of {number:,} days is more than a year and counts for nothing."
                yield Finding(notice.where(key), message, "Write the days the terms give.")
        given = [_clear_days(notice.days)] if notice.days is not None else []
        if notice.clear_working_days is not None:
            given.append(notice.clear_working_days)
        least, source = MINIMUM.get(board.regime, (0, ""))
        if given and max(given) < least:
            key = "days" if notice.clear_working_days is None else "clear_working_days"
            message = (
                f"The terms give {max(given)} clear working days of notice; "
                f"{source} asks for {least}."
            )
            mend = f"Write clear_working_days: {least} or more; {least} are counted in any case."
            yield Finding(notice.where(key), message, mend)


def _clear_days(days: int) -> int:
    """The fewest clear working days in so many calendar days back to a working day.

    In weeks without a bank holiday: a meeting on any weekday, the issue moved back from a weekend.
    """
    fewest = []
    for meeting in range(5):
        issue = meeting - days
        while issue % 7 >= 5:
            issue -= 1
        fewest.append(sum(day % 7 < 5 for day in range(issue + 1, meeting)))
    return min(fewest)


RULE = Rule("B105", "notice-terms", Severity.WARNING, check, __doc__)
