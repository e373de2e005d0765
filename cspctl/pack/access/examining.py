"""A paper through the checks of its format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cspctl.pack.access import markdown, pdf, sheets, slides, word
from cspctl.pack.access.checks import CHECKS, Check
from cspctl.pack.access.words import Found
from cspctl.pack.screening.hazards import HAZARDS
from cspctl.pack.screening.report import Refusal
from cspctl.writers.ooxml import PackageError

_READERS: dict[str, Callable[[bytes], Iterator[Found]]] = {
    "docx": word.found,
    "xlsx": sheets.found,
    "pptx": slides.found,
    "pdf": pdf.found,
    "md": markdown.found,
}
_READERS |= {"docm": word.found, "xlsm": sheets.found, "pptm": slides.found, "ppsx": slides.found}
_PICTURES = ("png", "jpg", "jpeg")
#: The endings of names of papers that are examined.
FORMATS: tuple[str, ...] = (*_READERS, *_PICTURES)


@dataclass(frozen=True, slots=True)
class Finding:
    """A shortcoming of a paper, and the places of it as its author would name them.

    ``places`` is empty for what is true of the paper as a whole.
    """

    check: str
    places: tuple[str, ...] = ()

    @property
    def meant(self) -> Check:
        """The check with its words."""
        return CHECKS[self.check]


def examine(data: bytes, name: str) -> tuple[Finding, ...]:
    """Where a paper falls short, in the order of :data:`CHECKS`; it is read and never run.

    A paper that cannot be read is no exception but the finding ``not-examined``, and so is one
    in a format that is not known: what nobody looked at is not to be taken for good.

    Args:
        data: the paper.
        name: its path; the ending says what it is.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in _PICTURES:
        return (Finding("picture-alone"),)
    reader = _READERS.get(ending)
    if reader is None:
        return (Finding("not-examined", (f"the format .{ending} is not known",)),)
    places: dict[str, list[str]] = {}
    try:
        for check, place in reader(data):
            places.setdefault(check, []).extend([place] if place else [])
    except Refusal as fault:
        places.setdefault("not-examined", []).append(f"it holds {HAZARDS[fault.hazard].what}")
    except PackageError as fault:
        places.setdefault("not-examined", []).append(str(fault))
    return tuple(
        Finding(check, tuple(dict.fromkeys(places[check]))) for check in CHECKS if check in places
    )


def may_claim_pdfua(findings: Iterable[Finding]) -> bool:
    """Whether a document made of papers with these findings may be called PDF/UA (ISO 14289-1).

    Only when nothing known falls short: a false claim misleads those who rely on it.
    """
    return not any(True for _ in findings)
