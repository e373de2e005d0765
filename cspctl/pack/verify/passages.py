"""What a file falls into when it is unpacked to its last part and stream."""

from dataclasses import dataclass
from typing import Literal

#: Stands between paragraphs, cells and values of one passage; a name does not run across it.
BREAK = "\x1e"

#: What a reader can see or hear; what people have named (styles, bookmarks, authors, titles);
#: and what programs write for programs, whose words mean nothing by themselves.
Kind = Literal["text", "name", "technical"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text. ``place`` says in words where it is (``word/header1.xml``, ``page 7``)."""

    place: str
    text: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """Bytes that are compared as a whole, such as a picture: their SHA-256."""

    place: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that could not be looked into; ``why`` is a clause (``it is encrypted``)."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class UnreadPages:
    """The pages of a PDF, whose texts whoever asked for the rest alone has to add.

    ``digests`` has for each page a hash of all that its text depends on; it is empty where that
    cannot be told.
    """

    place: str
    digests: tuple[str, ...]


Piece = Passage | Block | Unreadable | UnreadPages
