"""What the streams say that draw the pages of a PDF, or hold its objects, without their figures.

Such streams are lines of a few words among thousands of figures, and most lines stand again and
again in the same surroundings. What the glyphs say is read by pdfium.
"""

import re
from collections.abc import Iterator
from itertools import islice

from cspctl.pack.verify.passages import BREAK
from cspctl.pack.verify.words import RUN

# Text by the numbers of its glyphs, in hexadecimal; what else stands in one is left to be read.
_GLYPHS = re.compile(rb"\[[<>0-9A-Fa-f.\s-]*\]\s*TJ|<[0-9A-Fa-f\s]*>\s*Tj")
# The numbers of objects and places; a figure counts from six digits on (``words``).
_FIGURE = re.compile(rb"\s\d{1,5}(?!\S)")
_ENDS = bytes.maketrans(b"\r\x0b\x0c", b"\n\n\n")
# The end of a line before one that has no word, or begins with a stamp of time, which is none.
_WORDLESS = re.compile(rb"\n(?=[^A-Za-z0-9\n]*(?:\n|\Z|D:\d|\d{4}-\d))")
# What joins the words on both sides of an end of a line (``words``).
_JOINING = (b"\x02", "\ufffe".encode())

#: Groups of lines that are remembered, at most; then they are forgotten, and said again.
_MOST = 500_000


class Figures:
    """The streams of one file; what stood in an earlier one is not said again.

    Every word, and every run of as many words as are compared (``RUN``), is said at least once:
    each line has a word, so that a run stands in ``RUN`` lines; and a line is left out only where
    each group of ``RUN`` lines around it has been said before.
    """

    def __init__(self) -> None:
        self._seen: set[int] = set()  # fingerprints of groups of lines

    def said(self, data: bytes) -> str:
        """What a stream says that no earlier one did; '' for nothing."""
        return self.said_by(_FIGURE.sub(b"", _GLYPHS.sub(b" ", data)).translate(_ENDS))

    def said_by(self, text: bytes) -> str:
        """The same of a stream that has no figures any more."""
        if any(mark in text for mark in _JOINING):
            return " ".join(text.decode("utf-8", "replace").split())
        lines = _WORDLESS.sub(b" ", text).split(b"\n")
        stretches = (b" ".join(lines[start:end]) for start, end in self._new(lines))
        return BREAK.join(stretch.decode("utf-8", "replace") for stretch in stretches)

    def _new(self, lines: list[bytes]) -> Iterator[tuple[int, int]]:
        """From where to where lines stand that did not stand together before."""
        if len(self._seen) > _MOST:
            self._seen.clear()
        width = min(RUN, len(lines))
        start = end = 0
        groups = zip(*(islice(lines, first, None) for first in range(width)), strict=False)
        for at, group in enumerate(map(hash, groups)):
            if group in self._seen:
                continue
            self._seen.add(group)
            if at > end:
                if end > start:
                    yield start, end
                start = at
            end = at + width
        if end > start:
            yield start, end
