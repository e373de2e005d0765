"""The pieces of a file as bytes and back, so that a paper is taken apart once for many builds.

What comes back is what went in: texts in full, not fingerprints of them. Public files are never
taken from here; they are taken apart anew by whoever verifies them.
"""

import json
from collections.abc import Callable, Iterable, Mapping

from cspctl import template_store
from cspctl.pack.kept import Kept, Runner, one_by_one, recall, recall_all
from cspctl.pack.verify.own_words import own_pieces
from cspctl.pack.verify.passages import Block, Passage, Piece, Unreadable
from cspctl.pack.verify.unpacking import Unpack, unpack


def unpack_all(files: Mapping[str, bytes], kept: Kept, run: Runner = one_by_one) -> Unpack:
    """Answers what ``unpack`` does of files by their paths; those not ``kept`` are taken apart."""
    asked = [(path.rpartition("/")[2], data) for path, data in files.items()]
    answers = dict(zip(asked, recall_all(kept, "pieces", unpacked, asked, run), strict=True))

    def pieces(name: str, data: bytes) -> Iterable[Piece]:
        answer = answers.get((name, data))
        return unpack(name, data) if answer is None else from_bytes(answer)

    return pieces


def own_words(kept: Kept) -> list[Piece]:
    """What ``own_pieces`` says: it depends on the code, and on the packaged templates."""
    templates = [template_store.packaged(name) for name in template_store.names()]
    return from_bytes(recall(kept, "own words", _own_words, *templates))


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
    """The pieces of a PDF without those, as bytes."""
    return to_bytes(unpack(name, data, pages=False))


def to_bytes(pieces: Iterable[Piece]) -> bytes:
    """Pieces as JSON, which keeps every character, also halves of pairs."""
    rows = []
    for piece in pieces:
        if isinstance(piece, Passage):
            rows.append(["passage", piece.place, piece.text, piece.kind])
        elif isinstance(piece, Block):
            rows.append(["block", piece.place, piece.sha256])
        else:
            rows.append(["unreadable", piece.place, piece.why])
    return json.dumps(rows).encode()


def from_bytes(data: bytes) -> list[Piece]:
    """The pieces that :func:`to_bytes` was given."""
    return [_MADE[kind](*values) for kind, *values in json.loads(data)]


_MADE: dict[str, Callable[..., Piece]] = {
    "passage": Passage,
    "block": Block,
    "unreadable": Unreadable,
}
