"""What was worked out about a paper, kept from one build to the next.

A stage asks with all that its answer depends on, and works out what is not there. Everything is a
pure function of bytes and texts, so that an answer from the cache is the one that would be made.
"""

import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

#: What an answer depends on: contents, names, settings.
Inputs = tuple[bytes | str, ...]
Maker = Callable[..., bytes]
#: Works out many answers, each from its inputs, in the order of these.
Runner = Callable[[Maker, Sequence[Inputs]], Iterable[bytes]]
#: One version for all, so that a newer Python's own choice changes nothing.
_PICKLE = 5


class Kept(Protocol):
    """Where answers lie. ``kind`` names the question; answers of other code are not found."""

    def find(self, kind: str, inputs: Inputs) -> bytes | None:
        """An answer of an earlier build, whole; None when there is none, or it is damaged."""
        ...

    def keep(self, kind: str, inputs: Inputs, answer: bytes) -> None:
        """Store an answer."""
        ...

    def prune(self) -> None:
        """Forget what recent builds did not use."""
        ...


class NothingKept:
    """Finds nothing, keeps nothing."""

    def find(self, kind: str, inputs: Inputs) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, kind: str, inputs: Inputs, answer: bytes) -> None:
        """Let it go."""

    def prune(self) -> None:
        """Nothing to forget."""


NOTHING_KEPT = NothingKept()


def one_by_one(make: Maker, asked: Sequence[Inputs]) -> Iterable[bytes]:
    """Work out answers here, one after another."""
    return (make(*inputs) for inputs in asked)


def recall(kept: Kept, kind: str, make: Maker, *inputs: bytes | str) -> bytes:
    """The answer to one question."""
    return recall_all(kept, kind, make, [inputs])[0]


def recall_all(
    kept: Kept, kind: str, make: Maker, asked: Sequence[Inputs], run: Runner = one_by_one
) -> list[bytes]:
    """The answers to many questions, in their order; ``run`` works out those that are missing."""
    found: list[bytes | None] = [kept.find(kind, inputs) for inputs in asked]
    missing = [place for place, answer in enumerate(found) if answer is None]
    for place, answer in zip(missing, run(make, [asked[place] for place in missing]), strict=True):
        kept.keep(kind, asked[place], answer)
        found[place] = answer
    return [answer for answer in found if answer is not None]


def recall_view(
    kept: Kept, kind: str, view: object, inputs: Inputs, make: Callable[[], bytes]
) -> bytes:
    """The file that is made of a view (cspctl.documents) and of other inputs.

    A view is known by all its values and types, as pickle writes them; nothing is read back from
    that. The same view may be written in two ways, and is then made twice.
    """
    asked = (pickle.dumps(view, _PICKLE), *inputs)
    found = kept.find(kind, asked)
    if found is None:
        found = make()
        kept.keep(kind, asked, found)
    return found
