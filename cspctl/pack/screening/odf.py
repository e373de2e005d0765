"""OpenDocument papers (.odt, .ods, .odp). Source: OASIS OpenDocument 1.3, parts 2 and 3."""

import zipfile
from io import BytesIO

from cspctl.pack.screening import pictures
from cspctl.pack.screening.elements import Element, drop, local, named
from cspctl.pack.screening.odf_content import HREF, attribute, clean
from cspctl.pack.screening.package import check_zip, has_doctype
from cspctl.pack.screening.report import OF_DAMAGE, Log, Refusal
from cspctl.writers.members import content_of
from cspctl.writers.ooxml import PackageError, parse_xml, serialise_xml

_MANIFEST = "META-INF/manifest.xml"
_KEPT = frozenset(("title", "language", "creation-date", "date", "document-statistic"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
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
        if clean(root, _common_styles(parts, name), log):
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
            if (element.get(HREF) or "").removeprefix("./") in gone
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
        (attribute(entry, "full-path") or "", attribute(entry, "media-type") or "")
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
            if attribute(item, "name") in _OF_PERSONS and (item.text or "").strip()
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


def _drop(parts: dict[str, bytes], *names: str) -> None:
    """Take parts away, and their lines in the manifest."""
    manifest = _tree(parts, _MANIFEST)
    for name in names:
        parts.pop(name, None)
    for entry in list(manifest):
        if attribute(entry, "full-path") in names:
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
