"""Places in the minutes on the page of a meeting, and the links of the agenda that lead there."""

from collections.abc import Iterator

from cspctl.documents.site.page import Link
from cspctl.documents.site.site import Held
from cspctl.model.minutes import Decision, Minutes


def anchors(minutes: Minutes | None) -> tuple[str, ...]:
    """The id of each section, ``minute-5-a``; '' for one without a number of its own."""
    found: list[str] = []
    for section in minutes.sections if minutes else ():
        anchor = _anchor(section.number) if section.number else ""
        found.append("" if anchor in found else anchor)
    return tuple(found)


def minute_links(held: Held, number: str) -> Iterator[Link]:
    """The minutes of an item as printed, where the page has them, and how many decisions."""
    minutes = held.meeting.minutes if held.meeting else None
    for section in minutes.sections if minutes else ():
        if section.number == number and section.pieces:
            many = sum(isinstance(piece, Decision) for piece in section.pieces)
            decided = "" if not many else ", a decision" if many == 1 else f", {many} decisions"
            yield Link(f"Minutes of this item{decided}", f"{held.path}#{_anchor(number)}")
            return


def _anchor(number: str) -> str:
    return "minute-" + number.replace("(", "-").replace(")", "").replace(" ", "")
