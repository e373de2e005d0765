"""The names that a board knows: its people, their initials and other names, its agencies."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cspctl.queries.duplicates.words import stems


@dataclass(frozen=True)
class Lexicon:
    """Names as sequences of stems; may be empty."""

    names: frozenset[tuple[str, ...]] = field(default_factory=frozenset)

    @classmethod
    def of(cls, names: Iterable[str]) -> "Lexicon":
        """A lexicon of the names, initials and other names of people and agencies."""
        return cls(frozenset(sequence for name in names if (sequence := stems(name))))
