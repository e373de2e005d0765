"""Links in Word whose words do not say where they lead."""

from collections.abc import Iterator

from cspctl.pack.access.links import is_vague
from cspctl.pack.access.word_text import each, place_near, text_of
from cspctl.pack.access.words import Found
from cspctl.pack.screening.elements import Element
from cspctl.writers.docx.merge.names import P, w


def found(root: Element) -> Iterator[Found]:
    """Links as Word writes them: an element, a short field, or a field in pieces."""
    for link in each(root, w("hyperlink")):
        if is_vague(text_of(link)):
            yield "vague-link", place_near(link)
    for field in each(root, w("fldSimple")):
        if _leads(field.get(w("instr"), "")) and is_vague(text_of(field)):
            yield "vague-link", place_near(field)
    for paragraph in each(root, P):
        if any(is_vague(words) for words in _fields(paragraph)):
            yield "vague-link", place_near(paragraph)


def _leads(instruction: str) -> bool:
    return instruction.split()[:1] == ["HYPERLINK"]


def _fields(paragraph: Element) -> Iterator[str]:
    """The words shown by each HYPERLINK field of a paragraph; fields inside fields are read too."""
    open_fields: list[tuple[list[str], list[str]]] = []
    showing: list[bool] = []
    for element in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(([], []))
                showing.append(False)
            elif kind == "separate" and showing:
                showing[-1] = True
            elif kind == "end" and showing:
                showing.pop()
                instruction, words = open_fields.pop()
                if _leads("".join(instruction)):
                    yield "".join(words)
        elif open_fields and element.tag == w("instrText"):
            open_fields[-1][0].append(element.text or "")
        elif showing and showing[-1]:
            open_fields[-1][1].append(element.text or "")
