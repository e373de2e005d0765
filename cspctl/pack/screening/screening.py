"""Every paper through its screen: by the ending of its name, which its content must bear out."""

from collections.abc import Callable

from cspctl.model.board import Screening
from cspctl.pack.screening import (
    embedded,
    links,
    macros,
    markdown,
    media,
    odf,
    pdf,
    pictures,
    properties,
    sheet_comments,
    sheet_hidden,
    sheet_white,
    slide_hidden,
    slide_notes,
    slide_white,
    word_changes,
    word_comments,
    word_forms,
    word_hidden,
    word_white,
)
from cspctl.pack.screening.package import Package, opened
from cspctl.pack.screening.report import Log, Refusal, Screened
from cspctl.writers.ooxml import PackageError

Step = Callable[[Package, Log], None]

_WORD: tuple[Step, ...] = (
    word_changes.clean,
    word_comments.clean,
    word_hidden.clean,
    word_white.clean,
    word_forms.clean,
)
_SHEETS: tuple[Step, ...] = (sheet_hidden.clean, sheet_comments.clean, sheet_white.clean)
_SLIDES: tuple[Step, ...] = (slide_hidden.clean, slide_notes.clean, slide_white.clean)
#: Last, for what the steps before took out of the text is not told of a second time.
_ANY: tuple[Step, ...] = (macros.clean, links.clean, embedded.clean, properties.clean, media.clean)
_OFFICE = {"docx": ("word/", _WORD), "xlsx": ("xl/", _SHEETS), "pptx": ("ppt/", _SLIDES)}
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
    except PackageError:
        log.refused("damaged", "")
    made = Screened(cleaned, log.findings, name)
    return Screened(b"", made.findings, name) if made.refused else made


def _cleaned(data: bytes, ending: str, log: Log) -> bytes:
    if ending in _OFFICE:
        return _office(data, ending, log)
    if ending == "pdf":
        return pdf.screened(data, log)
    if ending in ("odt", "ods", "odp"):
        return odf.screened(data, log)
    if ending == "md":
        return markdown.screened(data, log)
    if ending in ("png", "jpg"):
        if not data.startswith({"png": pictures.PNG, "jpg": pictures.JPEG}[ending]):
            raise Refusal("disguised")
        return pictures.screened(data, log, "")
    raise Refusal("format")


def _office(data: bytes, ending: str, log: Log) -> bytes:
    package = opened(data)
    folder, steps = _OFFICE[ending]
    if not package.main().startswith(folder):
        raise Refusal("disguised")
    for step in (*steps, *_ANY):
        step(package, log)
    # What only led to parts that are gone now is of no use, and could still be read.
    for name in package.unreachable() if package.changed else ():
        package.drop(name)
    return package.written(data)
