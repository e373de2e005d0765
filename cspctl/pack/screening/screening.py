"""Every paper through its screen: by the ending of its name, which its content must bear out."""

from cspctl.model.board import Screening
from cspctl.pack.screening.report import Log, Refusal, Screened

_OFFICE = ("docx", "xlsx", "pptx")
_ALIKE = {"docm": "docx", "xlsm": "xlsx", "pptm": "pptx", "ppsx": "pptx", "jpeg": "jpg"}
#: The endings of names of papers that are screened.
FORMATS: tuple[str, ...] = (
    "docx",
    "docm",
    "xlsx",
    "xlsm",
    "pptx",
    "pptm",
    "odt",
    "ods",
    "odp",
    "pdf",
    "md",
    "png",
)
FORMATS += ("jpg", "jpeg", "ppsx")


def screen(data: bytes, name: str, policy: Screening | None = None) -> Screened:
    """Find what a paper holds besides what its readers see, and do what the board wants done.

    Nothing of the paper is run, fetched or followed; memory and time are bounded by its size.

    Args:
        data: the paper as it was received.
        name: its path in the workspace; its ending says what it has to be.
        policy: the board's choices; the defaults when left out.

    Returns:
        The paper to be used (the same bytes when nothing was cleaned, none when it is refused),
        and the findings.
    """
    log = Log(policy or Screening())
    ending = name.rpartition(".")[2].lower()
    cleaned = b""
    try:
        cleaned = _cleaned(data, _ALIKE.get(ending, ending), log)
    except Refusal as fault:
        log.refused(fault.hazard, fault.place)
    made = Screened(cleaned, log.findings, name)
    return Screened(b"", made.findings, name) if made.refused else made


def _cleaned(data: bytes, ending: str, log: Log) -> bytes:
    """Only what this paper needs is loaded: a build looks at one changed paper of many."""
    if ending in _OFFICE:
        from cspctl.pack.screening import office

        return office.screened(data, ending, log)
    if ending == "pdf":
        from cspctl.pack.screening import pdf

        return pdf.screened(data, log)
    if ending in ("odt", "ods", "odp"):
        from cspctl.pack.screening import odf

        return odf.screened(data, log)
    if ending == "md":
        from cspctl.pack.screening import markdown

        return markdown.screened(data, log)
    if ending in ("png", "jpg"):
        from cspctl.pack.screening import pictures

        if not data.startswith({"png": pictures.PNG, "jpg": pictures.JPEG}[ending]):
            raise Refusal("disguised")
        return pictures.screened(data, log, "")
    raise Refusal("format")
