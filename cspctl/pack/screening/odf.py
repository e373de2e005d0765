"""OpenDocument papers (.odt, .ods, .odp). Source: OASIS OpenDocument 1.3, parts 2 and 3."""

import zipfile
from io import BytesIO

from lxml import etree

from cspctl.pack.screening import pictures
from cspctl.pack.screening.package import Element, check_zip, drop, has_doctype, local, unwrap
from cspctl.pack.screening.report import Log, Refusal
from cspctl.writers.ooxml import PackageError, parse_xml, serialise_xml

_MANIFEST = "META-INF/manifest.xml"
_KEPT = frozenset(("title", "language", "creation-date", "date", "document-statistic"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
_HREF = "{http://www.w3.org/1999/xlink}href"
_HIDDEN_TEXT = frozenset(("hidden-text", "hidden-paragraph"))


def screened(data: bytes, log: Log) -> bytes:
    """An OpenDocument file without its hazards; Refusal for what is locked, damaged or unsafe."""
    parts = _parts(data)
    before = dict(parts)
    _scripts(parts, log)
    _embedded(parts, log)
    _properties(parts, log)
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            root = _tree(parts, name)
            if _content(root, log):
                parts[name] = serialise_xml(root)
    for name, content in list(parts.items()):
        if content.startswith((pictures.PNG, pictures.JPEG)):
            parts[name] = pictures.screened(content, log, f"the picture {name.rpartition('/')[2]}")
    return data if parts == before else _written(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    check_zip(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
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


def _embedded(parts: dict[str, bytes], log: Log) -> None:
    """Objects of other programs; their pictures (ObjectReplacements) stay."""
    names = [
        name for name in parts if name.startswith(("Object ", "./Object ")) and name[-1] != "/"
    ]
    foreign = [name for name in names if "/" not in name.removeprefix("./")]
    if foreign and log.found("embedded", "an object of another program"):
        _drop(parts, *foreign)


def _properties(parts: dict[str, bytes], log: Log) -> None:
    names = [name for name in parts if name.startswith(("Thumbnails/", "Versions/"))]
    if names and log.found("properties", "a picture of its first page"):
        _drop(parts, *names)
    if "meta.xml" in parts:
        root = _tree(parts, "meta.xml")
        holder = root[0] if len(root) else root
        gone = [child for child in holder if local(child) not in _KEPT]
        if gone and log.found("properties", "author, editors and programs"):
            for child in gone:
                drop(child)
            parts["meta.xml"] = serialise_xml(root)


def _content(root: Element, log: Log) -> bool:
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
    return any((_hidden(root, log), _links(root, log), _slides(root, log), cleaned))


def _hidden(root: Element, log: Log) -> bool:
    """Text hidden by its style or as a field, and hidden rows, columns, sheets and slides."""
    cleaned = False
    unseen = _styles_with(root, "text-properties", "display", "none")
    text = [element for element in root.iter() if local(element) in _HIDDEN_TEXT]
    text += [
        element
        for element in root.iter("{*}span", "{*}p", "{*}h", "{*}section")
        if _attribute(element, "style-name") in unseen or _attribute(element, "display") == "none"
    ]
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
    if not found or not log.found("links", "something from elsewhere"):
        return False
    for element in found:
        if local(element) in ("section-source", "table-source"):
            drop(element)
        else:
            element.set(_HREF, "")
    for source in list(root.iter("{*}dde-connection-decl", "{*}dde-source")):
        drop(source)
    for section in list(root.iter("{*}dde-connection")):
        unwrap(section)
    return True


def _is_elsewhere(address: str | None) -> bool:
    return bool(address) and (":" in str(address) or str(address).startswith(("/", "..")))


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
