"""A picture in a line of text (DrawingML: ECMA-376 Part 1, 20.4.2.8 and 20.2.2.5)."""

from lxml import etree

from cspctl.writers.docx.names import element
from cspctl.writers.docx.sandbox import clean
from cspctl.writers.ooxml import RELATIONSHIPS

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_A_MM = 36_000
#: Screen readers stop at long ones, and Word's own field ends there.
_ALT = 2000


def inline_picture(
    identity: str, name: str, alt: str, width_mm: float, height_mm: float
) -> etree._Element:
    """Make a ``w:drawing`` of the relationship ``identity``; ``alt`` is read out for it.

    The number of the drawing is given when the part is finished (finish.py).
    """
    size = {"cx": str(round(width_mm * _EMU_A_MM)), "cy": str(round(height_mm * _EMU_A_MM))}
    inline = _made(_WP, "inline", distT="0", distB="0", distL="0", distR="0")
    inline.append(_made(_WP, "extent", **size))
    inline.append(_made(_WP, "docPr", id="1", name=clean(name)[:250], descr=clean(alt)[:_ALT]))
    frame = _made(_WP, "cNvGraphicFramePr")
    frame.append(_made(_A, "graphicFrameLocks", noChangeAspect="1"))
    inline.append(frame)
    picture = _made(_PIC, "pic")
    about = _made(_PIC, "nvPicPr")
    about.append(_made(_PIC, "cNvPr", id="0", name="chart.png"))
    about.append(_made(_PIC, "cNvPicPr"))
    filled = _made(_PIC, "blipFill")
    blip = _made(_A, "blip")
    blip.set(f"{{{RELATIONSHIPS}}}embed", identity)
    stretch = _made(_A, "stretch")
    stretch.append(_made(_A, "fillRect"))
    filled.extend([blip, stretch])
    shape = _made(_PIC, "spPr")
    place = _made(_A, "xfrm")
    place.extend([_made(_A, "off", x="0", y="0"), _made(_A, "ext", **size)])
    form = _made(_A, "prstGeom", prst="rect")
    form.append(_made(_A, "avLst"))
    shape.extend([place, form])
    picture.extend([about, filled, shape])
    data = _made(_A, "graphicData", uri=_PIC)
    data.append(picture)
    graphic = _made(_A, "graphic")
    graphic.append(data)
    inline.append(graphic)
    return element("drawing", inline)


def _made(namespace: str, tag: str, /, **attributes: str) -> etree._Element:
    prefixes = {"wp": _WP, "a": _A, "pic": _PIC, "r": RELATIONSHIPS}
    made = etree.Element(f"{{{namespace}}}{tag}", nsmap=prefixes)
    for key, value in attributes.items():
        made.set(key, value)
    return made
