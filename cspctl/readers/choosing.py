"""Which reader a file wants, told by its bytes and not by its name."""

from cspctl.readers.tables import TableFile, Unreadable

# A board's log is a few hundred kilobytes; pictures in a Word file can make it more.
MAX_BYTES = 32 * 1024 * 1024
MAX_UNPACKED = 96 * 1024 * 1024
_OTHERS = (
    (b"%PDF", "it is a PDF file"),
    (b"{\\rtf", "it is a file in rich text format (RTF)"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
)


def read_tables(data: bytes) -> TableFile:
    """Read the tables of an .xlsx, .docx or .csv file; Unreadable when there is no way."""
    from cspctl.writers.ooxml import PackageError, read_package

    if len(data) > MAX_BYTES:
        raise Unreadable(f"it is larger than {MAX_BYTES // 1024 // 1024} MB")
    for signature, what in _OTHERS:
        if data.startswith(signature):
            raise Unreadable(what)
    if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        from cspctl.readers.delimited import read_delimited

        return read_delimited(data)
    try:
        parts = read_package(data, max_bytes=MAX_UNPACKED)
        return _read_parts(parts)
    except PackageError as reason:
        raise Unreadable(str(reason)) from reason


def _read_parts(parts: dict[str, bytes]) -> TableFile:
    from cspctl.readers.package import main_part

    main, kind = main_part(parts)
    if kind == "workbook":
        from cspctl.readers.xlsx import read_workbook

        return read_workbook(parts, main)
    if kind == "document":
        from cspctl.readers.docx import read_document

        return read_document(parts, main)
    raise Unreadable("it is an Office file, but neither an Excel workbook nor a Word document")
