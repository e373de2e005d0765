"""Charts of what is red, amber, green and done: actions by agency, plans by quarter."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from cspctl.documents.charts import BLUE, GREY, RAG_COLOURS, VERMILION, Chart, Series
from cspctl.documents.words import listed, plain_date, short_date
from cspctl.model.workspace import BoardFolder
from cspctl.queries.grouping import agencies_of, grouped
from cspctl.queries.meetings import meetings_between
from cspctl.queries.progress.figures import NOT_RATED
from cspctl.queries.select import Named
from cspctl.queries.slippage import carried
from cspctl.queries.standing import RAG_WORDS, Standing

#: More than these are not read out one by one; the table has them all.
_SPOKEN = 6
#: Meetings in the slippage chart: three years of a board that meets every quarter.
_MEETINGS = 12


def rag_chart(
    title: str,
    rows: Sequence[tuple[str, Mapping[str, int]]],
    *,
    label: str,
    unit: str,
    horizontal: bool = False,
    over: str = "",
    empty: str = "There is nothing to count.",
) -> Chart:
    """Stacked bars of how many are R, A, G, B and '' (not rated) in each row.

    ``label`` says what the rows are, ``unit`` what is counted, ``over`` what the rows together
    are called when nothing is in two of them ('' says no total). A series that is empty in every
    row is still in the key, so that the charts of a document look alike; what is done and what
    is not rated only where there is some.
    """
    kinds = [(rag, word, RAG_COLOURS[rag]) for rag, word in RAG_WORDS.items()]
    kinds.append(("", NOT_RATED, GREY))
    series = tuple(
        Series(word, tuple(float(counts.get(rag, 0)) for _, counts in rows), colour)
        for rag, word, colour in kinds
        if rag in ("R", "A", "G") or any(counts.get(rag) for _, counts in rows)
    )
    if not rows:
        series = ()
    words = {rag: word.lower() for rag, word, _ in kinds}
    said = [f"Stacked bars of {unit} by RAG and {label.lower()}."]
    if over and rows:
        whole: Counter[str] = Counter()
        for _, counts in rows:
            whole.update(counts)
        said.append(f"{over}: {_counted(whole, words)}.")
    said += [f"{name}: {_counted(counts, words)}." for name, counts in rows[:_SPOKEN]]
    if len(rows) > _SPOKEN:
        said.append(f"{len(rows) - _SPOKEN} more are in the table.")
    names = tuple(name for name, _ in rows)
    return Chart(
        "stacked", title, " ".join(said), names, series, unit, label, horizontal, empty=empty
    )


def actions_chart(rows: Sequence[Standing], named: Named, today: dt.date) -> Chart:
    """The open actions by RAG and agency; one that two agencies lead is counted with each."""
    opened = [row for row in rows if row.action.is_open]
    groups = grouped(opened, lambda row: agencies_of(row, named))
    return rag_chart(
        f"Open actions by RAG and agency, {plain_date(today)}",
        [(key.name, Counter(row.rag for row in own)) for key, own in groups],
        label="Agency",
        unit="open actions",
        horizontal=True,
        empty="No action is open.",
    )


def plan_chart(title: str, quarters: Sequence[tuple[str, Mapping[str, int]]]) -> Chart:
    """A plan's commitments by RAG at the end of each quarter, named ``2017/18-Q3``."""
    return rag_chart(
        title,
        quarters,
        label="Quarter",
        unit="commitments",
        empty="Nothing has been reported yet.",
    )


def slippage_chart(rows: Sequence[Standing], board: BoardFolder, today: dt.date) -> Chart:
    """What each meeting of a board found undone, within and past the first target date.

    ``rows`` are the board's actions. See ``carried`` for what is counted.
    """
    meetings = meetings_between(board, dt.date.min, today)
    found = [(day, carried(rows, day)) for day in meetings]
    # Meetings before the log begins tell of nothing.
    begun = next((at for at, (_, count) in enumerate(found) if sum(count)), len(found))
    found = found[begun:][-_MEETINGS:]
    kinds = (
        ("Within the first target date", BLUE),
        ("Past the first target date", VERMILION),
        ("No target date", GREY),
    )
    series = tuple(
        Series(name, tuple(float(count[place]) for _, count in found), colour)
        for place, (name, colour) in enumerate(kinds)
        if place < 2 or any(count[place] for _, count in found)
    )
    meetings_said = "one meeting" if len(found) == 1 else f"{len(found)} meetings"
    said = [f"Stacked bars of the open actions that {meetings_said} found in the log."]
    for day, count in found[-_SPOKEN:]:
        parts = [
            f"{number} {word}"
            for number, word in zip(
                count, ("within the first target date", "past it", "without one"), strict=True
            )
            if number
        ]
        said.append(f"{plain_date(day)}: {listed(parts) or 'none'}.")
    return Chart(
        "stacked",
        f"Open actions at each meeting, {board.board.name}",
        " ".join(said),
        tuple(short_date(day) for day, _ in found),
        series if found else (),
        "open actions",
        "Meeting",
        empty="No meeting has found an open action in the log yet.",
    )


def _counted(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    parts = [f"{counts[rag]} {word}" for rag, word in words.items() if counts.get(rag)]
    return listed(parts) or "none"
