"""What a PDF says of itself: title, author and date, and never the clock's time."""

import datetime as dt
from io import BytesIO

import pikepdf

from cspctl.pack.pdf.opening import opened


def describe(pdf: pikepdf.Pdf, title: str, author: str, date: dt.date) -> None:
    """Write title, author and date in both places where readers look."""
    info = pdf.docinfo
    info["/Title"], info["/Author"] = title, author
    info["/Creator"] = info["/Producer"] = "cspctl"
    info["/CreationDate"] = info["/ModDate"] = f"D:{date:%Y%m%d}000000Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        about["dc:title"], about["dc:creator"] = title, [author]
        about["xmp:CreatorTool"] = about["pdf:Producer"] = "cspctl"
        about["xmp:CreateDate"] = about["xmp:ModifyDate"] = f"{date.isoformat()}T00:00:00Z"


def described(data: bytes, author: str, date: dt.date) -> bytes:
    """A converter's PDF with our author and date in place of its own: the same bytes every time.

    Its title, its tags and its bookmarks stay.
    """
    with opened(data) as pdf:
        describe(pdf, str(pdf.docinfo.get("/Title", "")), author, date)
        for key in ("/ID", "/DocChecksum"):  # of the hour in which LibreOffice made it
            if key in pdf.trailer:
                del pdf.trailer[key]
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()
