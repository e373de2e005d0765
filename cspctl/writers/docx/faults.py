"""The faults of one template: gathered, each once, with its place in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches

from cspctl.problems import CannotRun, Location, Problem, error

UNKNOWN = "T401"
TAG = "T402"
FILE = "T403"
REFUSED = "T404"

_EXCERPT = 60  # characters of a paragraph that a message shows at most


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a part: ``part`` is empty for the body, else words such as ``header``."""

    part: str
    paragraph: int
    text: str

    def words(self, around: str = "") -> str:
        """Say where it is, showing the text near ``around``."""
        where = f"{self.part}, " if self.part else ""
        return f"{where}paragraph {self.paragraph}, '{_excerpt(self.text, around)}'"


class Faults:
    """Collects problems of the template called ``name``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._problems: dict[Problem, None] = {}
        self._lasting = False

    def add(self, code: str, message: str, place: Place | None = None, mend: str = "") -> None:
        """Note a problem; the line of its location is the paragraph's number."""
        location = Location(self.name, place.paragraph if place else 1)
        self._problems[error(code, message, location, mend)] = None
        self._lasting = self._lasting or code != UNKNOWN

    def unknown(self, variable: str, place: Place, source: str, known: Iterable[str]) -> None:
        """Note an unknown variable and name the nearest known one."""
        message = f"'{variable}' is not known in {place.words(source)}."
        self.add(UNKNOWN, message, place, suggestion(variable, known))

    @property
    def hopeless(self) -> bool:
        """Whether rendering is no use: something other than an unknown variable was found."""
        return self._lasting

    @property
    def found(self) -> bool:
        """Whether anything was noted."""
        return bool(self._problems)

    def stopping(self) -> CannotRun:
        """Make the exception that carries every problem, in the template's order."""
        return CannotRun(*sorted(self._problems, key=lambda problem: problem.location))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Name the known word that is nearest, or what there is."""
    words = sorted(set(known))
    near = get_close_matches(word, words, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    if not words:
        return "There is nothing by any name here."
    return f"Known here: {', '.join(words)}."


def names_of(value: object) -> list[str]:
    """Name what a template may ask of a value: keys of a mapping, fields of a dataclass."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [field.name for field in fields(value)]
    return []


def _excerpt(text: str, around: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _EXCERPT:
        return text
    middle = max(text.find(" ".join(around.split())), 0) + len(around) // 2
    start = min(max(middle - _EXCERPT // 2, 0), len(text) - _EXCERPT)
    cut = text[start : start + _EXCERPT]
    return f"{'...' if start else ''}{cut}{'...' if start + _EXCERPT < len(text) else ''}"
