"""What a supplement holds, and which pages it takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cspctl.model.agenda import Item, printed
from cspctl.pack.issuing import Supplement
from cspctl.pack.sheets import Edition, Sheet
from cspctl.pack.snapshot import Snapshot
from cspctl.problems import Location, Problem, error
from cspctl.queries.titles import same_title

UNREASONED = "C707"


@dataclass(frozen=True, slots=True)
class LateItem:
    """An item of a supplement; ``papers`` are its new ones.

    A ``whole`` one was not in the pack: it comes with all that is printed under it.
    """

    name: str
    title: str
    papers: tuple[str, ...]
    whole: bool

    def has(self, sheet: Sheet, folder: str) -> bool:
        """Whether a sheet of the meeting's pack belongs into the supplement."""
        if sheet.item != self.name:
            return False
        return self.whole or sheet.file.removeprefix(f"{folder}/") in self.papers


class Run(NamedTuple):
    """A run of page numbers: 56a, 56b (``prefix`` 56, lettered) or 80, 81."""

    prefix: str
    lettered: bool

    def label(self, number: int) -> str:
        """A page number as printed. After z comes aa, then bb, as Word counts."""
        if not self.lettered:
            return f"{self.prefix}{number}"
        round_, place = divmod(number - 1, 26)
        return f"{self.prefix}{chr(ord('a') + place) * (round_ + 1)}"


@dataclass(frozen=True, slots=True)
class Span:
    """The pages of a sheet within a run; both None when nothing could count them."""

    run: Run
    first: int | None = None
    last: int | None = None


def late_items(
    edition: Edition, base: Snapshot, supplements: Sequence[Supplement]
) -> tuple[tuple[LateItem, ...], list[Problem]]:
    """The items and papers that came after a pack, and those that do not say why.

    Source of the rule: Local Government Act 1972, section 100B(4)(b): what was not open to
    inspection is taken only for special reasons, which are minuted. Partnerships follow it as
    good practice.
    """
    out = {file for state in base.items for file in state.papers}
    out |= {file for one in supplements for late in one.items for file in late.papers}
    told = {late.item for one in supplements for late in one.items}
    found: list[LateItem] = []
    problems: list[Problem] = []
    for number, letter, item, whole in edition.agenda.numbered():
        name = printed(number, letter)
        papers = tuple(dict.fromkeys(one.file for one in item.papers if one.file not in out))
        known = name in told or any(same_title(state.title, item.title) for state in base.items)
        why = item.late or (whole.late if whole else None)
        if papers or (item.late and not known):
            found.append(LateItem(name, item.title, papers, not known))
        if papers and (why is None or not why.reason or not why.agreed_by):
            first = next(paper for paper in item.papers if paper.file == papers[0])
            problems.append(_unreasoned(name, item, first.where("file")))
    return tuple(found), problems


def runs(
    items: Sequence[LateItem], edition: Edition, base: Snapshot, number: int, *, counted: bool
) -> dict[str, Run]:
    """The run of page numbers that each item of a supplement belongs to.

    ``counted`` says whether the pack and all supplements before this one have page numbers.
    """
    if not counted:
        return {item.name: Run(f"S{number}-", False) for item in items}
    if edition.board.board.pack.supplement == "from-end":
        return {item.name: Run("", False) for item in items}
    behind: dict[str, str] = {}
    page = ""
    for figure, letter, item, _ in edition.agenda.numbered():
        own = [state for state in base.items if same_title(state.title, item.title)]
        own.sort(key=lambda state: state.item != printed(figure, letter))
        if own and own[0].last is not None:
            page = str(own[0].last)
        behind[printed(figure, letter)] = page
    return {item.name: Run(behind[item.name], True) for item in items}


def taken(base: Snapshot, supplements: Sequence[Supplement]) -> dict[Run, int]:
    """The last number that each run has reached."""
    reached = {Run("", False): base.last_page or 0}
    for one in supplements:
        for late in one.items:
            run = Run(late.prefix, late.lettered)
            reached[run] = max(reached.get(run, 0), late.last or 0)
    return reached


def spans(
    sheets: Sequence[Sheet],
    counts: Sequence[int] | None,
    of: Mapping[str, Run],
    reached: Mapping[Run, int],
    *,
    duplex: bool,
) -> list[Span]:
    """The pages of every sheet; with ``duplex`` each item starts on an odd one (a, c, e, ...)."""
    ends = dict(reached)
    found: list[Span] = []
    for place, sheet in enumerate(sheets):
        run = of[sheet.item]
        first = ends.get(run, 0) + 1
        begins = place == 0 or sheets[place - 1].item != sheet.item
        if duplex and begins and first % 2 == 0:
            first += 1
        if counts is None:
            # Where the run begins is known; how long its sheets are is not.
            found.append(Span(run, first if run not in {one.run for one in found} else None))
        else:
            ends[run] = first + counts[place] - 1
            found.append(Span(run, first, ends[run]))
    return found


def in_public(
    shown: Sequence[Sheet], full: Sequence[Sheet], numbered: Sequence[Span]
) -> list[Span]:
    """The public sheets' pages: those of the same sheets in the full edition."""
    places = dict(zip(_keys(full), numbered, strict=True))
    found = []
    for sheet, key in zip(shown, _keys(shown), strict=True):
        if sheet.kind == "withheld":
            # One slip for an item with its parts, a paper, or a plan's report and its appendix.
            hidden = [
                span
                for one, span in zip(full, numbered, strict=True)
                if (
                    (one.item, one.group) == (sheet.item, sheet.group)
                    if sheet.group
                    else one.item == sheet.item or one.item.startswith(f"{sheet.item}(")
                )
            ]
            own = [span for span in hidden if span.run == hidden[0].run]
            found.append(replace(own[0], last=own[-1].last))
        else:
            found.append(places[key])
    return found


def _keys(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str, int]]:
    seen: dict[tuple[str, str], int] = {}
    for sheet in sheets:
        place = seen.get((sheet.item, sheet.group), 0)
        seen[sheet.item, sheet.group] = place + 1
        yield sheet.item, sheet.group, place


def _unreasoned(name: str, item: Item, place: Location) -> Problem:
    lacks = "who agreed to take it" if item.late and item.late.reason else "why it is late"
    message = f"This paper came after the pack was issued, and item {name} does not say {lacks}."
    mend = "Write at the item: late: {reason: ..., agreed_by: chair}, or leave the paper out."
    return error(UNREASONED, message, place, mend)
