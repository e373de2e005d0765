"""PDF papers: opened once, each hazard in a module of its own, written with qpdf (pikepdf)."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from cspctl.pack.screening import (
    pdf_files,
    pdf_forms,
    pdf_layers,
    pdf_lists,
    pdf_notes,
    pdf_pictures,
    pdf_properties,
    pdf_scripts,
    pdf_text,
)
from cspctl.pack.screening.report import OF_DAMAGE, Log, Refusal

if TYPE_CHECKING:
    import pikepdf

MAX_PAGES = 5_000
MAX_UNPACKED = 1024 * 1024 * 1024
_RATIO = 1_000
#: A number stands where a dictionary belongs, or an operator has nothing to work on.
_NOT_WHAT_IT_SHOULD_BE = (TypeError, KeyError, IndexError, AttributeError)

#: In this order: what a later step would need is still there.
STEPS: tuple[Callable[["pikepdf.Pdf", Log], bool], ...] = (
    pdf_scripts.clean,
    pdf_lists.clean,
    pdf_files.clean,
    pdf_notes.clean,
    pdf_forms.clean,
    pdf_layers.clean,
    pdf_text.clean,
    pdf_pictures.clean,
    pdf_properties.clean,
)


def screened(data: bytes, log: Log) -> bytes:
    """A PDF without its hazards; Refusal for one that is locked, damaged or two files in one."""
    import pikepdf

    if not data.startswith(b"%PDF-"):
        # A reader finds the head within the first kilobyte; another may find a zip before it.
        raise Refusal("disguised" if b"%PDF-" in data[:1024] else "damaged")
    if b"PK\x05\x06" in data[-66_000:] and b"PK\x03\x04" in data:
        raise Refusal("disguised", "a zip file behind the pages")
    try:
        with pikepdf.open(BytesIO(data)) as document:
            if document.is_encrypted:
                raise Refusal("password")
            _within_bounds(document, len(data))
            cleaned = [step(document, log) for step in STEPS]
            older = _has_revisions(data, document)
            if older and log.found("changes", "earlier versions of the file inside it"):
                cleaned.append(True)
            if not any(cleaned):
                return data
            document.remove_unreferenced_resources()
            out = BytesIO()
            document.save(out, deterministic_id=True)
            return out.getvalue()
    except pikepdf.PasswordError:
        raise Refusal("password") from None
    except (pikepdf.PdfError, *OF_DAMAGE, *_NOT_WHAT_IT_SHOULD_BE):
        raise Refusal("damaged") from None


def _within_bounds(document: "pikepdf.Pdf", size: int) -> None:
    """Refuse what would fill the memory: too many pages, streams that unpack without end."""
    import pikepdf

    if not len(document.pages):
        raise Refusal("damaged", "it has no pages")
    if len(document.pages) > MAX_PAGES:
        raise Refusal("bomb", f"{len(document.pages):,} pages")
    unpacked = 0
    for item in document.objects:
        if not isinstance(item, pikepdf.Stream) or item.get("/Subtype") == pikepdf.Name.Image:
            continue
        filters = item.get("/Filter")
        many = len(filters) if isinstance(filters, pikepdf.Array) else 1
        unpacked += _measured(item) if many > 1 or _is_suspicious(item) else 0
        if unpacked > MAX_UNPACKED:
            raise Refusal("bomb")


def _is_suspicious(item: "pikepdf.Object") -> bool:
    """Deflate shrinks a thousandfold at most; a short stream stays short."""
    return int(item.get("/Length", 0)) * _RATIO > MAX_UNPACKED // 16


def _measured(item: "pikepdf.Object") -> int:
    """How long a stream is when unpacked, without holding it: only the first filter is tried."""
    import zlib

    raw = item.read_raw_bytes()
    unpacker = zlib.decompressobj()
    total = 0
    try:
        chunk = unpacker.decompress(raw, 1 << 20)
        while chunk and total <= MAX_UNPACKED:
            total += len(chunk)
            chunk = unpacker.decompress(unpacker.unconsumed_tail, 1 << 20)
    except zlib.error:
        return len(raw)
    return total


def _has_revisions(data: bytes, document: "pikepdf.Pdf") -> bool:
    """Whether the file was appended to: what was replaced is then still in it."""
    # The end of an older version may be unmarked, but the newer one says where that lies. A file
    # for the web (linearized) is in two pieces from the beginning.
    if document.is_linearized:
        return max(data.count(b"%%EOF"), data.count(b"startxref")) > 2
    return data.count(b"%%EOF") > 1 or "/Prev" in document.trailer
