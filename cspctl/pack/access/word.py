"""Word papers: each check in a module of its own."""

from collections.abc import Iterator

from cspctl.pack.access import (
    word_contrast,
    word_headings,
    word_links,
    word_pictures,
    word_tables,
    word_whole,
)
from cspctl.pack.access.word_look import Look
from cspctl.pack.access.words import Found
from cspctl.pack.screening.package import opened
from cspctl.pack.screening.report import Refusal


def found(data: bytes) -> Iterator[Found]:
    """Everything that falls short in a Word file's text.

    Headers and footers are left out: Word and LibreOffice keep them from screen readers.
    """
    package = opened(data)
    main = package.main()
    if not main.startswith("word/"):
        raise Refusal("disguised")
    root = package.tree(main)
    look = Look(package)
    yield from word_pictures.found(root)
    yield from word_tables.found(root)
    yield from word_headings.found(root, look)
    yield from word_whole.found(package, root, look)
    yield from word_contrast.found(root, look)
    yield from word_links.found(root)
