"""Text on a page that nobody can see, and that every search finds.

An invisible layer of text over a scanned page is what makes a scan readable aloud, so it is told
of only where there is no picture. What painted over text hides is not looked for.
"""

from typing import TYPE_CHECKING, Any

from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_PAINTING = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"))
_WHITE = {"g": (1.0,), "rg": (1.0, 1.0, 1.0), "k": (0.0, 0.0, 0.0, 0.0)}
_NAMES = "g rg k sc scn Tr Tj TJ ' \" f F f* B B* b b* sh Do q Q"


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Warn of invisible and of white text; taking it out of a page could take more with it."""
    for number, page in enumerate(document.pages, start=1):
        invisible, white = _unseen(page)
        if invisible:
            log.found("hidden_text", f"page {number}, invisible text", cleanable=False)
        if white:
            log.found("white_text", f"page {number}", cleanable=False)
    return False


def _unseen(page: Any) -> tuple[bool, bool]:
    """Whether a page has invisible text, and white text on an empty page."""
    import pikepdf

    mode, white, painted = 0, False, False
    found_invisible = found_white = False
    states: list[tuple[int, bool]] = []
    for step in pikepdf.parse_content_stream(page, _NAMES):
        operator = str(step.operator)
        if operator == "q":
            states.append((mode, white))
        elif operator == "Q" and states:
            mode, white = states.pop()
        elif operator == "Tr":
            mode = int(step.operands[0])
        elif operator in _WHITE:
            white = tuple(float(value) for value in step.operands) == _WHITE[operator]
        elif operator in ("sc", "scn"):
            values = [value for value in step.operands if not isinstance(value, pikepdf.Name)]
            white = len(values) in (1, 3) and all(float(value) == 1.0 for value in values)
        elif operator in _PAINTING:
            painted = painted or not white
        elif operator in _SHOWING and not painted:
            found_invisible = found_invisible or mode == 3
            found_white = found_white or (white and mode in (0, 2))
    return found_invisible and not _has_picture(page), found_white


def _has_picture(page: Any) -> bool:
    return bool(page.images)
