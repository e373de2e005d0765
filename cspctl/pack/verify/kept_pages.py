"""The texts of the pages of a public PDF, so that only those are read that are new.

A text lies under the hash of all that it depends on (``pdf_digests``), as found in the bytes of
the file that is verified. Where the texts lie, says a name; which of them belongs to a page, that
hash alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from cspctl.pack.kept import Kept
from cspctl.pack.verify.passages import Passage, Piece, UnreadPages

_KIND = "page texts"
#: Reads the pages of those numbers, from 0, or all of them.
ReadPages = Callable[[Sequence[int] | None], Iterable[Piece]]


class KeptPages:
    """The texts of one file, of the last build and then of this one.

    ``known`` has them by their hashes.
    """

    def __init__(self, kept: Kept, name: str) -> None:
        self._kept = kept
        self._name = name
        self.known = _texts(kept.find(_KIND, (name,)))

    def pieces(self, pages: UnreadPages, read: ReadPages) -> list[Piece]:
        """The texts of a file's pages, in their order; those not known are read, and kept."""
        missing = [
            at for at, digest in enumerate(pages.digests) if not digest or digest not in self.known
        ]
        whole = len(missing) == len(pages.digests)
        found = list(read(None if whole else missing)) if whole or missing else []
        if len(found) != len(missing):
            return found if whole else list(read(None))
        by_number = dict(zip(missing, found, strict=True))
        answer: list[Piece] = []
        texts = {}
        for at, digest in enumerate(pages.digests):
            piece = by_number.get(at) or Passage(f"page {at + 1}", self.known[digest])
            answer.append(piece)
            if digest and isinstance(piece, Passage):
                texts[digest] = piece.text
        if texts != self.known:
            self._kept.keep(_KIND, (self._name,), json.dumps(texts).encode())
        return answer


def _texts(answer: bytes | None) -> Mapping[str, str]:
    """What was kept; nothing if it is not what was kept here."""
    try:
        texts = json.loads(answer or b"{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        return {}
    return texts
