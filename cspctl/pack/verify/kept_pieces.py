"""The pieces of a file as bytes and back, so that a paper is taken apart once for many builds.

What comes back is what went in: texts in full, not fingerprints of them. Public files are never
taken from here; they are taken apart anew by whoever verifies them, but for the texts of pages
(``kept_pages``).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import get_args

from cspctl import template_store
from cspctl.pack.kept import Kept, Runner, one_by_one, recall, recall_all
from cspctl.pack.verify.own_words import own_pieces
from cspctl.pack.verify.passages import Block, Kind, Passage, Piece, Unreadable, UnreadPages
from cspctl.pack.verify.unpacking import Unpack, unpack


def unpack_all(files: Mapping[str, bytes], kept: Kept, run: Runner = one_by_one) -> Unpack:
    """Answers what ``unpack`` does of files by their paths; those not ``kept`` are taken apart."""
    asked = [(path.rpartition("/")[2], data) for path, data in files.items()]
    answers = dict(zip(asked, recall_all(kept, "pieces", unpacked, asked, run), strict=True))

    def pieces(name: str, data: bytes) -> Iterable[Piece]:
        answer = answers.get((name, data))
        read = None if answer is None else _sound(answer)
        return unpack(name, data) if read is None else read

    return pieces


def own_words(kept: Kept) -> list[Piece]:
    """What ``own_pieces`` says: it depends on the code, and on the packaged templates."""
    templates = [template_store.packaged(name) for name in template_store.names()]
    read = _sound(recall(kept, "own words", _own_words, *templates))
    return list(own_pieces()) if read is None else read


def _own_words(*_: bytes | str) -> bytes:
    return to_bytes(own_pieces())


def unpacked(name: str, data: bytes) -> bytes:
    """The pieces of a file, as bytes."""
    return to_bytes(unpack(name, data))


def unpacked_pages(data: bytes) -> bytes:
    """The texts of a PDF's pages, as bytes."""
    from cspctl.pack.verify.pdf_pages import page_pieces

    return to_bytes(page_pieces(data))


def unpacked_rest(name: str, data: bytes) -> bytes:
    """The pieces of a PDF without those, with an ``UnreadPages`` in their place, as bytes."""
    return to_bytes(unpack(name, data, pages=False))


def to_bytes(pieces: Iterable[Piece]) -> bytes:
    """Pieces as JSON, which keeps every character, also halves of pairs."""
    rows: list[tuple[object, ...]] = []
    for piece in pieces:
        if isinstance(piece, Passage):
            rows.append(("passage", piece.place, piece.text, piece.kind))
        elif isinstance(piece, Block):
            rows.append(("block", piece.place, piece.sha256))
        elif isinstance(piece, UnreadPages):
            rows.append(("pages", piece.place, *piece.digests))
        else:
            rows.append(("unreadable", piece.place, piece.why))
    return json.dumps(rows).encode()


def from_bytes(data: bytes) -> list[Piece]:
    """The pieces that :func:`to_bytes` was given.

    Raises:
        ValueError: it was given no such thing.
    """
    rows = json.loads(data)
    if not isinstance(rows, list):
        raise ValueError
    try:
        pieces = [_MADE[kind](*values) for kind, *values in rows]
    except (KeyError, TypeError) as fault:
        raise ValueError from fault
    if not all(type(value) is str for row in rows for value in row):
        raise ValueError
    return pieces


def _passage(place: str, text: str, kind: Kind) -> Passage:
    if kind not in get_args(Kind):
        raise ValueError
    return Passage(place, text, kind)


_MADE: dict[str, Callable[..., Piece]] = {
    "passage": _passage,
    "block": Block,
    "pages": lambda place, *digests: UnreadPages(place, digests),
    "unreadable": Unreadable,
}


def _sound(answer: bytes) -> list[Piece] | None:
    """The pieces in an answer; None if it is none of ours, so that it is worked out again."""
    try:
        return from_bytes(answer)
    except (ValueError, RecursionError):
        return None
