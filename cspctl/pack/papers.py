"""The papers' bytes, each looked at before anything is made of it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Protocol

from cspctl.pack.kept import NOTHING_KEPT, Kept
from cspctl.pack.sheets import Sheet
from cspctl.problems import Location, Problem, error

UNREADABLE = "C701"


class Shelf(Protocol):
    """Where papers lie."""

    def paper(self, file: str) -> bytes:
        """The bytes of a paper; OSError when it cannot be read."""
        ...


def read_papers(
    sheets: Sequence[Sheet], shelf: Shelf, known: Sequence[Problem], kept: Kept = NOTHING_KEPT
) -> tuple[dict[str, bytes], list[Problem]]:
    """Every paper by its path, and what is wrong with any that has no problem yet.

    That a paper was sound is ``kept``; what is wrong with one is looked at in every build.
    """
    papers: dict[str, bytes] = {}
    faults: list[Problem] = []
    faulty = {problem.location.file for problem in known}
    for sheet in sheets:
        file = sheet.file
        if not file:
            continue
        if file not in papers:
            try:
                papers[file] = shelf.paper(file)
            except OSError as fault:
                why = fault.strerror or str(fault)
                message = f"This paper cannot be read ({why})."
                faults.append(error(UNREADABLE, message, Location(file), "Look at the file."))
                faulty.add(file)
                papers[file] = b""
        if sheet.kind != "template" and file not in faulty:
            faults += _remembered(papers[file], file, kept)
    return papers, faults


def _remembered(data: bytes, file: str, kept: Kept) -> list[Problem]:
    asked = (data, file.rpartition(".")[2].lower())
    if kept.find("sound", asked) is not None:
        return []
    found = list(_looked_at(data, file))
    if not found:
        kept.keep("sound", asked, b"")
    return found


def _looked_at(data: bytes, file: str) -> Iterator[Problem]:
    ending = file.rpartition(".")[2].lower()
    if ending == "docx":
        from cspctl.writers.docx.merge import readable

        yield from readable(data, file)
    elif ending == "pdf":
        yield from _pdf(data, file)
    elif ending in ("png", "jpg", "jpeg"):
        yield from _picture(data, file)


def _pdf(data: bytes, file: str) -> Iterator[Problem]:
    import pikepdf

    try:
        # A repaired file may have lost pages, and nobody would notice it in the pack.
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            if len(pdf.pages):
                return
            message = "This PDF has no pages."
    except pikepdf.PasswordError:
        message = "This PDF is locked with a password."
    except (pikepdf.PdfError, ValueError):
        message = "This PDF is damaged, or no PDF at all."
    mend = "Open it in its own program and save it as a new PDF without a password."
    yield error(UNREADABLE, message, Location(file), mend)


def _picture(data: bytes, file: str) -> Iterator[Problem]:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.load()
            return
    except Image.DecompressionBombError:
        message = "This picture has more dots than any printer prints."
    except Exception:  # Pillow's decoders raise what they like: SyntaxError, struct.error, ...
        message = "This picture is damaged, or no PNG or JPEG at all."
    mend = "Open it and save it again as a PNG."
    yield error(UNREADABLE, message, Location(file), mend)
