"""The styles of a document, found by the names that Word shows; made where a template has none."""

from lxml import etree

from cspctl.writers.docx.names import VAL, w
from cspctl.writers.ooxml import WORD

_HEADING = (
    '<w:basedOn w:val="{normal}"/><w:next w:val="{normal}"/><w:qFormat/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
    '<w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:sz w:val="%d"/></w:rPr>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLE_ID = w("styleId")
_BASED = '<w:basedOn w:val="{normal}"/>'
# Kind of style, and what follows its name, for those that a template may lack.
_DEFINITIONS = {
    "Heading 1": ("paragraph", _HEADING % (0, 32)),
    "Heading 2": ("paragraph", _HEADING % (1, 28)),
    "Heading 3": ("paragraph", _HEADING % (2, 26)),
    "Heading 4": ("paragraph", _HEADING % (3, 24)),
    "List Bullet": ("paragraph", f"{_BASED}<w:qFormat/>"),
    "List Number": ("paragraph", f"{_BASED}<w:qFormat/>"),
    "Numbered Paragraph": (
        "paragraph",
        f'{_BASED}<w:qFormat/><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
        '<w:ind w:left="720" w:hanging="720"/></w:pPr>',
    ),
    # As dark as text: Word's own caption is too pale and too small to read.
    "caption": (
        "paragraph",
        f'{_BASED}<w:next w:val="{{normal}}"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr>",
    ),
    "Quote": (
        "paragraph",
        f'{_BASED}<w:qFormat/><w:pPr><w:ind w:left="567" w:right="567"/></w:pPr>'
        "<w:rPr><w:i/></w:rPr>",
    ),
    "HTML Preformatted": (
        "paragraph",
        f'{_BASED}<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/></w:rPr>',
    ),
    "HTML Code": (
        "character",
        '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/></w:rPr>',
    ),
    "Hyperlink": ("character", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
    "Table Grid": ("table", f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"),
}


class Styles:
    """The styles part; ``changed`` says whether a style had to be made."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.changed = False
        self._ids: dict[tuple[str, str], str] = {}
        self._styles: dict[str, etree._Element] = {}
        self._normal = "Normal"
        for style in root.iter(w("style")):
            kind, identity = style.get(w("type"), "paragraph"), style.get(_STYLE_ID, "")
            self._styles[identity] = style
            if kind == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._normal = identity
            for name in _names(style):
                self._ids.setdefault((kind, name), identity)

    def identity(self, name: str) -> str:
        """Return the id of one of the styles that blocks use, by the name that Word shows."""
        kind, definition = _DEFINITIONS[name]
        known = self._ids.get((kind, name.lower()))
        return known if known is not None else self._make(name, kind, definition)

    def counts(self, identity: str) -> bool:
        """Whether a paragraph style, or one that it is based on, numbers its paragraphs."""
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            style = self._styles[identity]
            if style.find(f"{w('pPr')}/{w('numPr')}") is not None:
                return True
            based = style.find(w("basedOn"))
            identity = "" if based is None else based.get(VAL, "")
        return False

    def is_for_tables(self, identity: str) -> bool:
        """Whether a paragraph style is one of those for tables: ``Table Text`` and the like."""
        style = self._styles.get(identity)
        return style is not None and any(name.startswith("table ") for name in _names(style))

    def _make(self, name: str, kind: str, definition: str) -> str:
        taken = set(self._ids.values())
        identity = name.replace(" ", "")
        while identity in taken:
            identity += "1"
        style = etree.fromstring(
            f'<w:style xmlns:w="{WORD}" w:type="{kind}" w:styleId="{identity}">'
            f'<w:name w:val="{name}"/>{definition.format(normal=self._normal)}</w:style>'
        )
        self.root.append(style)
        self._ids[kind, name.lower()] = identity
        self.changed = True
        return identity


def _names(style: etree._Element) -> list[str]:
    """Name a style as Word shows it, and its other names, in lower case."""
    found: list[str] = []
    for tag in ("name", "aliases"):
        holder = style.find(w(tag))
        if holder is not None:
            found += [name.strip().lower() for name in holder.get(VAL, "").split(",")]
    return found
