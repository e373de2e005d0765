"""Short names in what residents read, with their words: MPS, Metropolitan Police Service."""

import re
from collections.abc import Iterator

from cspctl.model.delivery_plan import DeliveryPlan, Theme
from cspctl.queries.people import Directory

_SHORT = re.compile(r"\b[A-Z][A-Z&]*[A-Z]\b")
# What a resident reads on the door of a surgery or on a lamp post.
_EVERYDAY = frozenset({"A&E", "BBC", "CCTV", "GP", "NHS", "TV", "UK"})


def short_names(plan: DeliveryPlan, directory: Directory) -> tuple[tuple[str, str], ...]:
    """The short names that a plan's texts use and the board's lists explain, in order."""
    return tuple(
        (short, who.name)
        for short in sorted(_used(plan))
        if (who := directory.who(short)).known and who.name.upper() != short
    )


def unexplained(plan: DeliveryPlan, directory: Directory) -> tuple[str, ...]:
    """Short names of which a resident would have to guess the meaning, in order."""
    texts = list(_texts(plan))
    return tuple(
        short
        for short in sorted(_used(plan) - _EVERYDAY)
        # "Restorative justice (RJ)" explains itself.
        if not directory.who(short).known and not any(f"({short})" in text for text in texts)
    )


def _used(plan: DeliveryPlan) -> set[str]:
    """Every word of two or more capitals in a plan's texts."""
    return {short for text in _texts(plan) for short in _SHORT.findall(text)}


def _texts(plan: DeliveryPlan) -> Iterator[str]:
    """What a report back prints of a plan."""
    yield plan.title
    for theme in plan.themes:
        yield from _of_theme(theme)
    for _, commitment in plan.placed():
        yield commitment.text
        yield commitment.due_note or ""
        yield from (update.text or "" for update in commitment.updates)
        for step in commitment.steps:
            yield f"{step.text} {step.progress or ''}"


def _of_theme(theme: Theme) -> Iterator[str]:
    yield theme.title
    yield theme.description or ""
    yield from theme.why
    if theme.response:
        yield theme.response.text or ""
