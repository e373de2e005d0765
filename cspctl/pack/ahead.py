"""Modules that the last stages of a build need, imported while there is nothing else to do.

It is a quarter of a second's work, which is better done while LibreOffice converts than after it.
Each is still imported where it is used; this only comes before.
"""

import importlib

#: By what takes long to import: lxml, pikepdf, pypdfium2.
_LATER = (
    "cspctl.pack.pdf.room",
    "cspctl.pack.word_pack",
    "cspctl.pack.verify.pdf",
    "cspctl.pack.verify.pdf_pages",
    "cspctl.pack.verify.zips",
    "cspctl.writers.docx.merge",
    "pikepdf",
    "pypdfium2",
)
#: What helpers never need, for they print nothing and put no PDFs together: jinja2.
OWN = ("cspctl.pack.pdf_pack", "cspctl.writers.docx.printing")


def imported(*more: str) -> bytes:
    """Import them, and ``more``; a question that helpers answer, too (``workers.Maker``)."""
    for name in (*_LATER, *more):
        importlib.import_module(name)
    return b""
