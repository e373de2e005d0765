"""What an agenda says of restricted business: how the public is excluded, and the closing review.

A council excludes the public by a resolution that names the business and describes the exempt
information in the terms of Schedule 12A (Local Government Act 1972, s100A(4) and (5)). A
partnership is not bound by that Act: it has a plain notice, and no statute is named.
"""

from collections.abc import Sequence

from cspctl.documents.words import listed
from cspctl.model.agenda import Agenda, Item, printed

_ACT = "the Local Government Act 1972"
_COUNCILS = ("council-england", "council-wales")
#: The paragraphs of Schedule 12A that describe exempt information, by regime.
_PARTS = {
    "council-england": (range(1, 8), "Part 1"),
    "council-wales": (range(12, 19), "Part 4"),
}


def restricted_items(agenda: Agenda) -> list[tuple[str, Item]]:
    """The restricted items as printed; a part of a restricted whole is meant by its whole."""
    return [
        (printed(number, letter), item)
        for number, letter, item, parent in agenda.numbered()
        if item.restricted and not (parent and parent.restricted)
    ]


def exclusion_text(regime: str, agenda: Agenda) -> str:
    """The resolution, or the notice, before the first restricted item; '' when there is none."""
    held = restricted_items(agenda)
    if not held:
        return ""
    items = _items([name for name, _ in held])
    if regime not in _COUNCILS:
        verb = "is" if len(held) == 1 else "are"
        return (
            f"{items.capitalize()} {verb} taken in private. Those who are neither members "
            "of the board nor invited for this business leave the meeting before it."
        )
    numbers = {
        number for _, item in held if item.restricted for number in item.restricted.paragraph
    }
    return (
        f"To resolve, under section 100A(4) of {_ACT}, that the public be excluded from the "
        f"meeting for {items}, as exempt information {_described(regime, sorted(numbers))} would "
        "be disclosed to them if they were present."
    )


def review_text(regime: str, agenda: Agenda) -> str:
    """What the closing review of exempt items considers; '' when there is no review."""
    held = restricted_items(agenda)
    if regime not in _COUNCILS or not held:
        return ""
    items = _items([name for name, _ in held])
    return f"To consider whether {items} can now be made public."


def _items(names: list[str]) -> str:
    return f"{'item' if len(names) == 1 else 'items'} {listed(names)}"


def cited(regime: str, numbers: Sequence[int]) -> str:
    """``paragraphs 1 and 3 of Part 1 of Schedule 12A``, for a council.

    The Part is named only with paragraphs that it has: a Welsh agenda may cite either Part's.
    """
    word = "paragraph" if len(numbers) == 1 else "paragraphs"
    known, part = _PARTS[regime]
    of_part = f" of {part}" if all(number in known for number in numbers) else ""
    return f"{word} {listed([str(number) for number in numbers])}{of_part} of Schedule 12A"


def _described(regime: str, numbers: list[int]) -> str:
    """The description in the terms of the Schedule."""
    if not numbers:
        return "as described in Schedule 12A to that Act"
    return f"of the description in {cited(regime, numbers)} to that Act"
