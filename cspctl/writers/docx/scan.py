"""One part of a template into Jinja's source: each tag is found, moved to its level, and placed.

Word cuts text into runs wherever it likes, so tags are looked for in the whole text of a
paragraph and then gathered into the run in which they begin. In the source, each tag stands on a
line of its own (tag ``n`` on line ``n + 1``); that is how a fault at run time finds its place.
"""

from dataclasses import dataclass, field

from lxml import etree

from cspctl.writers.docx import tags
from cspctl.writers.docx.faults import TAG, Faults, Place
from cspctl.writers.docx.flow import (
    SPACING,
    forget_binding,
    gather,
    path,
    pieces,
    remove,
    replace_run,
    swap,
    text_of,
)
from cspctl.writers.docx.names import INSTR_TEXT, TC, TR, VAL, P, R, T, w
from cspctl.writers.docx.tags import CLOSE, OPEN, TOKEN, Tag

_TARGETS = {"p": P, "tc": TC, "tr": TR}
_THING = {"p": "paragraph", "tc": "cell", "tr": "row"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A tag where it came to stand: its container, and the names on the way down to it.

    Tags that open and close a block must agree in both, so that what lies between them can be
    left out or repeated and the document stays whole. ``element`` is the paragraph (``{{p``) or
    the run properties (``{{r``) that a tag of that level replaced.
    """

    tag: Tag
    container: etree._Element
    path: tuple[str, ...]
    element: etree._Element | None = None


@dataclass(slots=True)
class Scan:
    """A scanned part: its source, and its tags in the order in which they stand there."""

    source: str = ""
    placed: list[Placed] = field(default_factory=list)


class Scanner:
    """Scans the parts of one template; ``part`` in its methods is what users call a part."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._tags: list[Placed | Tag] = []
        self._levels: list[tuple[str, etree._Element, int]] = []

    def word_part(self, root: etree._Element, part: str) -> Scan:
        """Scan a body, header, footer or notes; ``root`` is changed on the way."""
        self._tags, self._levels = [], []
        if not self._is_free(etree.tostring(root, encoding="unicode"), part):
            return Scan()
        self._attributes(root, part)
        for number, paragraph in enumerate(root.iter(P), 1):
            for names in ((T, *SPACING), (INSTR_TEXT,)):
                self._paragraph(paragraph, names, part, number)
        for level in ("p", "tc", "tr"):
            self._raise_to(level)
        return self._source(etree.tostring(root, encoding="unicode"))

    def plain_part(self, element: etree._Element, root: etree._Element, part: str) -> Scan:
        """Scan one element of text, such as the title in the core properties."""
        self._tags, self._levels = [], []
        text = element.text or ""
        if not self._is_free(text, part):
            return Scan()
        element.text = self._replace(text, Place(part, 1, text), element, ("text",))
        return self._source(etree.tostring(root, encoding="unicode"))

    def _is_free(self, text: str, part: str) -> bool:
        if OPEN not in text and CLOSE not in text:
            return True
        place = Place(part, 1, "")
        self._faults.add(TAG, "The template holds the noncharacter U+FDD0 or U+FDD1.", place)
        return False

    def _replace(
        self, text: str, place: Place, container: etree._Element, path: tuple[str, ...]
    ) -> str:
        """Put tokens for the tags in an attribute or a plain text."""
        self._no_strays(text, place)
        result, end = "", 0
        for start, stop, source in tags.find(text):
            tag = tags.take_apart(source, place)
            token = ""
            if tag.level or tag.word == "cellbg":
                self._faults.add(TAG, f"'{source}' cannot stand in {place.words(source)}.", place)
            elif tag.kind != "comment":
                token = self._token(Placed(tag, container, path))
            result += text[end:start] + token
            end = stop
        return result + text[end:]

    def _no_strays(self, text: str, place: Place) -> None:
        mark = tags.stray(text)
        if mark:
            what = "is never closed" if mark.startswith("{") else "closes nothing"
            self._faults.add(
                TAG,
                f"'{mark}' {what} in {place.words(mark)}.",
                place,
                "A tag opens and closes in one paragraph: {{ name }} or {% if name %}.",
            )

    def _token(self, placed: Placed | Tag) -> str:
        self._tags.append(placed)
        return f"{OPEN}{len(self._tags) - 1}{CLOSE}"

    def _attributes(self, root: etree._Element, part: str) -> None:
        """Find tags in attributes: alternative texts, names of bookmarks, links to them."""
        number = 0
        for element in root.iter():
            number += element.tag == P
            for key, given in element.attrib.items():
                name, value = str(key), str(given)
                if "{{" in value or "{%" in value:
                    place = Place(part, number, value)
                    element.set(name, self._replace(value, place, element, (name,)))

    def _paragraph(
        self, paragraph: etree._Element, names: tuple[str, ...], part: str, number: int
    ) -> None:
        spread = list(pieces(paragraph, names))
        texts = [text_of(piece) for piece in spread]
        whole = "".join(texts)
        if "{" not in whole and "}" not in whole:
            return
        place = Place(part, number, whole)
        self._no_strays(whole, place)
        found = list(tags.find(whole))
        if not found:
            return
        forget_binding(paragraph)
        tokens = [self._token(tags.take_apart(source, place)) for _, _, source in found]
        starts = [sum(map(len, texts[:index])) for index in range(len(texts))]
        # From the last to the first: what stands before a tag is then still as it was counted.
        for (start, end, _), token in zip(reversed(found), reversed(tokens), strict=True):
            gather(spread, texts, starts, start, end, token)
        for token in tokens:
            self._settle(paragraph, token)

    def _settle(self, paragraph: etree._Element, token: str) -> None:
        """Give a tag its place: in its text, as its run, or for the paragraph, cell or row."""
        index = int(token[1:-1])
        texts = pieces(paragraph, (T, INSTR_TEXT))
        holder = next(piece for piece in texts if token in (piece.text or ""))
        tag = self._tags[index]
        assert isinstance(tag, Tag)
        container = paragraph.getparent()
        assert container is not None
        if tag.level in _TARGETS:
            target = next(holder.iterancestors(_TARGETS[tag.level]), None)
            if target is None:
                self._misplaced(tag, f"is not in a table {_THING[tag.level]}")
            else:
                self._levels.append((tag.level, target, index))
        elif tag.kind == "comment" and not tag.level:
            swap(holder, token, "")
        elif tag.word == "cellbg" and tag.kind == "block":
            swap(holder, token, "")
            self._shade(tag, index, holder)
        elif tag.level == "r":
            run = next(holder.iterancestors(R))
            placed = Placed(tag, container, path(run, paragraph)[:-1], run.find(w("rPr")))
            self._tags[index] = placed
            replace_run(run, holder, token, "" if tag.kind == "comment" else token)
        else:
            self._tags[index] = Placed(tag, container, path(holder, paragraph))

    def _shade(self, tag: Tag, index: int, holder: etree._Element) -> None:
        cell = next(holder.iterancestors(TC), None)
        if cell is None:
            self._misplaced(tag, "is not in a table cell")
            return
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = etree.Element(w("tcPr"))
            cell.insert(0, properties)
        shading = properties.find(w("shd"))
        if shading is None:
            shading = etree.Element(w("shd"))
            later = [properties.find(w(name)) for name in _AFTER_SHADING]
            before = next((element for element in later if element is not None), None)
            if before is None:
                properties.append(shading)
            else:
                before.addprevious(shading)
        for name in list(shading.attrib):
            del shading.attrib[name]
        shading.set(VAL, "clear")
        shading.set(w("color"), "auto")
        shading.set(w("fill"), f"{OPEN}{index}{CLOSE}")
        self._tags[index] = Placed(tag, cell, ("shading",))

    def _misplaced(self, tag: Tag, why: str) -> None:
        message = f"'{tag.source}' {why}, in {tag.place.words(tag.source)}."
        self._faults.add(TAG, message, tag.place)

    def _raise_to(self, level: str) -> None:
        """Replace each paragraph, cell or row by the tags that stand for the whole of it."""
        targets: dict[etree._Element, list[int]] = {}
        for found, target, index in self._levels:
            if found == level:
                targets.setdefault(target, []).append(index)
        for target, indexes in targets.items():
            container = target.getparent()
            assert container is not None
            own = [self._tags[index] for index in indexes]
            first = own[0]
            assert isinstance(first, Tag)
            rest = "".join(map(str, target.itertext()))
            for index in indexes:
                rest = rest.replace(f"{OPEN}{index}{CLOSE}", "")
            if rest.strip() or next(target.iter(w("sectPr"), w("drawing")), None) is not None:
                self._misplaced(
                    first,
                    f"stands for its whole {_THING[level]}, but other things are in that "
                    f"{_THING[level]}",
                )
            tokens = ""
            for index, tag in zip(indexes, own, strict=True):
                assert isinstance(tag, Tag)
                self._tags[index] = Placed(tag, container, (), target)
                tokens += "" if tag.kind == "comment" else f"{OPEN}{index}{CLOSE}"
            remove(target, tokens)

    def _source(self, xml: str) -> Scan:
        scan = Scan()
        # A line end in the XML would be counted as a line of the source.
        xml = xml.replace("\n", "&#10;")
        pieces = TOKEN.split(xml)
        for at in range(1, len(pieces), 2):
            placed = self._tags[int(pieces[at])]
            if isinstance(placed, Placed):
                scan.placed.append(placed)
                pieces[at] = f"{OPEN}{len(scan.placed) - 1}{CLOSE}"
            else:
                pieces[at] = ""  # a fault has been noted for it
        scan.source = "".join(pieces)
        return scan


_AFTER_SHADING = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
