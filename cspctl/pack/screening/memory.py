"""What was worked out about parts of papers, remembered by their bytes in full.

Papers of one office carry the same styles and themes, and much that no check looks into. A key is
the part itself and no hash of it: only what is the same is taken for the same. An answer may not
depend on anything else, and nobody may change it.
"""

from collections.abc import Hashable
from typing import Generic, TypeVar

#: Of a part; a larger one is a text or a picture, which two papers seldom share.
_LARGEST = 1_000_000
#: Of all parts that are remembered; then everything is forgotten.
_MOST = 8_000_000

Told = TypeVar("Told")


class Memory(Generic[Told]):
    """Answers about parts; ``question`` tells several about the same part from one another."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, Hashable], Told] = {}
        self._held = 0

    def get(self, part: bytes, question: Hashable = None) -> Told | None:
        """An answer that was put; None when there is none."""
        return self._known.get((part, question)) if len(part) <= _LARGEST else None

    def put(self, part: bytes, answer: Told, question: Hashable = None) -> None:
        """Remember an answer."""
        if len(part) > _LARGEST:
            return
        if self._held > _MOST:
            self._known.clear()
            self._held = 0
        self._known[part, question] = answer
        self._held += len(part)
