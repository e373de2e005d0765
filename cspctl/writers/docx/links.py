"""Which links of a text a Word file keeps."""

from urllib.parse import quote, urlsplit

from cspctl.writers.docx.sandbox import clean

_SCHEMES = ("http", "https", "mailto")


def address(link: str | None) -> str | None:
    """Return a link as a relationship may hold it, or nothing where it is not for a reader."""
    if link is None:
        return None
    written = quote(clean(link).strip(), safe="%/:=&?~#+!$,;'@()*[]")
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return None
    return written
