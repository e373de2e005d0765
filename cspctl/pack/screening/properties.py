"""Who made a file, for whom and with what: names that are published by accident."""

import posixpath

from cspctl.pack.screening.elements import Element, drop, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.sheet_book import sheets
from cspctl.pack.screening.word_text import text_parts
from cspctl.writers.docx.merge.names import tags
from cspctl.writers.ooxml import RELATIONSHIPS

# What a reader needs of the core properties; everything else is about persons and offices.
_KEPT = frozenset(("title", "language", "created", "modified", "revision"))
_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<Properties xmlns="
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_PARTS = {
    "custom-properties": "custom properties",
    "thumbnail": "a picture of its first page",
    "customXml": "data of other programs",
    "printerSettings": "the name of a printer",
    "people": "the names of those who worked on it",
    "classificationlabels": "labels of its office",
    "person": "the names of those who worked on it",
    "documenttasks": "tasks, and who has them",
    "namedSheetViews": "views that its users keep",
    "tags": "data of other programs",
    "origin": "a signature",
    "customProperty": "data of other programs",
}
# These must name their part, so that they go with it; others only lose the name.
_NAMING = ("tags", "customPr")
# What workbooks tell of persons: whose folder it lay in, who reserved it, views of single users.
_OF_PERSONS = ("{*}absPath", "{*}customWorkbookViews", "{*}customSheetViews")
_USERS = ("{*}fileSharing", "userName")
_TAGGED = tags("smartTagPr customXmlPr")
_BINDING = "{*}dataBinding"
_SETTINGS = ("rsids", "docVars", "mailMerge", "attachedSchema")


def clean(package: Package, log: Log) -> None:
    """Blank the properties but title, language and dates; drop parts that name people."""
    _core(package, log)
    _program(package, log)
    for source, link in list(package.all_links()):
        if link.kind in _PARTS and not link.external and log.found("properties", _PARTS[link.kind]):
            for element, key in package.naming(source, link):
                if local(element) in _NAMING:
                    drop(element)
                else:
                    del element.attrib[key]
                package.touch(source)
            package.unlink(source, link)
            if link.target in package.parts:
                package.drop(link.target)
            if link.kind == "customXml":
                _unbind(package)
    _settings(package, log)
    _tagged(package, log)
    _workbook(package, log)


def _workbook(package: Package, log: Log) -> None:
    if not package.main().startswith("xl/"):
        return
    for name in (package.main(), *(sheet.part for sheet in sheets(package))):
        root = package.tree(name)
        found = list(root.iter(*_OF_PERSONS))
        users = [element for element in root.iter(_USERS[0]) if element.get(_USERS[1])]
        if not (found or users) or not log.found("properties", f"names of persons, in {name}"):
            continue
        for element in found:
            drop(_whole(element))
        for element in users:
            del element.attrib[_USERS[1]]
        package.touch(name)


def _whole(element: Element) -> Element:
    """An element, with the choice between readings that holds nothing else."""
    above = element.getparent()
    while above is not None and len(above) == 1 and local(above) in ("Choice", "AlternateContent"):
        element, above = above, above.getparent()
    return element


def _tagged(package: Package, log: Log) -> None:
    """What other programs wrote about stretches of a Word text."""
    for name in text_parts(package) if package.main().startswith("word/") else ():
        found = list(package.tree(name).iter(*_TAGGED))
        if any(len(element) for element in found) and log.found("properties", "data about words"):
            for element in found:
                drop(element)
            package.touch(name)


def _core(package: Package, log: Log) -> None:
    for link in package.linked("", "core-properties"):
        root = package.tree(link.target)
        gone = [child for child in root if local(child) not in _KEPT]
        if any((child.text or "").strip() for child in gone) and log.found(
            "properties", "author, editors and remarks"
        ):
            for child in gone:
                drop(child)
            package.touch(link.target)


def _program(package: Package, log: Log) -> None:
    for link in package.linked("", "extended-properties"):
        root = package.tree(link.target)
        told = [local(child) for child in root if "".join(map(str, child.itertext())).strip()]
        if not set(told) <= {"Application", "AppVersion"} and log.found(
            "properties", "company, manager, template and headings"
        ):
            package.replace(link.target, _APP)


def _unbind(package: Package) -> None:
    """Controls that showed the data keep the text they have."""
    for name in package.parts:
        if name.startswith("word/") and posixpath.splitext(name)[1] == ".xml":
            if not package.told(name, _is_bound):
                continue
            for element in list(package.tree(name).iter(_BINDING)):
                drop(element)
            package.touch(name)


def _is_bound(root: Element) -> bool:
    return next(root.iter(_BINDING), None) is not None


def _settings(package: Package, log: Log) -> None:
    name = package.beside("settings")
    if name is None:
        return
    root = package.tree(name)
    found = [child for child in root if local(child) in _SETTINGS]
    if found and log.found("properties", "editing sessions and stored data"):
        for element in found:
            _unlink_named(package, name, element)
            root.remove(element)
        package.touch(name)


def _unlink_named(package: Package, source: str, element: Element) -> None:
    named = {
        value
        for inner in element.iter()
        for key, value in inner.attrib.items()
        if str(key).startswith(f"{{{RELATIONSHIPS}}}")
    }
    for link in package.links(source):
        if link.id in named:
            package.unlink(source, link)
