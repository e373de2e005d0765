"""Looking into merged files."""

from types import SimpleNamespace

from lxml import etree
from merge_papers import W

from cspctl.writers.ooxml import read_package

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


class Merged:
    """A merged file: its bytes, its parts, and XPath over them."""

    def __init__(self, data):
        self.data = data
        self.parts = read_package(data)
        self._trees = {}

    def tree(self, part="word/document.xml"):
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.parts[part])
        return self._trees[part]

    def find(self, path, part="word/document.xml", **variables):
        return self.tree(part).xpath(path, namespaces=NAMES, **variables)

    def text(self, part="word/document.xml"):
        return "".join(self.find("//w:t/text()", part))

    def style(self, style_id):
        return self.find("//w:style[@w:styleId=$id]", "word/styles.xml", id=style_id)[0]

    def target(self, rel_id, part="word/document.xml"):
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        (link,) = [e for e in self.tree(rels) if e.get("Id") == rel_id]
        return SimpleNamespace(part=f"{folder}/{link.get('Target')}", **link.attrib)

    def paragraph(self, text):
        """The innermost paragraph that has the text."""
        found = self.find("//w:p[contains(string(.), $text)]", text=text)
        return found[-1]


def attribute(element, path):
    """The one value that an XPath finds from an element, or None."""
    found = element.xpath(path, namespaces=NAMES)
    return str(found[0]) if found else None
