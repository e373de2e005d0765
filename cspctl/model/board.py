"""A board: who sits on it, its agencies and sub-groups, its terms (board.yaml, people.yaml)."""

import datetime as dt

from cspctl.model import kinds
from cspctl.model.agenda import Item
from cspctl.model.kinds import Choice, Many, Of
from cspctl.model.record import Record, holds
from cspctl.model.values import Times

REGIMES = ("partnership", "council-england", "council-wales")
CAPACITIES = ("chair", "vice-chair", "member", "adviser", "officer", "attendee")
# Who is counted for the quorum and printed as having a seat (docs/files.md, terms).
SEATED = ("chair", "vice-chair", "member")
NUMBERINGS = ("run-on", "compact")


class Agency(Record):
    """An organisation that takes part."""

    id: str = holds(kinds.ID, "the agency's id", required=True, default="")
    name: str = holds(kinds.TEXT, "its name as printed", required=True, default="")
    also_known_as: tuple[str, ...] = holds(Many(kinds.TEXT, or_one=True), "other names for it")


class Role(Record):
    """A capacity held for a time."""

    capacity: str = holds(Choice(CAPACITIES), "the capacity held", required=True, default="")
    from_: dt.date | None = holds(kinds.DATE, "the first day")
    until: dt.date | None = holds(kinds.DATE, "the last day")


class Person(Record):
    """Somebody who sits on the board, advises it or comes to it."""

    id: str = holds(kinds.ID, "the person's id", required=True, default="")
    name: str = holds(kinds.TEXT, "the name as printed", default="")
    post: str | None = holds(kinds.TEXT, "the post held")
    agency: str | None = holds(kinds.TEXT, "the agency's id or name")
    capacity: str | None = holds(
        Choice(CAPACITIES), "the seat on the board; an attendee is not printed as having one"
    )
    roles: tuple[Role, ...] = holds(Many(Of(lambda: Role)), "capacities that changed over time")
    initials: str | None = holds(kinds.TEXT, "initials as used in the minutes")
    also_known_as: tuple[str, ...] = holds(Many(kinds.TEXT, or_one=True), "other names")
    email: str | None = holds(kinds.TEXT, "e-mail address; printed only for the contact")
    phone: str | None = holds(kinds.TEXT, "telephone; printed only for the contact")
    from_: dt.date | None = holds(kinds.DATE, "the first day in the seat")
    until: dt.date | None = holds(kinds.DATE, "the last day in the seat")

    def capacity_on(self, day: dt.date | None) -> str | None:
        """The capacity held on a day (the latest known without a day); None when none was held."""
        if day is not None and not _within(day, self.from_, self.until):
            return None
        # Roles stand in the order in which they were held.
        for role in self.roles if day is not None else reversed(self.roles):
            if day is None or _within(day, role.from_, role.until):
                return role.capacity
        if self.roles and self.capacity is None:
            return None
        return self.capacity or "attendee"


def _within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


class Subgroup(Record):
    """A group that reports to the board."""

    id: str = holds(kinds.ID, "the sub-group's id", required=True, default="")
    name: str = holds(kinds.TEXT, "its name as printed", required=True, default="")
    chair: tuple[str, ...] = holds(kinds.WHO, "who chairs it")
    also_known_as: tuple[str, ...] = holds(Many(kinds.TEXT, or_one=True), "other names for it")


class Quorum(Record):
    """How many of the chair, vice-chair and members must be there: the greater of the two."""

    share: tuple[int, int] | None = holds(kinds.SHARE, "share of the seats, rounded up, as 1/3")
    at_least: int | None = holds(kinds.WHOLE, "never fewer than this many")


class Meetings(Record):
    """When and where the board meets."""

    a_year: int | None = holds(kinds.WHOLE, "meetings a year")
    pattern: tuple[str, ...] = holds(
        Many(kinds.PROSE, or_one=True), "which days, such as second Wednesday of March, June"
    )
    time: Times | None = holds(kinds.TIMES, "usual time")
    venue: str | None = holds(kinds.PROSE, "usual venue")


class Absences(Record):
    """What the terms say of members who stay away, in meetings in a row."""

    interim_after: int | None = holds(kinds.COUNTED, "an interim replacement may be named")
    review_after: int | None = holds(kinds.COUNTED, "the membership is reviewed")


class Notice(Record):
    """How long before the meeting its papers are published."""

    clear_working_days: int | None = holds(
        kinds.WHOLE, "working days between, neither the day of issue nor of the meeting counted"
    )
    days: int | None = holds(
        kinds.WHOLE, "calendar days back from the meeting, then back to a working day"
    )


class ReportsDue(Record):
    """When authors hand in their papers."""

    working_days_before_notice: int | None = holds(kinds.WHOLE, "working days before the notice")


class DraftMinutes(Record):
    """When draft minutes are sent round."""

    working_days_after: int | None = holds(kinds.WHOLE, "working days after the meeting")


class Terms(Record):
    """The board's terms of reference in figures."""

    quorum: Quorum | None = holds(Of(lambda: Quorum), "the quorum")
    meetings: Meetings | None = holds(Of(lambda: Meetings), "when and where it meets")
    substitutes: bool = holds(kinds.YES, "whether members may send a substitute", default=False)
    absences: Absences | None = holds(Of(lambda: Absences), "the rule on absences")
    notice: Notice | None = holds(Of(lambda: Notice), "the notice of a meeting")
    reports_due: ReportsDue | None = holds(Of(lambda: ReportsDue), "the authors' deadline")
    draft_minutes: DraftMinutes | None = holds(Of(lambda: DraftMinutes), "draft minutes")


class StandingItems(Record):
    """Items that every agenda has; written into a drafted agenda, never merged in at build."""

    opening: tuple[Item, ...] = holds(Many(Of(lambda: Item)), "first items")
    business: tuple[Item, ...] = holds(Many(Of(lambda: Item)), "items of business")
    closing: tuple[Item, ...] = holds(Many(Of(lambda: Item)), "last items")


class ActionSettings(Record):
    """How the board keeps its action log."""

    target: dt.date | str | None = holds(
        kinds.TARGET, "the target that a new action gets", default="next-meeting"
    )
    amber_days: int = holds(kinds.WHOLE, "days before its target when it turns amber", default=14)
    charts: bool = holds(
        kinds.YES,
        "the printed log ends with charts: by RAG and agency, and by meeting",
        default=False,
    )


class PackSettings(Record):
    """How the board's packs are laid out."""

    duplex: bool = holds(
        kinds.YES,
        "items and their parts start on right-hand pages; no for boards that read on screens",
        default=True,
    )
    numbering: str = holds(
        Choice(NUMBERINGS),
        "run-on keeps the page numbers of what is withheld, so that both editions have the same; "
        "compact closes them up in the public edition",
        default="run-on",
    )
    supplement: str = holds(
        Choice(("lettered", "from-end")),
        "page numbers of a supplement: lettered puts 56a, 56b behind the page where they belong; "
        "from-end goes on behind the pack's last page",
        default="lettered",
    )


SCREENING = Choice(("clean", "warn", "refuse"))


class Screening(Record):
    """What is done about what papers hold besides what their readers see.

    ``clean`` takes it out, ``warn`` leaves it and says so, ``refuse`` takes no such paper.
    Passwords, damage and the like are always refused (docs/screening.md).
    """

    changes: str = holds(SCREENING, "tracked changes and earlier versions", default="clean")
    comments: str = holds(SCREENING, "comments and notes of readers", default="clean")
    hidden_text: str = holds(SCREENING, "hidden text, drawings and layers", default="clean")
    white_text: str = holds(SCREENING, "text in its background's colour", default="warn")
    hidden_sheets: str = holds(SCREENING, "hidden sheets", default="clean")
    hidden_rows: str = holds(SCREENING, "hidden rows and columns", default="clean")
    hidden_slides: str = holds(SCREENING, "hidden slides", default="clean")
    notes: str = holds(SCREENING, "speaker's notes", default="clean")
    embedded: str = holds(SCREENING, "files inside the file", default="clean")
    macros: str = holds(SCREENING, "macros and controls that run", default="clean")
    links: str = holds(SCREENING, "links that fetch from elsewhere", default="clean")
    properties: str = holds(SCREENING, "names in the properties", default="clean")
    forms: str = holds(SCREENING, "form fields", default="warn")
    scripts: str = holds(SCREENING, "scripts and actions", default="clean")
    picture_data: str = holds(SCREENING, "cameras, places and dates in pictures", default="clean")


class Board(Record):
    """A board and everything that is the same from meeting to meeting."""

    id: str = holds(kinds.ID, "the board's id, also its folder's name", required=True, default="")
    name: str = holds(kinds.TEXT, "its name as printed", default="")
    organisation: str | None = holds(kinds.TEXT, "the organisation that runs it")
    regime: str = holds(
        Choice(REGIMES), "the law it meets under; sets the shortest notice", default="partnership"
    )
    contact: tuple[str, ...] = holds(kinds.WHO, "the clerk printed on front sheets")
    agencies: tuple[Agency, ...] = holds(Many(Of(lambda: Agency)), "agencies")
    people: tuple[Person, ...] = holds(Many(Of(lambda: Person)), "people")
    subgroups: tuple[Subgroup, ...] = holds(Many(Of(lambda: Subgroup)), "sub-groups")
    terms: Terms = holds(Of(lambda: Terms), "terms of reference in figures", default=Terms())
    standing_items: StandingItems = holds(
        Of(lambda: StandingItems), "items of every agenda", default=StandingItems()
    )
    actions: ActionSettings = holds(
        Of(lambda: ActionSettings), "the action log's settings", default=ActionSettings()
    )
    screening: Screening = holds(
        Of(lambda: Screening), "what is done about hidden things in papers", default=Screening()
    )
    pack: PackSettings = holds(
        Of(lambda: PackSettings), "how its packs are laid out", default=PackSettings()
    )


class PeopleFile(Record):
    """packs/people.yaml: people and agencies that several boards share."""

    people: tuple[Person, ...] = holds(Many(Of(lambda: Person)), "people")
    agencies: tuple[Agency, ...] = holds(Many(Of(lambda: Agency)), "agencies")
