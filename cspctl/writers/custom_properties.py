"""The custom properties of an Office file: named texts that Excel, Word and LibreOffice keep."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from cspctl.writers import ooxml

PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = f"{ooxml.RELATIONSHIPS}/custom-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_NAMES: Any = {None: _CUSTOM, "vt": _VARIANT}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of user-defined properties


def set_custom_properties(parts: dict[str, bytes], values: Mapping[str, str]) -> None:
    """Write the custom properties of a package anew."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=_NAMES)
    for number, (name, value) in enumerate(values.items(), start=2):  # 0 and 1 are reserved
        entry = etree.SubElement(
            root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name
        )
        etree.SubElement(entry, f"{{{_VARIANT}}}lpwstr").text = value
    if PART not in parts:
        ooxml.add_part(parts, PART, _TYPE, b"")
        ooxml.relate(parts, "", _RELATION, PART)
    parts[PART] = ooxml.serialise_xml(root)


def custom_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The texts among a package's custom properties; PackageError when they cannot be read."""
    name = next((name for name in parts if name.lower() == PART.lower()), None)
    if name is None:
        return {}
    found = {}
    for entry in ooxml.parse_xml(parts[name]).iter(f"{{{_CUSTOM}}}property"):
        found[entry.get("name", "")] = "".join(str(text) for text in entry.itertext())
    return found
