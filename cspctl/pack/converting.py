"""Convert: every sheet as pages of a PDF, the same whatever their numbers will be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cspctl.pack.counting import pages
from cspctl.pack.page_fields import Place, take_out

if TYPE_CHECKING:
    # Helpers, which bind and merge, need nothing of the documents that sheets are made of.
    from cspctl.pack.sheets import Sheet

#: What the links of a front sheet begin with that is converted for the PDF of its pack.
LINK = "cspctl:"


class Source(NamedTuple):
    """Something to convert: its name with its ending; ``own`` for what cspctl printed."""

    name: str
    data: bytes
    own: bool = False


class Pages(NamedTuple):
    """A sheet as pages. ``places`` are where its own page numbers stood (``page_fields``)."""

    pdf: bytes
    length: int
    places: tuple[Place, ...] = ()


#: Hears of PDFs.
Known = Callable[[Iterable[bytes]], None]


class Converter(Protocol):
    """What turns files into PDFs."""

    def convert(
        self, files: Mapping[str, bytes], known: Known | None = None
    ) -> dict[str, bytes] | None:
        """The PDFs of files by name; None when no converter is there.

        ``known`` is told early of those that need not be made.

        Raises CannotRun with a Problem for every file that it could not convert.
        """
        ...


def source(sheet: Sheet, document: bytes | None, papers: Mapping[str, bytes]) -> Source:
    """What a sheet is converted from; ``document`` is its Word file, if it has one."""
    if document is None:
        return Source(sheet.file, papers[sheet.file])
    if sheet.kind == "template":
        return Source(f"{sheet.template} of item {sheet.item}.docx", document, own=True)
    # A picture's Word file is ours to convert, and its author's by name.
    return Source(str(PurePosixPath(sheet.file).with_suffix(".docx")), document)


def convert(
    sources: Sequence[Source], converter: Converter, known: Known | None = None
) -> list[Pages] | None:
    """The sources as pages; None when no converter is there. Equal ones are converted once.

    ``known`` is told of PDFs that are there before others are made.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    wanted: list[tuple[str, tuple[Place, ...]]] = []
    ready: dict[str, bytes] = {}
    for one in sources:
        data, places = take_out(one.data) if one.own else (one.data, ())
        ending = PurePosixPath(one.name).suffix.lower()
        key = f"{hashlib.sha256(data).hexdigest()}{ending}"
        wanted.append((key, places))
        if ending == ".pdf":
            ready[key] = data
        elif key not in names:
            names[key] = _unlike(one.name, files)
            files[names[key]] = data
    made = converter.convert(files, known)
    if made is None:
        return None
    ready |= {key: made[name] for key, name in names.items()}
    # Every build counts anew: that takes less time than to look for what an earlier one counted.
    counts = {key: pages(pdf) for key, pdf in ready.items()}
    return [Pages(ready[key], counts[key], places) for key, places in wanted]


def _unlike(name: str, taken: Mapping[str, bytes]) -> str:
    """The name, or the next one like it that is not taken."""
    path = PurePosixPath(name)
    many = 1
    while name in taken:
        many += 1
        name = str(path.with_name(f"{path.stem} ({many}){path.suffix}"))
    return name
