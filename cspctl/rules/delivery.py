"""What rules of delivery plans share: commitments named in a sentence, and plan by plan."""

from collections.abc import Iterable, Sequence

from cspctl.queries.progress.rows import PlanRow

_MOST = 8


def listed(numbers: Sequence[str]) -> str:
    """Numbers in a sentence: ``1.1, 1.2 and 4 more`` where there are many."""
    shown = [*numbers]
    if len(shown) > _MOST:
        left = len(shown) - _MOST + 1
        return f"{', '.join(shown[: _MOST - 1])} and {left} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def by_plan(rows: Iterable[PlanRow]) -> list[list[PlanRow]]:
    """The commitments of each plan."""
    found: dict[tuple[str, str], list[PlanRow]] = {}
    for row in rows:
        found.setdefault((row.board, row.plan.id), []).append(row)
    return list(found.values())
