"""Papers' PDFs opened and cleaned: once for all packs that are made of them.

Nothing that a pack does to its pages is done to these: what it holds are copies (ISO 32000-1 knows
no object that two files share).
"""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from cspctl.pack.pdf.cleaning import clean
from cspctl.pack.pdf.opening import opened

if TYPE_CHECKING:
    import pikepdf


class Source(NamedTuple):
    """A PDF to copy pages from; ``cut`` says that form fields or remarks were taken off them."""

    pdf: "pikepdf.Pdf"
    cut: bool


class Wanted(NamedTuple):
    """A PDF, how many of its pages (None for all), and how often its pack had it before.

    A pack that has the same paper twice has two of everything in it, so it needs two sources.
    """

    data: bytes
    most: int | None
    before: int = 0


def source(data: bytes, most: int | None = None) -> Source:
    """A PDF, or its first pages, cleaned. Raises pikepdf.PdfError for what is none."""
    pdf = opened(data)
    if most is not None:
        del pdf.pages[most:]
    return Source(pdf, clean(pdf))


class Ahead:
    """Sources that are opened before it is known for what, while there is nothing else to do."""

    def __init__(self) -> None:
        self._open: dict[bytes, Source] = {}

    def open(self, pdfs: Iterable[bytes]) -> None:
        """Open PDFs. What is wrong with one is told when it is wanted."""
        for pdf in pdfs:
            if pdf not in self._open:
                with suppress(Exception):
                    self._open[pdf] = source(pdf)

    def take(self, wanted: Wanted) -> Source:
        """What was opened, once; or else it is opened now."""
        found = None
        if wanted.most is None:
            found = self._open.pop(wanted.data, None)
        return found or source(wanted.data, wanted.most)


class Sources:
    """Sources for several packs; one is open from when it is first asked for to when it is last."""

    def __init__(self, packs: Iterable[Iterable[Wanted]], ahead: Ahead) -> None:
        self._left = Counter(wanted for pack in packs for wanted in pack)
        self._ahead = ahead
        self._open: dict[Wanted, Source] = {}

    def take(self, wanted: Wanted) -> Source:
        """A source, once for each time that it is wanted."""
        found = self._open.pop(wanted, None) or self._ahead.take(wanted)
        self._left[wanted] -= 1
        if self._left[wanted] > 0:
            self._open[wanted] = found
        return found
