"""Stretches of Word text in several readings, of which a program shows the first that it knows.

Both readings of an honest file say the same. Source: ECMA-376 Part 3, 7.5 (AlternateContent).
"""

from cspctl.pack.screening.elements import Element, drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import MC, PREFIXES, tags

_KNOWN = frozenset(PREFIXES.values()) | {
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_BOTH = f"{{{MC}}}AlternateContent"
_CHOICE = f"{{{MC}}}Choice"
_WORDS = tags("t delText")


def clean(package: Package, log: Log) -> None:
    """Take out readings that today's programs do not show, where they say something else."""
    for name in text_parts(package):
        both = package.tree(name).iter(_BOTH)
        found = [reading for element in both for reading in _unseen(element)]
        if found and log.found("hidden_text", place_of(package, name, found)):
            for reading in found:
                drop(reading)
            package.touch(name)


def _unseen(both: Element) -> list[Element]:
    shown = next((reading for reading in both if _is_known(reading)), None)
    said = _text(shown) if shown is not None else ""
    return [
        reading
        for reading in both
        if reading is not shown and _text(reading).strip() and _text(reading) != said
    ]


def _is_known(reading: Element) -> bool:
    """Whether a program of today shows a reading, if it met no other before it."""
    if reading.tag != _CHOICE:
        return True
    wanted = (reading.get("Requires") or "").split()
    return all(reading.nsmap.get(prefix) in _KNOWN for prefix in wanted)


def _text(reading: Element) -> str:
    return "".join(element.text or "" for element in reading.iter(*_WORDS))
