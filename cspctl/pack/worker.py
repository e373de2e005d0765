"""A process that works things out for another: questions come in, answers go out, as bytes.

    python worker.py

It is started by ``workers`` and ends when its standard input does, whether its parent closed it
or is no more. A message is a line of JSON with the lengths of the parts behind it. The first one
is the parent's ``sys.path``; every other names a function and holds what it is asked.
"""

import importlib
import json
import sys
from collections.abc import Sequence
from typing import IO


def main() -> None:
    """Answer until nothing comes in any more."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that prints by mistake may stand among the answers
    first = read(incoming)
    if first is not None:
        sys.path[:] = [str(path) for path in first]
    while (asked := read(incoming)) is not None:
        write(outgoing, _answer(*asked))


def _answer(name: bytes | str, *inputs: bytes | str) -> Sequence[bytes | str]:
    """One part, the answer; none when there was a fault, which the parent will meet itself."""
    module, _, function = str(name).partition(":")
    try:
        return [getattr(importlib.import_module(module), function)(*inputs)]
    except Exception:
        return []


def write(stream: IO[bytes], parts: Sequence[bytes | str]) -> None:
    """Send a message."""
    coded = [part if isinstance(part, bytes) else _coded(part) for part in parts]
    head = [[len(data), isinstance(part, bytes)] for data, part in zip(coded, parts, strict=True)]
    stream.write(json.dumps(head).encode() + b"\n")
    for data in coded:
        stream.write(data)
    stream.flush()


def read(stream: IO[bytes]) -> list[bytes | str] | None:
    """Receive a message; None when the other side is gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    parts: list[bytes | str] = []
    for length, raw in json.loads(line):
        data = stream.read(length)
        if len(data) < length:
            return None
        parts.append(data if raw else data.decode("utf-8", "surrogatepass"))
    return parts


def _coded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    main()
