"""What is in OpenDocument content: changes, notes, scripts, links, formulas, hidden text, slides.

Source: OASIS OpenDocument 1.3, part 3.
"""

import re

from lxml import etree

from cspctl.pack.screening.elements import Element, drop, local
from cspctl.pack.screening.report import Log

HREF = "{http://www.w3.org/1999/xlink}href"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_GONE = "gone"
_FOLLOWED = re.compile(r"(?i)\s*(https?:|mailto:|tel:|ftps?:|#|www\.)")
_REACHING = re.compile(r"(?i)'[a-z][a-z0-9+.-]*:[^']*'#|\b(WEBSERVICE|DDE|FILTERXML|RTD)\s*\(")
_HIDDEN_TEXT = frozenset(("hidden-text", "hidden-paragraph"))


def clean(root: Element, common: Element | None, log: Log) -> bool:
    """Take the hazards out of a tree; ``common`` are its document's styles. Whether it changed."""
    cleaned = False
    changes = list(root.iter("{*}tracked-changes"))
    if changes and log.found("changes", "the text"):
        cleaned = True
        for element in [*changes, *root.iter("{*}change", "{*}change-start", "{*}change-end")]:
            drop(element)
    notes = list(root.iter("{*}annotation", "{*}annotation-end"))
    if notes and log.found("comments", "the text"):
        cleaned = True
        for element in notes:
            drop(element)
    scripts = list(root.iter("{*}event-listeners", "{*}scripts"))
    if any(len(element) for element in scripts) and log.found("scripts", "actions"):
        cleaned = True
        for element in scripts:
            drop(element)
    found = [_hidden(root, common, log), _links(root, log), _formulas(root, log)]
    return any((*found, _slides(root, log), cleaned))


def _formulas(root: Element, log: Log) -> bool:
    """Formulas that reach other files or the network give way to their last values."""
    found = [
        (cell, key)
        for cell in root.iter("{*}table-cell", "{*}covered-table-cell")
        for key, value in cell.attrib.items()
        if str(key).endswith("}formula") and _REACHING.search(str(value))
    ]
    if not found or not log.found("links", "formulas that reach other files"):
        return False
    for cell, key in found:
        del cell.attrib[key]
    return True


def _hidden(root: Element, common: Element | None, log: Log) -> bool:
    """Text hidden by its style or as a field, and hidden rows, columns, sheets and slides."""
    cleaned = False
    unseen = _hiding_styles(root, common)
    text = [element for element in root.iter() if local(element) in _HIDDEN_TEXT]
    text += [
        element
        for element in root.iter("{*}span", "{*}p", "{*}h", "{*}section")
        if attribute(element, "style-name") in unseen or attribute(element, "display") == "none"
    ]
    text += [
        element for element in root.iter(f"{_DRAW}*") if element.get(f"{_DRAW}display") == "none"
    ]
    # A field that hides the paragraph it stands in.
    fields = [e for e in root.iter("{*}hidden-paragraph") if attribute(e, "is-hidden") == "true"]
    text += [p for e in fields if (p := next(e.iterancestors("{*}p", "{*}h"), None)) is not None]
    if text and log.found("hidden_text", "the text"):
        cleaned = True
        for element in text:
            drop(element)
    rows = [
        element
        for element in root.iter("{*}table-row", "{*}table-column")
        if attribute(element, "visibility") in ("collapse", "filter")
    ]
    filled = [row for row in rows if "".join(map(str, row.itertext())).strip()]
    columns = [row for row in rows if local(row) == "table-column"]
    if columns:
        log.found("hidden_rows", "columns of a table", cleanable=False)
    if filled and log.found("hidden_rows", "rows of a table"):
        cleaned = True
        for row in filled:
            for cell in list(row):
                for child in list(cell):
                    cell.remove(child)
                for key in [key for key in cell.attrib if _is_value(str(key))]:
                    del cell.attrib[key]
    sheets = _styles_with(root, "table-properties", "display", "false")
    tables = [table for table in root.iter("{*}table") if attribute(table, "style-name") in sheets]
    if tables and log.found("hidden_sheets", "a hidden sheet"):
        cleaned = True
        for table in tables:
            drop(table)
    return cleaned


def _slides(root: Element, log: Log) -> bool:
    cleaned = False
    hidden = _styles_with(root, "drawing-page-properties", "visibility", "hidden")
    pages = [page for page in root.iter("{*}page") if attribute(page, "style-name") in hidden]
    if pages and log.found("hidden_slides", "hidden slides"):
        cleaned = True
        for page in pages:
            drop(page)
    notes = [note for note in root.iter("{*}notes") if "".join(map(str, note.itertext())).strip()]
    if notes and log.found("notes", "the slides"):
        cleaned = True
        for note in notes:
            drop(note)
    return cleaned


def _links(root: Element, log: Log) -> bool:
    """Pictures, sections and objects from elsewhere; a hyperlink stays."""
    found = [
        element
        for element in root.iter()
        if _is_elsewhere(element.get(HREF)) and local(element) not in ("a", "bookmark")
    ]
    leading = [
        link
        for link in root.iter("{*}a")
        if _is_elsewhere(link.get(HREF)) and not _FOLLOWED.match(link.get(HREF) or "")
    ]
    led = bool(leading) and log.found("links", "a hyperlink to a file or a program")
    if led:
        _without_tags(root, leading)
    if not found or not log.found("links", "something from elsewhere"):
        return led
    for element in found:
        if local(element) in ("section-source", "table-source"):
            drop(element)
        else:
            element.set(HREF, "")
    for source in list(root.iter("{*}dde-connection-decl", "{*}dde-source")):
        drop(source)
    _without_tags(root, list(root.iter("{*}dde-connection")))
    return True


def _without_tags(root: Element, elements: list[Element]) -> None:
    """Take elements away and leave all that stands in them, words too."""
    for element in elements:
        element.tag = _GONE
    etree.strip_tags(root, _GONE)


def _is_elsewhere(address: str | None) -> bool:
    return bool(address) and (":" in str(address) or str(address).startswith(("/", "..")))


def _hiding_styles(root: Element, common: Element | None) -> set[str]:
    """The names of styles that hide text, by themselves or through those they come from."""
    styles = [
        style for tree in (common, root) if tree is not None for style in tree.iter("{*}style")
    ]
    above: dict[str, str] = {}
    hides: dict[str, bool] = {}
    for style in styles:
        name = style.get(_STYLE, "")
        above[name] = attribute(style, "parent-style-name") or ""
        for inner in style:
            if local(inner) == "text-properties" and attribute(inner, "display") is not None:
                hides[name] = attribute(inner, "display") == "none"
    found = {name for name, hidden in hides.items() if hidden}
    for name in above:
        met: set[str] = set()
        while name not in hides and name in above and name not in met:
            met.add(name)
            name = above[name]
        if hides.get(name):
            found |= met
    return found | _styles_with(root, "text-properties", "display", "none")


def _styles_with(root: Element, properties: str, name: str, value: str) -> set[str]:
    return {
        style.get(_STYLE, "")
        for style in root.iter("{*}style")
        for inner in style
        if local(inner) == properties and attribute(inner, name) == value
    }


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute of that name, in whatever namespace."""
    for key, value in element.attrib.items():
        if etree.QName(str(key)).localname == name:
            return str(value)
    return None


def _is_value(key: str) -> bool:
    return key.rpartition("}")[2] in (
        "value",
        "string-value",
        "date-value",
        "formula",
        "value-type",
    )
