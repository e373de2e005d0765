"""The papers of one merge or of several, each unzipped, checked and cleaned once.

Both editions of a pack hold the same papers, and a merge looks at all of them before it copies the
first. What is handed out of what is held is a copy, so that no merge sees what another did to it.
"""

from dataclasses import dataclass
from functools import lru_cache

from cspctl.writers.docx.merge.cleaning import clean, forget_all_history
from cspctl.writers.docx.merge.defaults import Values, read_defaults
from cspctl.writers.docx.merge.paper import is_on
from cspctl.writers.docx.merge.reading import Source, open_source, shared_root
from cspctl.writers.docx.merge.theme import Theme, read_theme

#: Unpacked bytes that are held; papers beyond that are opened each time, for a pack can be larger
#: than memory should be.
_MOST = 32_000_000


@dataclass(frozen=True)
class Look:
    """What must be known of every paper before the first is copied."""

    defaults: Values
    theme: Theme
    even_and_odd: bool


class Papers:
    """Papers by their contents and by what messages call them."""

    def __init__(self) -> None:
        self._opened: dict[tuple[str, bytes], Source] = {}
        self._looks: dict[tuple[str, bytes], Look] = {}
        self._held: set[int] = set()  # the parts, of which many papers share some
        self._size = 0

    def look(self, docx: bytes, name: str) -> Look:
        """Look at a paper.

        Raises:
            CannotRun: with one C701 Problem when it cannot be read.
        """
        if (name, docx) not in self._looks:
            source = self._open(docx, name)
            read = [source.related(kind) for kind in ("styles", "theme", "settings")]
            parts = [None if part is None else source.parts[part] for part in read]
            self._looks[name, docx] = _look(*parts)
        return self._looks[name, docx]

    def source(self, docx: bytes, name: str) -> Source:
        """A paper whose text is clean, to be taken into a merged file; raises as :meth:`look`."""
        source = self._open(docx, name)
        return source.copy() if (name, docx) in self._opened else source

    def _open(self, docx: bytes, name: str) -> Source:
        source = self._opened.get((name, docx))
        if source is None:
            source = open_source(docx, name)
            for part in source.text_parts():
                clean(source.tree(part))
                source.linking[part] = forget_all_history(source.tree(part))
            self._keep(docx, source)
        return source

    def _keep(self, docx: bytes, source: Source) -> None:
        parts = {
            id(part): len(part) for part in source.parts.values() if id(part) not in self._held
        }
        size = self._size + sum(parts.values())
        if size <= _MOST:
            self._held |= parts.keys()
            self._size = size
            self._opened[source.name, docx] = source


@lru_cache(16)  # papers of one office have the same styles, theme and settings
def _look(styles: bytes | None, theme: bytes | None, settings: bytes | None) -> Look:
    roots = [None if part is None else shared_root(part) for part in (styles, theme, settings)]
    found = read_theme(roots[1], roots[2])
    return Look(read_defaults(roots[0], found), found, is_on(roots[2], "evenAndOddHeaders"))
