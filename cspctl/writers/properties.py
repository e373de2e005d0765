"""The properties that an Office file tells about itself: title, language, creator, dates.

Everything else is left out on purpose. Names of authors, companies and templates in properties
are published by accident (ICO, "How to disclose information safely", on hidden data).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from cspctl.writers import ooxml

CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP_XML = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<Properties xmlns="
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>cspctl</Application></Properties>"
)


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """What a file says of itself; ``None`` keeps what the package already says.

    Dates are never taken from the clock: without them here or in the package there are none.
    A date without a time zone is read as UTC.
    """

    title: str | None = None
    creator: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    language: str = "en-GB"


def set_properties(parts: dict[str, bytes], properties: CoreProperties) -> None:
    """Write the core properties anew and blank the program's own (``docProps/app.xml``)."""
    core = _core_name(parts)
    old = _read(parts[core]) if core in parts else {}
    root = etree.Element(
        f"{{{_CP}}}coreProperties",
        nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI},
    )
    title = properties.title if properties.title is not None else old.get("title", "")
    for name, text in (
        ("title", title),
        ("creator", properties.creator),
        ("language", properties.language),
    ):
        if text:
            etree.SubElement(root, f"{{{_DC}}}{name}").text = _xml_text(text)
    for name, moment in (("created", properties.created), ("modified", properties.modified)):
        stamp = _w3c(moment) if moment else old.get(name)
        if stamp:
            element = etree.SubElement(root, f"{{{_TERMS}}}{name}")
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            element.text = stamp
    if core not in parts:
        ooxml.add_part(parts, core, CORE_TYPE, b"")
        ooxml.relate(parts, "", _CORE_RELATION, core)
    parts[core] = ooxml.serialise_xml(root)
    if _APP in parts:
        parts[_APP] = _APP_XML


def _core_name(parts: Mapping[str, bytes]) -> str:
    types = ooxml.content_types(parts)
    return next((name for name, kind in types.items() if kind == CORE_TYPE), CORE)


def _read(data: bytes) -> dict[str, str]:
    return {etree.QName(element).localname: element.text or "" for element in ooxml.parse_xml(data)}


def _w3c(moment: datetime) -> str:
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _xml_text(text: str) -> str:
    return "".join(char if _is_xml(char) else "\ufffd" for char in text)


def _is_xml(char: str) -> bool:
    """Whether XML 1.0 (section 2.2) knows the character."""
    return (
        char in "\t\n\r"
        or ("\x20" <= char < "\ud800")
        or ("\ue000" <= char < "\ufffe")
        or (char > "\uffff")
    )
