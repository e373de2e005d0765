"""Numbers that must differ over the whole merged file: drawings, content controls, shapes."""

from dataclasses import dataclass, field

from cspctl.writers.docx.merge.names import VAL, WP, WPS, Element, O, V, drop, w

_DOCPR = f"{{{WP}}}docPr"
_SDT_ID = w("id")
_TEXT_BOXES = (f"{{{WPS}}}txbx", f"{{{WPS}}}linkedTxbx")
_SHAPE_TYPE = f"{{{V}}}shapetype"
_OLE = f"{{{O}}}OLEObject"


@dataclass
class Ids:
    """Counters of the merged file."""

    _drawings: int = 0
    _controls: int = 0
    _boxes: int = 0
    _shapes: int = 0
    _seen_shapes: set[str] = field(default_factory=set)

    def renumber(self, root: Element) -> None:
        """Give one tree of a paper its own numbers, links between them kept."""
        boxes: dict[str, str] = {}
        shapes: dict[str, str] = {}
        for element in list(root.iter(_DOCPR, _SDT_ID, *_TEXT_BOXES, f"{{{V}}}*", _OLE)):
            tag = element.tag
            if tag == _DOCPR:
                self._drawings += 1
                element.set("id", str(self._drawings))
            elif tag == _SDT_ID:
                self._renumber_control(element)
            elif tag in _TEXT_BOXES and element.get("id") is not None:
                old = element.get("id") or ""
                if old not in boxes:
                    self._boxes += 1
                    boxes[old] = str(self._boxes)
                element.set("id", boxes[old])
            elif tag == _OLE:
                old = element.get("ShapeID") or ""
                element.set("ShapeID", shapes.get(old, old))
            elif tag != _SHAPE_TYPE and element.get("id") is not None:
                self._renumber_shape(element, shapes)

    def _renumber_control(self, element: Element) -> None:
        properties = element.getparent()
        if properties is None or properties.tag != w("sdtPr"):
            return
        self._controls += 1
        element.set(VAL, str(self._controls))
        for again in properties.findall(_SDT_ID)[1:]:
            drop(again)

    def _renumber_shape(self, element: Element, shapes: dict[str, str]) -> None:
        old = element.get("id") or ""
        new = old
        while new in self._seen_shapes:
            self._shapes += 1
            new = f"shape{self._shapes}"
        self._seen_shapes.add(new)
        shapes[old] = new
        element.set("id", new)
