"""What a file was sent with, in its custom properties (see cspctl.documents.sent)."""

from collections.abc import Mapping, Sequence

from cspctl.writers.custom_properties import set_custom_properties
from cspctl.writers.ooxml import read_package, write_package

_NAME = "cspctl sent"


def set_sent(parts: dict[str, bytes], texts: Sequence[str]) -> None:
    """Write the texts into a package, when there are any."""
    if not texts:
        return
    values = {f"{_NAME} {place}": text for place, text in enumerate(texts, start=1)}
    set_custom_properties(parts, values)


def with_sent(data: bytes, texts: Sequence[str]) -> bytes:
    """The same file with the texts in it."""
    parts = read_package(data)
    set_sent(parts, texts)
    return write_package(parts)


def sent_texts(properties: Mapping[str, str]) -> list[str]:
    """The texts among a file's custom properties, in their order."""
    found: list[str] = []
    while (name := f"{_NAME} {len(found) + 1}") in properties:
        found.append(properties[name])
    return found
