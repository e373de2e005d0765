"""What a check yields, places in words, and words that say nothing."""

import re
from typing import TypeAlias

#: The id of a check and the place of what it found, '' for the paper as a whole.
Found: TypeAlias = tuple[str, str]

_LONGEST = 40
_MADE_UP = re.compile(
    r"(image|picture|graphic|chart|diagram|figure|shape)\s*\d*|\S+\.(png|jpe?g|gif|bmp|[ew]mf|svg)",
    re.IGNORECASE,
)


def excerpt(text: str) -> str:
    """The beginning of a text in quotes, so that an author finds it by searching."""
    words = " ".join(text.split())
    return f"'{words}'" if len(words) <= _LONGEST else f"'{words[:_LONGEST].rstrip()}...'"


def tells_nothing(alternative: str) -> bool:
    """Whether an alternative text is empty, a file's name, or a program's own ``Picture 1``."""
    text = alternative.strip()
    return not text or _MADE_UP.fullmatch(text) is not None


def is_title(text: str | None) -> bool:
    """Whether a title in the properties was written by a person."""
    words = " ".join((text or "").split()).casefold()
    made = ("document1", "presentation1", "powerpoint presentation", "untitled", "book1")
    return bool(words) and words not in made and not words.startswith("microsoft word - ")
