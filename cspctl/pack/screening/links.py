"""Links that fetch from elsewhere, and hyperlinks that tell of somebody's own disk."""

import re

from cspctl.pack.screening.package import Element, Link, Package, drop, local, named, unwrap
from cspctl.pack.screening.report import Log
from cspctl.writers.docx.merge.fields import REACHING, fields, unlink_reaching

# What a reader may follow by himself; anything else is a path on somebody's machine, or runs.
_FOLLOWED = re.compile(r"(?i)\s*(https?:|mailto:|tel:|ftps?:|#|www\.)")
_BOOK = re.compile(
    r"\[\d+\]|(?i:\b(?:WEBSERVICE|FILTERXML|RTD|DDE|CALL|REGISTER\.ID)\s*\()|\w\|['\w]+!"
)
_TEXTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_WHOLE = named(
    "attachedTemplate imagedata externalData externalReference videoFile audioFile media subDoc "
    "hlinkClick hlinkHover hlinkMouseOver hlink oleObj OLEObject oleObject wavAudioFile "
    "quickTimeFile sourceFileName"
)
_BOOK_KINDS = ("externalLink", "connections", "queryTable")


def clean(package: Package, log: Log) -> None:
    """Cut every link but hyperlinks that a reader may follow; freeze fields that fetch."""
    for source, link in list(package.all_links()):
        if link.external and not _is_followed(link):
            if log.found("links", f"{_said(link)}, in {source or 'the file'}"):
                _cut(package, source, link)
        elif link.kind in _BOOK_KINDS and log.found("links", "data of another workbook"):
            for element, _ in package.naming(source, link):
                _drop_from_list(element)
                package.touch(source)
            package.unlink(source, link)
            if link.target in package.parts:
                package.drop(link.target)
    _fields(package, log)
    _formulas(package, log)


def _is_followed(link: Link) -> bool:
    return link.kind == "hyperlink" and _FOLLOWED.match(link.target) is not None


def _said(link: Link) -> str:
    return {
        "hyperlink": "a hyperlink to a file or a program",
        "image": "a picture from elsewhere",
        "attachedTemplate": "a template on its author's machine",
        "oleObject": "an object of another file",
    }.get(link.kind, "something from elsewhere")


def _cut(package: Package, source: str, link: Link) -> None:
    for element, key in package.naming(source, link):
        name = local(element)
        if name == "hyperlink" and len(element):
            unwrap(element)
        elif name in _WHOLE or name == "hyperlink":
            _drop_from_list(element)
        else:
            del element.attrib[key]
        package.touch(source)
    package.unlink(source, link)


def _drop_from_list(element: Element) -> None:
    """Drop an element, and the list it stood in when nothing is left of that."""
    parent = element.getparent()
    drop(element)
    if parent is not None and not len(parent) and local(parent).endswith(("s", "References")):
        drop(parent)


def _fields(package: Package, log: Log) -> None:
    for name in [part for part in package.parts if part.startswith(_TEXTS)]:
        if not name.endswith(".xml"):
            continue
        kinds = {field.kind for field in fields(package.tree(name))} & REACHING
        if kinds and log.found("links", f"a field that fetches ({min(kinds)}), in {name}"):
            unlink_reaching(package.tree(name))
            package.touch(name)


def _formulas(package: Package, log: Log) -> None:
    """Formulas that reach other files or the network give way to their last values."""
    for name in [part for part in package.parts if part.startswith("xl/")]:
        if not name.endswith(".xml"):
            continue
        found = [
            element
            for element in package.tree(name).iter("{*}f", "{*}definedName")
            if element.text and _BOOK.search(element.text)
        ]
        if not found or not log.found("links", f"formulas that reach other files, in {name}"):
            continue
        for element in found:
            if not (local(element) == "f" and _is_of_chart(element)):
                _drop_from_list(element)
        package.touch(name)


def _is_of_chart(element: Element) -> bool:
    """A chart's reference must stand; its values are beside it and nothing is fetched."""
    parent = element.getparent()
    return parent is not None and local(parent) in ("numRef", "strRef", "multiLvlStrRef")
