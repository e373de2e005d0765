"""What every record has: a place in a file, and fields that say of themselves what they hold."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Protocol

from cspctl.model.kinds import Kind, Many
from cspctl.problems import Location


class Place(Protocol):
    """Where a record was read; ``where(key)`` is the place of one of its keys."""

    def where(self, key: str = "") -> Location:
        """Place a key, or the whole record for an empty key or one that was not written."""
        ...


class _Nowhere:
    def where(self, key: str = "") -> Location:
        return Location("")


NOWHERE: Place = _Nowhere()


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field holds, whether it must be there, and what it means (for docs and schema)."""

    kind: Kind
    doc: str
    required: bool


def holds(kind: Kind, doc: str, *, required: bool = False, default: Any = None) -> Any:
    """Declare a field of a record. Lists default to ``()``, everything else to ``default``."""
    if isinstance(kind, Many) and default is None:
        default = ()
    return dataclasses.field(default=default, metadata={"spec": Spec(kind, doc, required)})


@dataclass(frozen=True, kw_only=True)
class Record:
    """The base of every record. A field whose name is a Python word ends in ``_`` (``from_``)."""

    place: Place = dataclasses.field(default=NOWHERE, compare=False, repr=False)

    def where(self, key: str = "") -> Location:
        """Where one of its keys stands, or the record itself."""
        return self.place.where(key)


def specs(cls: type[Any]) -> dict[str, Spec]:
    """The fields of a record class that are read from a file: key as written -> what it holds."""
    found = _SPECS.get(cls)
    if found is None:
        found = {
            entry.name.rstrip("_"): entry.metadata["spec"]
            for entry in dataclasses.fields(cls)
            if "spec" in entry.metadata
        }
        _SPECS[cls] = found
    return found


_SPECS: dict[type[Any], dict[str, Spec]] = {}
