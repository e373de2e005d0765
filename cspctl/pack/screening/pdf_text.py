"""Text on a page that nobody can see, and that every search finds.

An invisible layer of text over a scanned page is what makes a scan readable aloud, so it is told
of only where there is no picture. What painted over text hides is not looked for.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from cspctl.pack.screening.report import Log

if TYPE_CHECKING:
    import pikepdf

_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_PAINTING = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"))
_WHITE = {"g": (1.0,), "rg": (1.0, 1.0, 1.0), "k": (0.0, 0.0, 0.0, 0.0)}
# How letters are drawn (ISO 32000-1, 9.3.6).
_INVISIBLE, _CLIPPING, _FILLING = 3, 7, (0, 2)
_DEEPEST = 20
_NAMES = "g rg k sc scn gs Tr Tj TJ ' \" f F f* B B* b b* sh Do q Q"


class _State(NamedTuple):
    """How text would be drawn now."""

    mode: int = 0
    white: bool = False
    clear: bool = False


def clean(document: "pikepdf.Pdf", log: Log) -> bool:
    """Warn of invisible and of white text; taking it out of a page could take more with it."""
    for number, page in enumerate(document.pages, start=1):
        text = _Page()
        text.read(page, page.resources, _State())
        if text.hides and not _has_picture(page):
            log.found("hidden_text", f"page {number}, invisible text", cleanable=False)
        if text.white:
            log.found("white_text", f"page {number}", cleanable=False)
    return False


class _Page:
    """What the text of a page was, as its content went by."""

    def __init__(self) -> None:
        self.invisible = self.white = self.painted = False
        self._clips = False  # text that only cuts out what is painted next
        self._entered: set[tuple[int, int]] = set()

    def read(self, holder: Any, resources: Any, state: _State, level: int = 0) -> None:
        """Go through the content of a page, or of a drawing on it."""
        import pikepdf

        states: list[_State] = []
        for step in pikepdf.parse_content_stream(holder, _NAMES):
            operator = str(step.operator)
            if operator == "q":
                states.append(state)
            elif operator == "Q" and states:
                state = states.pop()
            elif operator == "Do":
                self._draw(_named(resources, "/XObject", step.operands), resources, state, level)
                self._paint(state)
            elif operator in _PAINTING:
                self._paint(state)
            elif operator in _SHOWING:
                self._show(state)
            else:
                state = _changed(state, operator, step.operands, resources)

    def _draw(self, drawing: Any, resources: Any, state: _State, level: int) -> None:
        """Read a drawing as far as it is one of text and lines, each once."""
        import pikepdf

        if (
            not isinstance(drawing, pikepdf.Stream)
            or drawing.get("/Subtype") != pikepdf.Name.Form
            or drawing.objgen in self._entered
            or level > _DEEPEST
        ):
            return
        self._entered.add(drawing.objgen)
        with suppress(pikepdf.PdfError):  # what cannot be read of it is not shown either
            self.read(drawing, drawing.get("/Resources", resources), state, level + 1)

    def _paint(self, state: _State) -> None:
        self.painted = self.painted or not state.white
        self._clips = False

    def _show(self, state: _State) -> None:
        if self.painted:
            return
        self._clips = self._clips or state.mode == _CLIPPING
        unseen = state.mode == _INVISIBLE or (state.clear and state.mode in _FILLING)
        self.invisible = self.invisible or unseen
        self.white = self.white or (state.white and state.mode in _FILLING)

    @property
    def hides(self) -> bool:
        """Whether text was written that shows nowhere."""
        return self.invisible or self._clips


def _changed(state: _State, operator: str, operands: Any, resources: Any) -> _State:
    import pikepdf

    if not len(operands):  # it is damaged, and changes nothing
        return state
    if operator == "Tr":
        return state._replace(mode=int(operands[0]))
    if operator == "gs":
        looks = _named(resources, "/ExtGState", operands)
        alpha = looks.get("/ca") if isinstance(looks, pikepdf.Dictionary) else None
        return state if alpha is None else state._replace(clear=float(alpha) == 0)
    if operator in _WHITE:
        values = tuple(float(value) for value in operands)
        return state._replace(white=values == _WHITE[operator])
    if operator in ("sc", "scn"):
        plain = [value for value in operands if not isinstance(value, pikepdf.Name)]
        white = len(plain) in (1, 3) and all(float(value) == 1.0 for value in plain)
        return state._replace(white=white)
    return state


def _named(resources: Any, kind: str, operands: Any) -> Any:
    """What content calls by a name."""
    import pikepdf

    held = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    if not len(operands) or not isinstance(held, pikepdf.Dictionary):
        return None
    return held.get(str(operands[0]))


def _has_picture(page: Any) -> bool:
    return bool(page.get_images(recursive=False))
