"""One paper's text on its way into the merged file: every reference in it finds its new target."""

from collections.abc import Callable, Mapping

from lxml import etree

from cspctl.writers.docx.merge.cleaning import forget_all_history, frozen_prefixes
from cspctl.writers.docx.merge.defaults import Key
from cspctl.writers.docx.merge.fields import fields, rename_style
from cspctl.writers.docx.merge.ids import Ids
from cspctl.writers.docx.merge.names import MC, PPR, TBL, VAL, Element, P, drop, w
from cspctl.writers.docx.merge.notes import NoteSheet
from cspctl.writers.docx.merge.numbering import PaperNumbering
from cspctl.writers.docx.merge.order import place, properties_of
from cspctl.writers.docx.merge.parts import Copier
from cspctl.writers.docx.merge.styles import Nothing, PaperStyles, StyleSheet
from cspctl.writers.docx.merge.theme import Theme, resolve

_TEXT_BOX = w("txbxContent")
_TBLPR = w("tblPr")
_TBL_STYLE = w("tblStyle")
_PSTYLE = w("pStyle")
#: Headers and footers are copied by the sections that they belong to.
_SECTION_LINKS = frozenset((w("headerReference"), w("footerReference")))


class Adopter:
    """Rewrites the trees of one paper (body, headers, footers, notes) for the merged file.

    ``linking`` is ``Source.linking``: where in the paper's parts links are to be looked for.
    """

    def __init__(
        self,
        sheet: StyleSheet,
        styles: PaperStyles,
        numbering: PaperNumbering,
        copier: Copier,
        ids: Ids,
        theme: Theme | None,
        linking: Mapping[str, frozenset[str]],
    ) -> None:
        self._sheet = sheet
        self._styles = styles
        self._numbering = numbering
        self._copier = copier
        self._ids = ids
        self._theme = theme
        self._linking = linking
        self._notes: dict[str, tuple[NoteSheet, str, dict[str, Element]]] = {}

    def offer_notes(self, sheet: NoteSheet, part: str | None, notes: dict[str, Element]) -> None:
        """Have the notes of one kind ready for the references to them."""
        self._notes[w(f"{sheet.kind}Reference")] = (sheet, part or "", notes)

    def adopt(self, root: Element, part: str, owner: str) -> None:
        """Rewrite ``root``, which stands in the paper's ``part``, for the merged ``owner``."""
        if self._theme is not None:
            resolve(root, self._theme)
        self._adopt_tables_and_paragraphs(root)
        linking = self._linking.get(part)
        if linking is None:
            linking = forget_all_history(root)
        linking -= _SECTION_LINKS
        for element in list(root.iter(*_HANDLERS, *linking)):
            if element.tag in linking:
                self._copier.adopt(element, part, owner)
            handler = _HANDLERS.get(str(element.tag))
            if handler is not None:
                handler(self, element)
        for found in list(fields(root)):
            if found.kind == "STYLEREF":
                found.rewrite(rename_style(found.instruction, self._styles.new_name))
        self._ids.renumber(root)

    def _adopt_tables_and_paragraphs(self, root: Element) -> None:
        """Map paragraph and table styles together: a table style bears on its paragraphs."""
        left_out: dict[Element, frozenset[Key]] = {}
        own_table = self._styles.use("table", None) != self._sheet.defaults.get("table")
        own_paragraph = self._styles.use("paragraph", None) != self._sheet.defaults.get("paragraph")
        for element in root.iter(TBL, _TEXT_BOX):
            points = Nothing
            if element.tag == TBL:
                points = self._adopt_table(element, own_table)
            if self._styles.extra and (points or left_out):
                left_out.update((paragraph, points) for paragraph in element.iter(P))
        styled = list(root.iter(_PSTYLE))
        if not own_paragraph and not left_out and all(map(_opens_paragraph, styled)):
            for style in styled:
                style.set(VAL, self._styles.use("paragraph", style.get(VAL)) or "")
            return
        for paragraph in root.iter(P):
            properties = paragraph.find(PPR)
            stated = properties.find(_PSTYLE) if properties is not None else None
            points = left_out.get(paragraph, Nothing)
            if stated is None:
                if not own_paragraph and not points:
                    continue
                stated = place(properties_of(paragraph, "pPr"), etree.Element(_PSTYLE))
            stated.set(VAL, self._styles.use("paragraph", stated.get(VAL), points) or "")

    def _adopt_table(self, table: Element, own_default: bool) -> frozenset[Key]:
        properties = table.find(_TBLPR)
        stated = properties.find(_TBL_STYLE) if properties is not None else None
        style_id = stated.get(VAL) if stated is not None else None
        if stated is None and own_default:
            stated = place(properties_of(table, "tblPr"), etree.Element(_TBL_STYLE))
        if stated is not None:
            stated.set(VAL, self._styles.use("table", style_id) or "")
        return self._styles.stated_by_table(style_id)

    def _set_style(self, element: Element) -> None:
        new = self._styles.use("character", element.get(VAL))
        if new is None:
            drop(element)
        else:
            element.set(VAL, new)

    def _set_list(self, element: Element) -> None:
        element.set(VAL, self._numbering.use(element.get(VAL) or "0"))

    def _set_note(self, reference: Element) -> None:
        sheet, part, notes = self._notes.get(str(reference.tag), (None, "", {}))
        note = notes.get(reference.get(w("id")) or "")
        if sheet is None or note is None:
            drop(reference)
            return
        self.adopt(note, part, sheet.part)
        reference.set(w("id"), sheet.add(note))


_HANDLERS: dict[str, Callable[[Adopter, Element], None]] = {
    w("rStyle"): Adopter._set_style,
    w("numId"): Adopter._set_list,
    w("footnoteReference"): Adopter._set_note,
    w("endnoteReference"): Adopter._set_note,
    f"{{{MC}}}Choice": lambda _, choice: frozen_prefixes(choice),
}


def _opens_paragraph(style: Element) -> bool:
    """Whether a ``w:pStyle`` is where the schema has it: the first thing in its paragraph."""
    properties = style.getparent()
    if style.getprevious() is not None or properties is None or properties.tag != PPR:
        return False
    paragraph = properties.getparent()
    return paragraph is not None and paragraph.tag == P and properties.getprevious() is None
