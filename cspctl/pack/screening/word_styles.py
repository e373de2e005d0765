"""What a piece of Word text looks like once its styles are counted in: hidden, and its colours.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.41 (vanish).
"""

from functools import cached_property

from cspctl.pack.screening.package import Element, Package
from cspctl.writers.docx.merge.names import PPR, RPR, VAL, w

_OFF = ("0", "false", "off")
_AUTO = (None, "auto", "nil")


class Styles:
    """The styles of a file, asked for what a run or a paragraph gets from them."""

    def __init__(self, package: Package) -> None:
        self._root = package.tree("word/styles.xml") if "word/styles.xml" in package.parts else None

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found = self._root.findall(w("style")) if self._root is not None else []
        return {style.get(w("styleId"), ""): style for style in found}

    @cached_property
    def _normal(self) -> str:
        for name, style in self._by_id.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                return name
        return ""

    def _chain(self, name: str) -> list[Element]:
        """A style and those it is based on."""
        chain: list[Element] = []
        while name in self._by_id and self._by_id[name] not in chain:
            chain.append(self._by_id[name])
            based = chain[-1].find(w("basedOn"))
            name = based.get(VAL, "") if based is not None else ""
        return chain

    def _from_styles(self, run: Element, prop: str) -> list[Element]:
        """A run property as the run's own style says it, and as its paragraph's style does."""
        found = []
        for name in (_named(run.find(RPR), "rStyle"), self._paragraph_style(run)):
            for style in self._chain(name):
                element = style.find(f"{RPR}/{prop}")
                if element is not None:
                    found.append(element)
                    break
        return found

    def _paragraph_style(self, run: Element) -> str:
        paragraph = next(run.iterancestors(w("p")), None)
        properties = paragraph.find(PPR) if paragraph is not None else None
        return _named(properties, "pStyle") or self._normal

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is not shown; hidden twice by styles is shown again."""
        own = run.find(f"{RPR}/{w('vanish')}")
        if own is not None:
            return _on(own)
        said = [_on(element) for element in self._from_styles(run, w("vanish"))]
        return sum(said) % 2 == 1

    def colour(self, run: Element) -> str | None:
        """The colour of a run's letters as six hex digits; None for automatic."""
        own = run.find(f"{RPR}/{w('color')}")
        stated = [own] if own is not None else self._from_styles(run, w("color"))
        return _hex(stated[0], VAL, "themeColor") if stated else None

    def shading(self, run: Element) -> tuple[str | None, bool]:
        """The run's or paragraph's own background, and whether anything is said of it at all."""
        highlight = run.find(f"{RPR}/{w('highlight')}")
        if highlight is not None:
            return highlight.get(VAL), True
        own = run.find(f"{RPR}/{w('shd')}")
        stated = [own] if own is not None else self._from_styles(run, w("shd"))
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is not None:
            direct = paragraph.find(f"{PPR}/{w('shd')}")
            stated += [direct] if direct is not None else []
            for style in self._chain(self._paragraph_style(run)):
                shade = style.find(f"{PPR}/{w('shd')}")
                stated += [shade] if shade is not None else []
        for shade in stated:
            colour = _hex(shade, w("fill"), "themeFill")
            if colour or shade.get(VAL) not in (None, "clear", "nil"):
                return colour, True
        return None, False

    def shades(self, named: Element | None) -> bool:
        """Whether a table's style gives any of its cells a background."""
        chain = self._chain(named.get(VAL, "")) if named is not None else []
        return any(
            _hex(shade, w("fill"), "themeFill") is not None
            for style in chain
            for shade in style.iter(w("shd"))
        )


def _named(properties: Element | None, kind: str) -> str:
    element = properties.find(w(kind)) if properties is not None else None
    return element.get(VAL, "") if element is not None else ""


def _on(element: Element) -> bool:
    return element.get(VAL) not in _OFF


def _hex(element: Element, attribute: str, theme: str) -> str | None:
    """A stated colour; the theme's first background is white in every theme of Office."""
    named = element.get(w(theme))
    if named in ("background1", "light1"):
        darker = element.get(w("themeShade" if theme == "themeColor" else "themeFillShade"))
        return "FFFFFF" if darker is None else f"white darkened to {darker}"
    if named is not None:
        return f"theme {named}"
    value = element.get(attribute)
    return None if value in _AUTO else str(value).upper()
