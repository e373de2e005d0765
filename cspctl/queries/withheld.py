"""What a meeting withholds: items, sections of its minutes, files, and the actions it agreed.

Where it is not plain what belongs to a restricted item, it is taken to belong (a section under
another number but the item's title, a heading without a number behind a restricted section).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cspctl.model.action import Action
from cspctl.model.agenda import Agenda, Cover, Item, Paper, Restriction, printed
from cspctl.model.minutes import MinutedAction, Minutes, Section
from cspctl.model.workspace import BoardFolder, Meeting
from cspctl.queries.titles import same_title


@dataclass(slots=True)
class Withheld:
    """What one meeting withholds.

    ``items`` and ``sections`` are by number as printed; ``titles`` maps a withheld item's title to
    the one for the public, None for a part that its whole withholds; ``numbers`` and ``words`` are
    those of the actions minuted under a withheld heading.
    """

    items: dict[str, Restriction] = field(default_factory=dict)
    titles: dict[str, str | None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    paper_titles: set[str] = field(default_factory=set)
    sections: dict[str, Restriction] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def of(self, number: str) -> Restriction | None:
        """The restriction of an item as printed, its own or that of the whole it is part of."""
        return self.items.get(number) or self.items.get(number.partition("(")[0])

    def of_action(self, action: Action) -> Restriction | None:
        """The restriction of the item or section that agreed an action of this meeting."""
        said = {_words(action.action), _words((action.raised.text if action.raised else "") or "")}
        if action.number in self.numbers or self.words & (said - {""}):
            return Restriction()
        number = action.raised.item if action.raised else None
        if not number:
            return None
        whole = number.partition("(")[0]
        return self.of(number) or self.sections.get(number) or self.sections.get(whole)


@dataclass(frozen=True, slots=True)
class Judged:
    """A section of minutes: what withholds it; ``inside`` when it is part of a withheld one."""

    section: Section
    restriction: Restriction | None
    inside: bool


class Meetings:
    """What the meetings of a board withhold, to be found by the day or the number of an action."""

    def __init__(self, board: BoardFolder) -> None:
        self._all = [(day, withheld_of(meeting)) for day, meeting in board.meetings.items()]
        self._numbers: dict[int, set[int]] = {}
        for place, (_, withheld) in enumerate(self._all):
            for number in withheld.numbers:
                self._numbers.setdefault(number, set()).add(place)
        self._days = {day: place for place, (day, _) in enumerate(self._all)}

    def near(self, action: Action) -> list[Withheld]:
        """Those that may have agreed an action; whose meeting is not known may come from any."""
        day = (action.raised.meeting if action.raised else None) or action.start
        if day is None:
            return [withheld for _, withheld in self._all]
        places = set(self._numbers.get(action.number, ()))
        if day in self._days:
            places.add(self._days[day])
        return [self._all[place][1] for place in sorted(places)]


def withheld_of(meeting: Meeting) -> Withheld:
    """Gather what a meeting's agenda and minutes withhold."""
    found = Withheld()
    for number, letter, item, parent in meeting.agenda.numbered() if meeting.agenda else ():
        restriction = item.restricted or (parent.restricted if parent else None)
        if restriction:
            found.items[printed(number, letter)] = restriction
            found.titles[item.title] = public_title(item, parent)
        for part in (item, *(_below(item) if parent else ())):
            _gather_papers(found, meeting, part, restriction or part.restricted)
    for judged in judge(meeting.minutes, meeting.agenda, found) if meeting.minutes else ():
        if judged.restriction is not None:
            _gather_section(found, judged.section, judged.restriction)
    return found


def _below(item: Item) -> Iterator[Item]:
    """Parts of parts, which no agenda prints; their papers may be restricted all the same."""
    for part in item.items:
        yield part
        yield from _below(part)


def _gather_papers(
    found: Withheld, meeting: Meeting, item: Item, restriction: Restriction | None
) -> None:
    for paper in item.papers:
        if not restriction and not paper.restricted:
            continue
        found.files.add(paper.file)
        for cover in covers(meeting, paper):
            found.paper_titles |= {cover.title} if cover.title else set()
            # What a withheld paper appends is withheld with it.
            for appendix in cover.appendices:
                found.files |= {appendix.file} if appendix.file else set()
                found.paper_titles |= {appendix.title} if appendix.title else set()
        found.paper_titles |= {paper.title} if paper.title else set()


def covers(meeting: Meeting, paper: Paper) -> Iterator[Cover]:
    """A paper's cover sheets: the one in the agenda, its own front matter or side file."""
    if isinstance(paper.cover, Cover):
        yield paper.cover
    lying = meeting.papers.get(paper.file)
    if lying is not None and lying.cover is not None:
        yield lying.cover


def _gather_section(found: Withheld, section: Section, restriction: Restriction) -> None:
    number = number_of(section)
    if number:
        found.sections[number] = restriction
    for piece in section.pieces:
        if isinstance(piece, MinutedAction):
            found.words.add(_words(piece.text))
            if piece.number:
                found.numbers.add(piece.number)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def public_title(item: Item, parent: Item | None) -> str | None:
    """The title that the public sees; None for a part that its whole withholds."""
    if item.restricted:
        return item.restricted.public_title or item.title
    return None if parent and parent.restricted else item.title


def number_of(section: Section) -> str:
    """A section's number; that of its whole for a title such as '5.1 Background'."""
    found = re.match(r"(\d{1,3})[.(]", section.title)
    return section.number or (str(int(found.group(1))) if found else "")


def judge(minutes: Minutes, agenda: Agenda | None, withheld: Withheld) -> list[Judged]:
    """Each section with what withholds it: its own line, its item, or the section around it."""
    titles = {
        printed(number, letter): item.title
        for number, letter, item, _ in (agenda.numbered() if agenda else ())
    }
    found: list[Judged] = []
    above: Judged | None = None  # the restricted section that withholds what stands below it
    closed: dict[str, Restriction] = {}
    for section in minutes.sections:
        number = number_of(section)
        whole = closed.get(number.partition("(")[0]) if number else None
        around = above.restriction if above and _belongs(section, above.section, titles) else None
        if around or (whole and number != section.number) or (whole and "(" in number):
            found.append(Judged(section, around or whole, inside=True))
            continue
        own = section.restricted or withheld.of(number) or _by_title(section, titles, withheld)
        judged = Judged(section, own, inside=False)
        above = judged if own else None
        if own and number:
            closed[number] = own
        found.append(judged)
    return found


def _belongs(section: Section, above: Section, titles: dict[str, str]) -> bool:
    """Whether a section is part of the withheld one above it."""
    if section.level > above.level:
        return True
    # Among numbered headings, one without a number goes on with the item before.
    goes_on = section.level == above.level and bool(above.number) and not number_of(section)
    return goes_on and not any(same_title(section.title, title) for title in titles.values())


def _by_title(section: Section, titles: dict[str, str], withheld: Withheld) -> Restriction | None:
    own = titles.get(number_of(section))
    if own is not None and same_title(own, section.title):
        return None
    restrictions = (
        withheld.items[number]
        for number, title in titles.items()
        if number in withheld.items and same_title(title, section.title)
    )
    return next(restrictions, None)
