"""Links that fetch from elsewhere, and hyperlinks that tell of somebody's own disk."""

import re
from itertools import pairwise

from cspctl.pack.screening.elements import Element, drop, local, named, unwrap
from cspctl.pack.screening.package import Link, Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_text import text_parts
from cspctl.writers.docx.merge.fields import REACHING, fields, unlink_reaching
from cspctl.writers.docx.merge.names import O, w

# What a reader may follow by himself; anything else is a path on somebody's machine, or runs.
_FOLLOWED = re.compile(r"(?i)\s*(https?:|mailto:|tel:|ftps?:|#|www\.)")
# What a formula reaches: another workbook, the network or a program, a command (DDE), a disk.
_BOOK = re.compile(
    r"\[\d+\]"
    r"|(?i:\b(?:_xlfn\.)?(?:WEBSERVICE|FILTERXML|RTD|DDE|CALL|REGISTER\.ID|IMAGE|STOCKHISTORY|EXEC)"
    r"\s*\()"
    r"|\w\s*\|\s*(?:'[^']*'|\w+)!"
    r"|(?i:\bHYPERLINK\s*\(\s*\"(?!\s*(?:https?:|mailto:|tel:|ftps?:|#|www\.|\")))"
)
_FORMULAS = ("{*}f", "{*}definedName", "{*}calculatedColumnFormula", "{*}totalsRowFormula")
# Formulas of a rule that makes no sense without them.
_RULES = ("{*}formula", "{*}formula1", "{*}formula2")
# Words of a field: quoted, a switch, or plain. Switches that take the word behind them.
_WORD = re.compile(r'"[^"]*"|[^\s"]+')
_SWITCH = re.compile(r"\\[A-Za-z*@#!]")
_TAKING = ("\\l", "\\o", "\\t", "\\*", "\\@", "\\#")
_KIND = re.compile("[A-Z]+")
_CODE = w("instrText")
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURES = ("src", f"{{{O}}}href", f"{{{O}}}althref")
_ATTACHED = re.compile(r"(?i)\s*(cid:|#)")
_WHOLE = named(
    "attachedTemplate imagedata externalData externalReference videoFile audioFile media subDoc "
    "hlinkClick hlinkHover hlinkMouseOver hlink oleObj OLEObject oleObject wavAudioFile "
    "quickTimeFile sourceFileName"
)
_LISTS = ("s", "References", "conditionalFormatting")
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
    _shapes(package, log)
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
    if parent is not None and not len(parent) and local(parent).endswith(_LISTS):
        drop(parent)


def _fields(package: Package, log: Log) -> None:
    for name in text_parts(package) if package.main().startswith("word/") else ():
        found = list(fields(package.tree(name)))
        kinds = {field.kind for field in found} & REACHING
        if kinds and log.found("links", f"a field that fetches ({min(kinds)}), in {name}"):
            unlink_reaching(package.tree(name))
            package.touch(name)
        # A field without its end is no whole one, and a program may take it for one all the same.
        known = {code for field in found for code in field.codes}
        loose = [code for code in package.tree(name).iter(_CODE) if code not in known]
        said = set(_KIND.findall("".join(code.text or "" for code in loose).upper()))
        if said & REACHING and log.found("links", f"a field without an end, in {name}"):
            for code in loose:
                drop(code)
            package.touch(name)
        leading = [field for field in found if _leads_elsewhere(field.instruction)]
        if leading and log.found("links", f"a hyperlink to a file or a program, in {name}"):
            for field in leading:
                field.unlink()
            package.touch(name)


def _leads_elsewhere(instruction: str) -> bool:
    """Whether a field is a hyperlink that a reader may not follow."""
    words = _WORD.findall(instruction)
    if not words or words[0].upper() != "HYPERLINK":
        return False
    said = [
        word
        for before, word in pairwise(words)
        if not _SWITCH.fullmatch(word) and before.lower() not in _TAKING
    ]
    return any(not _FOLLOWED.match(word.strip('"')) for word in said if word.strip('"'))


def _shapes(package: Package, log: Log) -> None:
    """Addresses that old drawings (VML) state themselves, without a relationship."""
    names = [name for name in package.parts if name.endswith(".vml")]
    if package.main().startswith("word/"):
        names += [*text_parts(package), *filter(None, [package.beside("numbering")])]
    for name in names:
        found = [
            (element, key)
            for element in package.tree(name).iter(f"{_VML}*")
            for key, value in element.attrib.items()
            if _is_fetched(str(key), str(value))
        ]
        if found and log.found("links", f"a drawing that leads elsewhere, in {name}"):
            for element, key in found:
                del element.attrib[key]
            package.touch(name)


def _is_fetched(key: str, address: str) -> bool:
    if key == "href":
        return bool(address.strip()) and not _FOLLOWED.match(address)
    return key in _PICTURES and bool(address.strip()) and not _ATTACHED.match(address)


def _formulas(package: Package, log: Log) -> None:
    """Formulas that reach other files or the network give way to their last values."""
    for name in [part for part in package.parts if part.startswith("xl/")]:
        if not name.endswith(".xml"):
            continue
        found = [
            element
            for element in package.tree(name).iter(*_FORMULAS, *_RULES)
            if element.text and _BOOK.search(element.text)
        ]
        if not found or not log.found("links", f"formulas that reach other files, in {name}"):
            continue
        for element in found:
            if f"{{*}}{local(element)}" in _RULES:
                parent = element.getparent()
                _drop_from_list(element if parent is None else parent)
            elif not (local(element) == "f" and _is_of_chart(element)):
                _drop_from_list(element)
        package.touch(name)


def _is_of_chart(element: Element) -> bool:
    """A chart's reference must stand; its values are beside it and nothing is fetched."""
    parent = element.getparent()
    return parent is not None and local(parent) in ("numRef", "strRef", "multiLvlStrRef")
