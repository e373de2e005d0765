"""Answers about bytes, remembered by what the bytes are and not by keeping them.

Both editions of a pack hold the same papers, and papers of one office the same styles. A key is a
hash, so that no paper stays in memory for it; what was not asked for longest goes.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


def remembered(most: int) -> Callable[[Callable[_Asked, _Told]], Callable[_Asked, _Told]]:
    """Have a pure function of bytes (and plain values) remember its last ``most`` answers.

    Answers are shared: nobody may change one. A fault is not remembered.
    """

    def with_memory(function: Callable[_Asked, _Told]) -> Callable[_Asked, _Told]:
        known: OrderedDict[bytes, _Told] = OrderedDict()

        @wraps(function)
        def asked(*args: _Asked.args, **named: _Asked.kwargs) -> _Told:
            key = _key(args, named)
            if key in known:
                known.move_to_end(key)
                return known[key]
            told = known[key] = function(*args, **named)
            if len(known) > most:
                known.popitem(last=False)
            return told

        return asked

    return with_memory


def remembered_by_size(most: int) -> Callable[[Callable[[bytes], _Told]], Callable[[bytes], _Told]]:
    """Have a pure function of bytes remember its answers about ``most`` bytes in all.

    The bytes are kept as the key: where they are the same object, as those of equal parts mostly
    are (``writers.members``), they are neither read nor hashed again. What was asked first goes
    first. Answers are shared: nobody may change one. A fault is not remembered.
    """

    def with_memory(function: Callable[[bytes], _Told]) -> Callable[[bytes], _Told]:
        known: dict[bytes, _Told] = {}
        held = 0
        lock = threading.Lock()

        @wraps(function)
        def asked(data: bytes) -> _Told:
            nonlocal held
            with lock:
                if data in known:
                    return known[data]
            told = function(data)
            with lock:
                if data not in known and len(data) <= most:
                    known[data] = told
                    held += len(data)
                while held > most:
                    first = next(iter(known))
                    del known[first]
                    held -= len(first)
            return told

        return asked

    return with_memory


def _key(args: tuple[object, ...], named: dict[str, object]) -> bytes:
    told = hashlib.sha256()
    for value in (*args, *(part for pair in sorted(named.items()) for part in pair)):
        data = value if isinstance(value, bytes) else repr(value).encode()
        told.update(f"{type(value).__name__} {len(data)} ".encode())
        told.update(data)
    return told.digest()
