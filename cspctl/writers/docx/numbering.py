"""The numbering definitions of a document: one for bullets, and a fresh count for each list."""

from lxml import etree

from cspctl.writers.docx.names import element, w

LEVELS = 9  # as many as Word has
_STEP = 360  # twentieths of a point that each level goes in
_BULLETS = ("•", "–", "▪")
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The numbering part; ids depend on what it holds and on the order of calls alone."""

    def __init__(self, root: etree._Element | None) -> None:
        self.root = root if root is not None else element("numbering")
        self.changed = False
        self._last_definition = _last(self.root, "abstractNum", "abstractNumId", -1)
        self._last_number = _last(self.root, "num", "numId", 0)
        self._bullets: str | None = None
        self._ordered: str | None = None
        self._none: str | None = None

    def bullets(self) -> str:
        """Return the ``numId`` of every bulleted list."""
        if self._bullets is None:
            self._bullets = self._number(self._definition("bullet"))
        return self._bullets

    def none(self) -> str:
        """Return a ``numId`` that prints no number, for a style that would print its own."""
        if self._none is None:
            self._none = self._number(self._definition("none"))
        return self._none

    def ordered(self, level: int, start: int) -> str:
        """Return the ``numId`` of a new ordered list whose ``level`` counts from ``start``."""
        if self._ordered is None:
            self._ordered = self._definition("decimal")
        override = element("lvlOverride", element("startOverride", val=str(start)), ilvl=str(level))
        return self._number(self._ordered, override)

    def _definition(self, kind: str) -> str:
        self._last_definition += 1
        identity = str(self._last_definition)
        abstract = element(
            "abstractNum",
            element("multiLevelType", val="hybridMultilevel"),
            *(_level(level, kind) for level in range(LEVELS)),
            abstractNumId=identity,
        )
        # Definitions stand before the numbers that use them.
        first = self.root.find(w("num"))
        if first is not None:
            first.addprevious(abstract)
        else:
            self._append(abstract)
        return identity

    def _number(self, definition: str, *overrides: etree._Element) -> str:
        self._last_number += 1
        identity = str(self._last_number)
        number = element(
            "num", element("abstractNumId", val=definition), *overrides, numId=identity
        )
        self._append(number)
        return identity

    def _append(self, made: etree._Element) -> None:
        self.changed = True
        last = self.root.find(w("numIdMacAtCleanup"))
        if last is not None:
            last.addprevious(made)
        else:
            self.root.append(made)


def indent(level: int) -> int:
    """Return how far the text of a list's level goes in, in twentieths of a point."""
    return _STEP * (level + 1)


def _level(level: int, kind: str) -> etree._Element:
    if kind == "none":
        return element(
            "lvl",
            element("start", val="1"),
            element("numFmt", val="none"),
            element("suff", val="nothing"),
            element("lvlText", val=""),
            element("lvlJc", val="left"),
            ilvl=str(level),
        )
    if kind == "bullet":
        shape, text = "bullet", _BULLETS[level % len(_BULLETS)]
    else:
        shape, text = _FORMATS[level % len(_FORMATS)], f"%{level + 1}."
    return element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val=shape),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=str(indent(level)), hanging=str(_STEP))),
        ilvl=str(level),
    )


def _last(root: etree._Element, tag: str, attribute: str, least: int) -> int:
    found = [found.get(w(attribute), "") for found in root.iter(w(tag))]
    return max((int(value) for value in found if value.isdigit()), default=least)
