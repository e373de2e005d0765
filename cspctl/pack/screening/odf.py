"""OpenDocument papers (.odt, .ods, .odp). Source: OASIS OpenDocument 1.3, parts 2 and 3."""

import re
import zipfile
from io import BytesIO

from lxml import etree

from cspctl.pack.screening import pictures
from cspctl.pack.screening.package import Element, check_zip, drop, has_doctype, local, named
from cspctl.pack.screening.report import OF_DAMAGE, Log, Refusal
from cspctl.writers.members import content_of
from cspctl.writers.ooxml import PackageError, parse_xml, serialise_xml

_MANIFEST = "META-INF/manifest.xml"
_KEPT = frozenset(("title", "language", "creation-date", "date", "document-statistic"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_GONE = "gone"
# Objects that are part of the page; others are files of their own.
_DRAWN = ("application/vnd.oasis.opendocument.chart", "application/vnd.oasis.opendocument.formula")
_OWN = frozenset(("mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", _MANIFEST))
#: Parts that are a hazard of another name.
_TOLD_OF: tuple[str, ...] = (
    "Basic/",
    "Scripts/",
    "Dialogs/",
    "Configurations2/",
    "Object ",
    "./Object ",
)
_TOLD_OF += ("Thumbnails/", "Versions/", "VersionList.xml", "META-INF/", "ObjectReplacements/")
_SIGNATURES = ("signatures.xml",)
_OF_PERSONS = named(
    "PrinterName PrinterSetup CurrentDatabaseDataSource CurrentDatabaseCommand Rsid RsidRoot"
)
_FOLLOWED = re.compile(r"(?i)\s*(https?:|mailto:|tel:|ftps?:|#|www\.)")
_REACHING = re.compile(r"(?i)'[a-z][a-z0-9+.-]*:[^']*'#|\b(WEBSERVICE|DDE|FILTERXML|RTD)\s*\(")
_HIDDEN_TEXT = frozenset(("hidden-text", "hidden-paragraph"))


def screened(data: bytes, log: Log) -> bytes:
    """An OpenDocument file without its hazards; Refusal for what is locked, damaged or unsafe."""
    try:
        return _screened(data, log)
    except OF_DAMAGE:
        raise Refusal("damaged") from None


def _screened(data: bytes, log: Log) -> bytes:
    parts = _parts(data)
    before = dict(parts)
    _scripts(parts, log)
    _embedded(parts, log)
    _properties(parts, log)
    for name in [name for name in parts if name.endswith(("content.xml", "styles.xml"))]:
        root = _tree(parts, name)
        if _content(root, _common_styles(parts, name), log):
            parts[name] = serialise_xml(root)
    _unlisted(parts, log)
    for name, content in list(parts.items()):
        if content.startswith((pictures.PNG, pictures.JPEG)):
            parts[name] = pictures.screened(content, log, f"the picture {name.rpartition('/')[2]}")
    return data if parts == before else _written(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    check_zip(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {entry.filename: content_of(archive, entry) for entry in archive.infolist()}
    except Exception:  # zipfile, zlib and lzma share no error of their own
        raise Refusal("damaged") from None
    if not parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument."):
        raise Refusal("disguised")
    if "content.xml" not in parts or _MANIFEST not in parts:
        raise Refusal("damaged")
    if b"encryption-data" in parts[_MANIFEST]:
        raise Refusal("password")
    for name, content in parts.items():
        if name.endswith((".xml", ".rdf")) and has_doctype(content):
            raise Refusal("doctype", name)
    return parts


def _tree(parts: dict[str, bytes], name: str) -> Element:
    try:
        return parse_xml(parts[name])
    except PackageError:
        raise Refusal("damaged", name) from None


def _scripts(parts: dict[str, bytes], log: Log) -> None:
    names = [name for name in parts if name.startswith(("Basic/", "Scripts/", "Dialogs/"))]
    if names and log.found("macros", "a macro project"):
        _drop(parts, *names)
    # Most files hold these empty.
    names = [name for name in parts if name.startswith("Configurations2/") and parts[name]]
    if names and log.found("macros", "keys or menus of its own"):
        _drop(parts, *names)


def _embedded(parts: dict[str, bytes], log: Log) -> None:
    """Objects of other programs; their pictures (ObjectReplacements) stay."""
    names = [
        name for name in parts if name.startswith(("Object ", "./Object ")) and name[-1] != "/"
    ]
    drawn = {path.rstrip("/") for path, kind in _listed(parts) if kind.startswith(_DRAWN)}
    foreign = [name for name in names if (folder := _folder(name)) == name or folder not in drawn]
    if foreign and log.found("embedded", "an object of another program"):
        _drop(parts, *foreign)
        gone = {_folder(name).removeprefix("./") for name in foreign}
        root = _tree(parts, "content.xml")
        shown = [
            element
            for element in root.iter("{*}object", "{*}object-ole")
            if (element.get(_HREF) or "").removeprefix("./") in gone
        ]
        for element in shown:
            drop(element)
        if shown:
            parts["content.xml"] = serialise_xml(root)


def _folder(name: str) -> str:
    """The object that a part belongs to: ``Object 1`` of ``Object 1/content.xml``."""
    start = "./" if name.startswith("./") else ""
    return start + name.removeprefix("./").partition("/")[0]


def _listed(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """What the manifest lists: paths, and their types."""
    return [
        (_attribute(entry, "full-path") or "", _attribute(entry, "media-type") or "")
        for entry in _tree(parts, _MANIFEST).iter("{*}file-entry")
    ]


def _unlisted(parts: dict[str, bytes], log: Log) -> None:
    known = {path for path, _ in _listed(parts)} | _OWN
    left = [
        name
        for name in parts
        if name not in known and name[-1] != "/" and not name.startswith(_TOLD_OF)
    ]
    if left and log.found("embedded", "a part of the file that nothing shows"):
        _drop(parts, *left)


def _properties(parts: dict[str, bytes], log: Log) -> None:
    names = [name for name in parts if name.startswith(("Thumbnails/", "Versions/"))]
    if names and log.found("properties", "a picture of its first page"):
        _drop(parts, *names)
    names = [name for name in parts if name == "VersionList.xml" or name.endswith(_SIGNATURES)]
    if names and log.found("properties", "a signature, or a list of its versions"):
        _drop(parts, *names)
    _settings(parts, log)
    for name in [name for name in parts if name.endswith("meta.xml")]:
        root = _tree(parts, name)
        holder = root[0] if len(root) else root
        gone = [child for child in holder if local(child) not in _KEPT]
        if gone and log.found("properties", "author, editors and programs"):
            for child in gone:
                drop(child)
            parts[name] = serialise_xml(root)


def _settings(parts: dict[str, bytes], log: Log) -> None:
    for part in [name for name in parts if name.endswith("settings.xml")]:
        root = _tree(parts, part)
        told = [
            item
            for item in root.iter("{*}config-item")
            if _attribute(item, "name") in _OF_PERSONS and (item.text or "").strip()
        ]
        if told and log.found("properties", "printers, databases and sessions"):
            for item in told:
                drop(item)
            parts[part] = serialise_xml(root)


def _common_styles(parts: dict[str, bytes], name: str) -> Element | None:
    """The styles that a text has from its whole document; those of single pages are not its."""
    beside = name.removesuffix("content.xml") + "styles.xml"
    if not name.endswith("content.xml") or beside not in parts:
        return None
    return next(_tree(parts, beside).iter("{*}styles"), None)


def _content(root: Element, common: Element | None, log: Log) -> bool:
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
        if _attribute(element, "style-name") in unseen or _attribute(element, "display") == "none"
    ]
    text += [
        element for element in root.iter(f"{_DRAW}*") if element.get(f"{_DRAW}display") == "none"
    ]
    # A field that hides the paragraph it stands in.
    fields = [e for e in root.iter("{*}hidden-paragraph") if _attribute(e, "is-hidden") == "true"]
    text += [p for e in fields if (p := next(e.iterancestors("{*}p", "{*}h"), None)) is not None]
    if text and log.found("hidden_text", "the text"):
        cleaned = True
        for element in text:
            drop(element)
    rows = [
        element
        for element in root.iter("{*}table-row", "{*}table-column")
        if _attribute(element, "visibility") in ("collapse", "filter")
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
    tables = [table for table in root.iter("{*}table") if _attribute(table, "style-name") in sheets]
    if tables and log.found("hidden_sheets", "a hidden sheet"):
        cleaned = True
        for table in tables:
            drop(table)
    return cleaned


def _slides(root: Element, log: Log) -> bool:
    cleaned = False
    hidden = _styles_with(root, "drawing-page-properties", "visibility", "hidden")
    pages = [page for page in root.iter("{*}page") if _attribute(page, "style-name") in hidden]
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
        if _is_elsewhere(element.get(_HREF)) and local(element) not in ("a", "bookmark")
    ]
    leading = [
        link
        for link in root.iter("{*}a")
        if _is_elsewhere(link.get(_HREF)) and not _FOLLOWED.match(link.get(_HREF) or "")
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
            element.set(_HREF, "")
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
        above[name] = _attribute(style, "parent-style-name") or ""
        for inner in style:
            if local(inner) == "text-properties" and _attribute(inner, "display") is not None:
                hides[name] = _attribute(inner, "display") == "none"
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
        if local(inner) == properties and _attribute(inner, name) == value
    }


def _attribute(element: Element, name: str) -> str | None:
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


def _drop(parts: dict[str, bytes], *names: str) -> None:
    """Take parts away, and their lines in the manifest."""
    manifest = _tree(parts, _MANIFEST)
    for name in names:
        parts.pop(name, None)
    for entry in list(manifest):
        if _attribute(entry, "full-path") in names:
            drop(entry)
    parts[_MANIFEST] = serialise_xml(manifest)


def _written(parts: dict[str, bytes]) -> bytes:
    """The type stands first and unpacked (part 2, 3.3), then the rest by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return out.getvalue()
