"""Papers with a hazard each, made for the tests."""

import io
import re
import struct
import zipfile
import zlib

import docx
import openpyxl
import pikepdf
from docx.oxml import parse_xml
from openxml_audit import OpenXmlValidator
from pikepdf import Array, Dictionary, Name, String

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def faults(data: bytes, name: str, folder) -> set[str]:
    """What a checker of Office files finds wrong."""
    path = folder / name
    path.write_bytes(data)
    return {
        re.sub(r"\d+", "N", error.description)
        for error in OpenXmlValidator().validate(str(path)).errors
    }


def with_parts(data: bytes, **changes: object) -> bytes:
    """A package with other parts: text replaced by a pair, or a whole part by bytes."""
    files = parts(data)
    for name, change in changes.items():
        if isinstance(change, bytes):
            files[name] = change
        else:
            old, new = change
            assert old in files[name], (old, name)
            files[name] = files[name].replace(old, new)
    return zipped(files)


def word(*bodies: str) -> bytes:
    """A Word file whose body is WordprocessingML, with a plain sentence around it."""
    document = docx.Document()
    document.add_paragraph("Before.")
    for body in bodies:
        element = parse_xml(body.replace(">", f" {W}>", 1) if "xmlns:w=" not in body else body)
        document.element.body.insert(len(document.element.body) - 1, element)
    document.add_paragraph("After.")
    return saved(document)


def workbook(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    return saved(book)


def pdf(content: bytes = b"BT /F1 12 Tf 72 700 Td (Seen) Tj ET", edit=None, **save) -> bytes:
    """A PDF of one page; ``edit(document, page)`` adds the hazard."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = document.make_stream(content)
    if edit:
        edit(document, page)
    out = io.BytesIO()
    document.save(out, **save)
    return out.getvalue()


def javascript(document, text="app.alert(1)"):
    return document.make_indirect(Dictionary(S=Name.JavaScript, JS=String(text)))


def note(document, kind, **more):
    return document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([10, 10, 60, 60]), **more)
    )


def png(*chunks: tuple[bytes, bytes], width=1, height=1, behind=b"") -> bytes:
    def chunk(kind, body):
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\x00\x00")
    inner = b"".join(chunk(kind, body) for kind, body in chunks)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + inner
        + chunk(b"IDAT", dots)
        + chunk(b"IEND", b"")
        + behind
    )


def jpeg(*segments: tuple[int, bytes], behind=b"") -> bytes:
    """A JPEG's frame: the segments asked for, a size, a scan of nothing, the end."""

    def segment(mark, body):
        return b"\xff" + bytes([mark]) + struct.pack(">H", len(body) + 2) + body

    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
        + b"".join(segment(mark, body) for mark, body in segments)
        + segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00")
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"\x00\xff\xd9"
        + behind
    )


def everything(data):
    """Every stream unpacked and every object as text."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()
