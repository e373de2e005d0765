"""Footnotes and endnotes: copied in the order of their references, with ids of their own."""

from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx.merge.names import RUN, Element, P, new_root, w

_ID = w("id")
_TYPE = w("type")


@dataclass
class NoteSheet:
    """The merged file's notes of one kind, ``footnote`` or ``endnote``."""

    kind: str
    notes: list[Element] = field(default_factory=list)

    @property
    def part(self) -> str:
        """The name of the part that holds them."""
        return f"word/{self.kind}s.xml"

    def add(self, note: Element) -> str:
        """Take a note in and answer its new id."""
        self.notes.append(note)
        note.set(_ID, str(len(self.notes)))
        return str(len(self.notes))

    def root(self) -> Element:
        """The part, with the two separators that Word requires."""
        root = new_root(f"{self.kind}s")
        root.append(self._separator("-1", "separator", "separator"))
        root.append(self._separator("0", "continuationSeparator", "continuationSeparator"))
        root.extend(self.notes)
        return root

    def _separator(self, note_id: str, kind: str, line: str) -> Element:
        note = etree.Element(w(self.kind))
        note.set(_TYPE, kind)
        note.set(_ID, note_id)
        paragraph = etree.SubElement(note, P)
        spacing = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("spacing"))
        for name, value in (("before", "0"), ("after", "0"), ("line", "240"), ("lineRule", "auto")):
            spacing.set(w(name), value)
        etree.SubElement(etree.SubElement(paragraph, RUN), w(line))
        return note


def ordinary(notes: Element | None, kind: str) -> dict[str, Element]:
    """A paper's own notes by id, without separators."""
    if notes is None:
        return {}
    return {
        note.get(_ID) or "": note
        for note in notes.iterfind(w(kind))
        if note.get(_TYPE) in (None, "normal")
    }
