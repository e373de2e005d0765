"""Pictures inside documents."""

import re

from cspctl.pack.screening import pictures
from cspctl.pack.screening.elements import drop, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log, Refusal
from cspctl.writers.ooxml import PackageError, parse_xml, serialise_xml

_ELSEWHERE = re.compile(r"(?i)\s*(?!#|data:)")


def clean(package: Package, log: Log) -> None:
    """Take out of every picture what it tells about its making."""
    for name, data in list(package.parts.items()):
        place = f"the picture {name.rpartition('/')[2]}"
        if data.startswith((pictures.PNG, pictures.JPEG)):
            cleaned = _cleaned(data, log, place)
            if cleaned != data:
                package.replace(name, cleaned)
        elif name.lower().endswith(".svg"):
            _drawing(package, name, log, place)


def _cleaned(data: bytes, log: Log, place: str) -> bytes:
    """A picture that is damaged is left: the document shows a gap, and nothing else is harmed."""
    try:
        return pictures.screened(data, log, place)
    except Refusal as fault:
        if fault.hazard != "damaged":
            raise
        return data


def _drawing(package: Package, name: str, log: Log, place: str) -> None:
    """A drawing in SVG may fetch pictures and run scripts."""
    try:
        root = parse_xml(package.parts[name])
    except PackageError:
        raise Refusal("damaged", place) from None
    scripts = [element for element in root.iter() if local(element) in ("script", "foreignObject")]
    fetched = [
        (element, key)
        for element in root.iter()
        for key, value in element.attrib.items()
        if str(key).rpartition("}")[2] in ("href", "src") and _ELSEWHERE.match(str(value))
        if local(element) != "a"
    ]
    if scripts and log.found("scripts", place):
        for element in scripts:
            drop(element)
        package.replace(name, serialise_xml(root))
    if fetched and log.found("links", place):
        for element, key in fetched:
            del element.attrib[key]
        package.replace(name, serialise_xml(root))
