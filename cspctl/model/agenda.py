"""An agenda: its items, their papers, and what of them is restricted (agenda.yaml)."""

import datetime as dt
from collections.abc import Iterator

from cspctl.model import kinds
from cspctl.model.kinds import Choice, Many, Of, Off
from cspctl.model.record import Record, holds
from cspctl.model.values import Times

REASONS = ("decision", "discussion", "information", "presentation")


class Restriction(Record):
    """Why something is withheld from the public. Only ``public_title`` is ever published."""

    paragraph: tuple[int, ...] = holds(
        Many(kinds.COUNTED, or_one=True),
        "paragraph of Part 1 of Schedule 12A, Local Government Act 1972 (councils only)",
    )
    reason: str | None = holds(kinds.PROSE, "why; never published")
    public_interest: str | None = holds(kinds.PROSE, "the public-interest test")
    may_see: tuple[str, ...] = holds(kinds.WHO, "who may see it")
    public_title: str | None = holds(kinds.PROSE, "the title shown to the public")
    review: dt.date | None = holds(kinds.DATE, "when the restriction is reviewed")
    bare: bool = False  # in a copy for the public: of what it stands over, nothing else is there
    unreadable: bool = False  # the value could not be read: treat as restricted, publish nothing

    def for_public(self, title: str | None = None) -> "Restriction":
        """What the public learns of it: the paragraph, and the title that is meant for it."""
        return Restriction(paragraph=self.paragraph, public_title=title, bare=True)


RESTRICTED = Of(lambda: Restriction, switch=True)


class Appendix(Record):
    """An appendix that a paper lists."""

    title: str | None = holds(kinds.PROSE, "its title")
    file: str | None = holds(kinds.FILE, "its file")


class Cover(Record):
    """What a paper's cover sheet says."""

    title: str | None = holds(kinds.PROSE, "the subject; the item's title when left out")
    author: tuple[str, ...] = holds(kinds.WHO, "who wrote it")
    on_behalf_of: tuple[str, ...] = holds(kinds.WHO, "for whom")
    contact: str | None = holds(kinds.PROSE, "whom to ask")
    date: dt.date | None = holds(kinds.DATE, "its date; the meeting's when left out")
    marking: str | None = holds(kinds.TEXT, "a printed label; withholds nothing")
    purpose: str | None = holds(kinds.PROSE, "why it comes to the board (section 1)")
    recommendations: tuple[str, ...] = holds(
        Many(kinds.PROSE, or_one=True), "what the board is asked to do (section 2)"
    )
    appendices: tuple[Appendix, ...] = holds(
        Many(Of(lambda: Appendix, short="title")), "appendices, in order"
    )
    background_papers: tuple[str, ...] = holds(
        Many(kinds.PROSE, or_one=True), "background papers (kept four years)"
    )


class Paper(Record):
    """A paper of an item: a file in the meeting's folder."""

    file: str = holds(kinds.FILE, "the file, below the meeting's folder", required=True, default="")
    title: str | None = holds(kinds.PROSE, "its title")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")
    cover: Cover | bool | None = holds(
        Off(lambda: Cover), "the cover sheet; no when the author's first page is one"
    )


class Late(Record):
    """Why a late item is taken all the same."""

    reason: str | None = holds(kinds.PROSE, "the reason for urgency", required=True)
    agreed_by: tuple[str, ...] = holds(kinds.WHO, "who agreed, as a rule the chair")


class Item(Record):
    """An item of business. Its number is never typed; it follows from its place."""

    title: str = holds(kinds.PROSE, "the item's title", required=True, default="")
    note: str | None = holds(kinds.PROSE, "a line of explanation below the title")
    presenter: tuple[str, ...] = holds(kinds.WHO, "who presents it")
    duration: int | None = holds(kinds.WHOLE, "minutes")
    reason: str | None = holds(Choice(REASONS), "what the board is to do with it")
    restricted: Restriction | None = holds(RESTRICTED, "withheld from the public")
    papers: tuple[Paper, ...] = holds(
        Many(Of(lambda: Paper, short="file"), or_one=True), "its papers, in order"
    )
    items: "tuple[Item, ...]" = holds(Many(Of(lambda: Item)), "parts (a), (b), ...")
    minutes_of: tuple[str | None, dt.date] | None = holds(
        kinds.MEETING, "print the minutes of that meeting: a date, or board/date"
    )
    action_log: bool = holds(kinds.YES, "print the board's action log", default=False)
    membership: bool = holds(kinds.YES, "print membership and terms", default=False)
    forward_plan: bool = holds(kinds.YES, "print the forward plan", default=False)
    performance: bool = holds(kinds.YES, "print the board's figures", default=False)
    next_meeting: bool = holds(kinds.YES, "print the next meeting's date", default=False)
    plan: tuple[str, ...] = holds(
        Many(kinds.ID, or_one=True), "print today's delivery plan of this name"
    )
    verbal: bool = holds(kinds.YES, "a verbal item, without a paper", default=False)
    to_follow: str | None = holds(kinds.PROSE, "why the paper is to follow")
    late: Late | None = holds(Of(lambda: Late), "a late item")


class Agenda(Record):
    """The agenda of one meeting."""

    board: str | None = holds(kinds.ID, "the board; the folder's when left out")
    date: dt.date | None = holds(kinds.DATE, "the day; the folder's name when left out")
    time: Times | None = holds(kinds.TIMES, "the forward plan's when left out")
    venue: str | None = holds(kinds.PROSE, "the forward plan's when left out")
    invited: tuple[str, ...] = holds(kinds.WHO, "who is invited besides the members")
    items: tuple[Item, ...] = holds(Many(Of(lambda: Item)), "the items", required=True)

    def numbered(self) -> Iterator[tuple[str, str, "Item", "Item | None"]]:
        """Every item in printed order as (number, letter, item, parent); the letter may be ''."""
        for number, item in enumerate(self.items, start=1):
            yield str(number), "", item, None
            for position, part in enumerate(item.items):
                yield str(number), letter_of(position), part, item


def letter_of(position: int) -> str:
    """The letter of a part, from 0: a, b, ..., z, aa, ab, ..."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def printed(number: str, letter: str = "") -> str:
    """An item's number as printed: ``5`` or ``5(a)``."""
    return f"{number}({letter})" if letter else number
