"""Finding one's way in an Office package: its main part, and what a part relates to."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from cspctl.writers.custom_properties import custom_properties
from cspctl.writers.ooxml import PR, PackageError, parse_xml, relationships_name


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type, and the part that it leads to."""

    kind: str
    target: str
    external: bool


def relations(parts: Mapping[str, bytes], source: str) -> dict[str, Relation]:
    """The relationships of a part by their ids; ``""`` is the package itself."""
    name = relationships_name(source)
    if name not in parts:
        return {}
    folder = posixpath.dirname(source)
    found = {}
    for entry in parse_xml(parts[name]).iter(f"{PR}Relationship"):
        target = entry.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = entry.get("Type", "").rpartition("/")[2]
        external = entry.get("TargetMode") == "External"
        found[entry.get("Id", "")] = Relation(kind, posixpath.normpath(path), external)
    return found


def main_part(parts: Mapping[str, bytes]) -> tuple[str, str]:
    """The main part and the name of its root element: workbook, document, or something else."""
    for relation in relations(parts, "").values():
        if relation.kind == "officeDocument" and relation.target in parts:
            try:
                for _, root in etree.iterparse(
                    BytesIO(parts[relation.target]), ("start",), resolve_entities=False
                ):
                    return relation.target, local(root)
            except etree.XMLSyntaxError as reason:
                raise PackageError("its main part cannot be read") from reason
    raise PackageError("it has no main part")


def common(parts: Mapping[str, bytes]) -> tuple[dict[str, str], list[str]]:
    """The custom properties of a package, and notes on what it holds besides."""
    notes = []
    if any(posixpath.basename(name).lower() == "vbaproject.bin" for name in parts):
        notes.append("It holds macros, which were not run.")
    try:
        properties = custom_properties(parts)
    except PackageError:
        properties = {}
    return properties, notes


def local(element: etree._Element) -> str:
    """An element's name without its namespace; '' for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
