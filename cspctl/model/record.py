"""What every record has: a place in a file, and fields that say of themselves what they hold.

Records are declared like dataclasses and made without their cost: the standard library compiles
several methods for each class, and thirty of those classes would be half of the start-up of
every command.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Protocol, TypeVar

from cspctl.model.kinds import Kind, Many
from cspctl.problems import Location


class Place(Protocol):
    """Where a record was read; ``where(key)`` is the place of one of its keys."""

    def where(self, key: str = "") -> Location:
        """Place a key, or the whole record for an empty key or one that was not written."""
        ...


class _Nowhere:
    def where(self, key: str = "") -> Location:
        return Location("", 0)


NOWHERE: Place = _Nowhere()


class Spec:
    """What a field holds, whether it must be there, and what it means (for docs and schema)."""

    __slots__ = ("default", "doc", "kind", "required")

    def __init__(self, kind: Kind, doc: str, required: bool, default: Any) -> None:
        self.kind = kind
        self.doc = doc
        self.required = required
        self.default = default


def holds(kind: Kind, doc: str, *, required: bool = False, default: Any = None) -> Any:
    """Declare a field of a record. Lists default to ``()``, everything else to ``default``."""
    if isinstance(kind, Many) and default is None:
        default = ()
    return Spec(kind, doc, required, default)


class Record:
    """The base of every record: frozen, made from keywords, equal when all its values are.

    A field whose name is a Python word ends in ``_`` (``from_``). ``place`` is where the record
    was read, and no part of what it says.
    """

    place: Place = NOWHERE
    _specs: ClassVar[dict[str, Spec]] = {}
    _defaults: ClassVar[dict[str, Any]] = {"place": NOWHERE}

    def __init_subclass__(cls) -> None:
        """Gather the fields that the class declares."""
        own = vars(cls)
        found = {name: own[name] for name in own if isinstance(own[name], Spec)}
        plain = {name: own[name] for name in own.get("__annotations__", ()) if name not in found}
        cls._specs = {**cls._specs, **{name.rstrip("_"): found[name] for name in found}}
        cls._defaults = {
            **cls._defaults,
            **{name: spec.default for name, spec in found.items()},
            **plain,
        }

    def __init__(self, **values: Any) -> None:
        state = self.__dict__
        state.update(self._defaults)
        state.update(values)
        if len(state) != len(self._defaults):
            unknown = ", ".join(values.keys() - self._defaults.keys())
            raise TypeError(f"{type(self).__name__} has no {unknown}")

    def where(self, key: str = "") -> Location:
        """Where one of its keys stands, or the record itself."""
        return self.place.where(key)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a record does not change: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a record does not change: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _said(self) == _said(other)

    def __hash__(self) -> int:
        return hash(tuple(_said(self).values()))

    def __repr__(self) -> str:
        written = {
            name: value for name, value in _said(self).items() if value != self._defaults[name]
        }
        said = ", ".join(f"{name}={value!r}" for name, value in written.items())
        return f"{type(self).__name__}({said})"


T = TypeVar("T")


def replace(thing: T, **changes: Any) -> T:
    """The same record, NamedTuple or dataclass, with other values in some of its fields."""
    if isinstance(thing, Record):
        return type(thing)(**{**thing.__dict__, **changes})
    if isinstance(thing, tuple):
        return thing._replace(**changes)  # type: ignore[attr-defined, no-any-return]
    import dataclasses

    return dataclasses.replace(thing, **changes)  # type: ignore[type-var]


def specs(cls: type[Record]) -> Mapping[str, Spec]:
    """The fields of a record class that are read from a file: key as written -> what it holds."""
    return cls._specs


def _said(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name != "place"}
