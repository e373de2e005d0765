"""Opening a PDF that is in memory, in a third of the time.

qpdf reads a few bytes at a time. From a Python stream, each of these steps is a call into Python;
a mapping of memory it reads by itself. Only what has the number of an open file can be mapped, and
Linux has files that are nothing but memory (memfd_create(2)). Elsewhere, or when no more can be
had, it is the stream.
"""

import os
import sys
from contextlib import suppress
from io import BytesIO, FileIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


def opened(data: bytes) -> "pikepdf.Pdf":
    """The PDF. Raises pikepdf.PdfError for what is none, or is locked, as ``pikepdf.open`` does."""
    import pikepdf

    if sys.platform == "linux":
        # Whatever stands in the way of the mapping does not stand in the way of the stream; a fault
        # of the PDF's own is a PdfError.
        with (
            suppress(OSError, ValueError, ImportError),
            FileIO(os.memfd_create("cspctl"), "r+") as memory,
        ):
            if memory.write(data) == len(data):
                memory.seek(0)
                # The mapping outlives the file.
                return pikepdf.open(memory, access_mode=pikepdf.AccessMode.mmap_only)
    return pikepdf.open(BytesIO(data))
