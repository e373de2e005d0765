"""How Word text looks once its styles are counted in: its size, colours and level.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.3.2 (run properties). What a table's style
adds to its rows is not reckoned; callers pass over text whose table says more than its cells do.
"""

from functools import cached_property

from cspctl.pack.access.contrast import is_colour
from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package
from cspctl.writers.docx.merge.names import PPR, RPR, TBL, VAL, P, w

_PLAIN_SIZE = 20  # half-points, when a file states none
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}


class Look:
    """The styles of a file, asked for what its text gets from them."""

    def __init__(self, package: Package) -> None:
        part = "word/styles.xml"
        root = package.tree(part) if part in package.parts else None
        self._styles = (
            {} if root is None else {s.get(w("styleId"), ""): s for s in root.iter(w("style"))}
        )
        holder = f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}"
        self.defaults = root.find(holder) if root is not None else None

    @cached_property
    def normal(self) -> str:
        """The id of the style of paragraphs that name none."""
        for name, style in self._styles.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in (
                "1",
                "true",
                "on",
            ):
                return name
        return ""

    def chain(self, name: str) -> list[Element]:
        """A style and those it is based on."""
        chain: list[Element] = []
        while name in self._styles and self._styles[name] not in chain:
            chain.append(self._styles[name])
            based = chain[-1].find(w("basedOn"))
            name = based.get(VAL, "") if based is not None else ""
        return chain

    def style_of(self, paragraph: Element | None) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(f"{PPR}/{w('pStyle')}") if paragraph is not None else None
        return named.get(VAL, "") if named is not None else self.normal

    def stated(self, run: Element, prop: str) -> Element | None:
        """A run property as it holds for a run; None when nothing says anything of it."""
        own = run.find(f"{RPR}/{w(prop)}")
        if own is not None:
            return own
        named = run.find(f"{RPR}/{w('rStyle')}")
        styles = self.chain(named.get(VAL, "")) if named is not None else []
        styles += self.chain(self.style_of(next(run.iterancestors(P), None)))
        for style in styles:
            found = style.find(f"{RPR}/{w(prop)}")
            if found is not None:
                return found
        return self.defaults.find(w(prop)) if self.defaults is not None else None

    def points(self, run: Element) -> float:
        """The size of a run's letters."""
        stated = self.stated(run, "sz")
        value = stated.get(VAL, "") if stated is not None else ""
        return (int(value) if value.isdecimal() and len(value) < 6 else _PLAIN_SIZE) / 2

    def is_bold(self, run: Element) -> bool:
        """Whether a run is bold."""
        stated = self.stated(run, "b")
        return stated is not None and stated.get(VAL) not in ("0", "false", "off")

    def colour(self, run: Element) -> str:
        """The colour of a run's letters as six hex digits; black for automatic.

        Word writes what a colour of the theme comes to beside its name.
        """
        stated = self.stated(run, "color")
        value = stated.get(VAL) if stated is not None else None
        return str(value).upper() if is_colour(value) else "000000"

    def level(self, paragraph: Element) -> int | None:
        """The level of a heading, from 1; None for a paragraph that is none."""
        own = paragraph.find(f"{PPR}/{w('outlineLvl')}")
        found = [own] if own is not None else []
        for style in self.chain(self.style_of(paragraph)):
            stated = style.find(f"{PPR}/{w('outlineLvl')}")
            found += [stated] if stated is not None else []
        value = found[0].get(VAL, "") if found else ""
        return int(value) + 1 if value in tuple("012345678") else None

    def ground(self, run: Element, page: str) -> str | None:
        """The colour behind a run; None when it cannot be told from the text alone."""
        highlight = run.find(f"{RPR}/{w('highlight')}")
        if highlight is not None and highlight.get(VAL) in _HIGHLIGHTS:
            return _HIGHLIGHTS[highlight.get(VAL, "")]
        paragraph = next(run.iterancestors(P), None)
        shades = [self.stated(run, "shd")]
        if paragraph is not None:
            shades.append(paragraph.find(f"{PPR}/{w('shd')}"))
            shades += [s.find(f"{PPR}/{w('shd')}") for s in self.chain(self.style_of(paragraph))]
        for above in run.iterancestors():
            if above.tag == w("txbxContent"):
                shades.append(above)  # a drawing's fill is not reckoned
            elif above.tag == w("tc"):
                shades.append(above.find(f"{w('tcPr')}/{w('shd')}"))
            elif above.tag == TBL and self._adds(above):
                shades.append(above)
        for shade in shades:
            if shade is None or (shade.tag == w("shd") and _is_clear(shade)):
                continue
            fill = shade.get(w("fill"))
            plain = shade.tag == w("shd") and shade.get(VAL) in (None, "clear", "nil")
            return str(fill).upper() if plain and is_colour(fill) else None
        return page

    def _adds(self, table: Element) -> bool:
        """Whether a table's style gives its cells a background or its letters a colour."""
        named = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        chain = self.chain(named.get(VAL, "")) if named is not None else []
        return any(
            next(style.iter(w("shd"), w("color")), None) is not None
            or style.find(f"{RPR}/{w('color')}") is not None
            for style in chain
        )


def _is_clear(shade: Element) -> bool:
    return shade.get(w("fill")) in (None, "auto") and shade.get(VAL) in (None, "clear", "nil")
