"""Text in Word in the colour of its background.

The background is asked for with the styles, from the run outwards to the table cell. White letters
in the dark head of a table, or in a drawing that has a fill of its own, are meant to be white.
"""

from cspctl.pack.screening.elements import Element, drop
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.word_styles import Styles, styles_of
from cspctl.pack.screening.word_text import place_of, text_parts
from cspctl.writers.docx.merge.names import RUN, TBL, w

_WHITE = "FFFFFF"
_BOX, _CELL = w("txbxContent"), w("tc")
_NAMED = {"white": _WHITE, "black": "000000", "yellow": "FFFF00", "red": "FF0000"}
_NAMED |= {"green": "00FF00", "blue": "0000FF", "cyan": "00FFFF", "magenta": "FF00FF"}


def clean(package: Package, log: Log) -> None:
    """Find such text; taken out only where the board wants it so."""
    styles = styles_of(package)
    for name in text_parts(package):
        root = package.tree(name)
        page = _page_colour(root)
        found = [run for run in root.iter(RUN) if _is_unseen(run, styles, page) and _text(run)]
        if found and log.found("white_text", place_of(package, name, found)):
            for run in found:
                drop(run)
            package.touch(name)


def _text(run: Element) -> bool:
    return any((text.text or "").strip() for text in run.iter(w("t")))


def _is_unseen(run: Element, styles: Styles, page: str) -> bool:
    colour = styles.colour(run)
    if colour is None:
        return False
    own, stated = styles.shading(run)
    if stated:
        return _same(colour, own)
    for above in run.iterancestors():
        if above.tag == _BOX:
            return False
        if above.tag == _CELL:
            shade = above.find(f"{w('tcPr')}/{w('shd')}")
            if shade is not None and shade.get(w("fill")) not in (None, "auto"):
                return _same(colour, shade.get(w("fill")))
        # A table's style may shade any of its rows; then white is not taken for unseen.
        if above.tag == TBL and styles.shades(above.find(f"{w('tblPr')}/{w('tblStyle')}")):
            return False
    return _same(colour, page)


def _same(colour: str, background: str | None) -> bool:
    return colour == _NAMED.get(background or "", (background or "").upper())


def _page_colour(root: Element) -> str:
    background = root.find(w("background"))
    stated = background.get(w("color")) if background is not None else None
    return _WHITE if stated in (None, "auto") else str(stated).upper()
