"""What a piece of Word text looks like once its styles are counted in: hidden, and its colours.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.41 (vanish).
"""

from collections.abc import Iterator
from typing import NamedTuple

from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package
from cspctl.writers.docx.merge.names import PPR, RPR, TBL, VAL, P, w

_OFF = ("0", "false", "off")
_AUTO = (None, "auto", "nil")
_BASED_ON, _RSTYLE, _PSTYLE = w("basedOn"), w("rStyle"), w("pStyle")
_TABLE, _TSTYLE = w("tblPr"), w("tblStyle")
_COLOUR, _SHADE, _HIGHLIGHT, _FILL = w("color"), w("shd"), w("highlight"), w("fill")
#: What hides a run.
VANISH = w("vanish")
_DEFAULT = f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}/{VANISH}"


class _Stated(NamedTuple):
    """A colour of letters that something states; None for automatic."""

    colour: str | None


class _Ground(NamedTuple):
    """A background that something states; one that ``says`` nothing leaves it to the next."""

    colour: str | None
    says: bool


class _Look(NamedTuple):
    """What a style states, None for what it does not; of paragraphs every background counts."""

    hides: bool | None
    colour: _Stated | None
    ground: _Ground | None
    of_paragraph: tuple[_Ground, ...]
    shades_cells: bool


class Styles:
    """The styles of a file, asked for what a run or a paragraph gets from them.

    All that is needed of the tree is taken out of it at once: papers with equal styles share one.
    """

    def __init__(self, root: Element | None) -> None:
        found = root.findall(w("style")) if root is not None else []
        by_id = {style.get(w("styleId"), ""): style for style in found}
        self._own = {name: _look(style) for name, style in by_id.items()}
        self._above = {name: _named(style, _BASED_ON) for name, style in by_id.items()}
        self._normal = next((name for name, style in by_id.items() if _is_normal(style)), "")
        self._joined: dict[str, _Look] = {}
        default = root.find(_DEFAULT) if root is not None else None
        self._hide_all = default is not None and _on(default)
        #: Whether any of them hides text.
        self.hide = self._hide_all or any(look.hides for look in self._own.values())

    def _with_above(self, name: str) -> _Look:
        """What a style states together with those it is based on."""
        if name not in self._joined:
            self._joined[name] = _join(self._chain(name))
        return self._joined[name]

    def _chain(self, name: str) -> list[_Look]:
        chain: dict[str, _Look] = {}
        while name in self._own and name not in chain:
            chain[name] = self._own[name]
            name = self._above[name]
        return list(chain.values())

    def _from_styles(self, run: Element) -> tuple[_Look, _Look]:
        """What the run's own style states, and what its paragraph's does."""
        own = _named(_child(run, RPR), _RSTYLE)
        return self._with_above(own), self._with_above(self._paragraph_style(run))

    def _paragraph_style(self, run: Element) -> str:
        return _named(_child(_paragraph(run), PPR), _PSTYLE) or self._normal

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is not shown; hidden twice by styles is shown again."""
        own = _inside(run, RPR, VANISH)
        if own is not None or self._hide_all:
            return own is None or _on(own)
        said = sum(look.hides is True for look in self._from_styles(run))
        # Not every program counts a table's style in: hidden in any of them is hidden.
        table = self._with_above(_table_style(run)).hides is True
        return table or said % 2 == 1

    def colour(self, run: Element) -> str | None:
        """The colour of a run's letters as six hex digits; None for automatic."""
        own = _inside(run, RPR, _COLOUR)
        if own is not None:
            return _hex(own, VAL, "themeColor")
        for look in self._from_styles(run):
            if look.colour is not None:
                return look.colour.colour
        return None

    def shading(self, run: Element) -> tuple[str | None, bool]:
        """The run's or paragraph's own background, and whether anything is said of it at all."""
        highlight = _inside(run, RPR, _HIGHLIGHT)
        if highlight is not None:
            return highlight.get(VAL), True
        for ground in self._grounds(run):
            if ground.says:
                return ground
        return None, False

    def _grounds(self, run: Element) -> Iterator[_Ground]:
        """The backgrounds that are stated, from the run outwards to its paragraph's styles."""
        own = _inside(run, RPR, _SHADE)
        of_run, of_paragraph = self._from_styles(run)
        if own is not None:
            yield _ground(own)
        else:
            yield from (look.ground for look in (of_run, of_paragraph) if look.ground is not None)
        paragraph = _paragraph(run)
        direct = _inside(paragraph, PPR, _SHADE) if paragraph is not None else None
        if direct is not None:
            yield _ground(direct)
        # Of a run outside any paragraph no paragraph's style has a background.
        yield from of_paragraph.of_paragraph if paragraph is not None else ()

    def shades(self, named: Element | None) -> bool:
        """Whether a table's style gives any of its cells a background."""
        return named is not None and self._with_above(named.get(VAL, "")).shades_cells


_NONE = Styles(None)


def styles_of(package: Package) -> Styles:
    """The styles of a Word file; of one without any, nothing is stated."""
    part = package.beside("styles")
    return package.told(part, Styles) if part is not None else _NONE


def _look(style: Element) -> _Look:
    hiding = _inside(style, RPR, VANISH)
    colour = _inside(style, RPR, _COLOUR)
    of_run, of_paragraph = _inside(style, RPR, _SHADE), _inside(style, PPR, _SHADE)
    return _Look(
        _on(hiding) if hiding is not None else None,
        _Stated(_hex(colour, VAL, "themeColor")) if colour is not None else None,
        _ground(of_run) if of_run is not None else None,
        (_ground(of_paragraph),) if of_paragraph is not None else (),
        any(_hex(shade, _FILL, "themeFill") is not None for shade in style.iter(_SHADE)),
    )


def _join(chain: list[_Look]) -> _Look:
    """Of what several styles state the first counts; of paragraphs' backgrounds, all."""
    return _Look(
        next((look.hides for look in chain if look.hides is not None), None),
        next((look.colour for look in chain if look.colour is not None), None),
        next((look.ground for look in chain if look.ground is not None), None),
        tuple(ground for look in chain for ground in look.of_paragraph),
        any(look.shades_cells for look in chain),
    )


def _is_normal(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def _paragraph(run: Element) -> Element | None:
    return next(run.iterancestors(P), None)


def _table_style(run: Element) -> str:
    table = next(run.iterancestors(TBL), None)
    return _named(_child(table, _TABLE), _TSTYLE)


def _child(element: Element | None, tag: str) -> Element | None:
    return next(element.iterchildren(tag), None) if element is not None else None


def _inside(element: Element, holder: str, tag: str) -> Element | None:
    """The first element of a name in any of the holders right below an element."""
    for held in element.iterchildren(holder):
        for found in held.iterchildren(tag):
            return found
    return None


def _named(holder: Element | None, kind: str) -> str:
    element = _child(holder, kind)
    return element.get(VAL, "") if element is not None else ""


def _on(element: Element) -> bool:
    return element.get(VAL) not in _OFF


def _ground(shade: Element) -> _Ground:
    colour = _hex(shade, _FILL, "themeFill")
    return _Ground(colour, bool(colour) or shade.get(VAL) not in (None, "clear", "nil"))


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
