"""Elements of XML: named, found, taken out, and counted up in words."""

from lxml import etree

Element = etree._Element


def named(names: str) -> frozenset[str]:
    """A set of names that are written with blanks between them."""
    return frozenset(names.split())


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def drop(element: Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def listed(numbers: list[int], word: str) -> str:
    """Places in words: ``paragraphs 3, 5 and 9``, at most five of them by number."""
    if len(numbers) == 1:
        return f"{word} {numbers[0]}"
    shown = [str(number) for number in numbers[:5]]
    if len(numbers) > 5:
        return f"{word}s {', '.join(shown)} and {len(numbers) - 5} more"
    return f"{word}s {', '.join(shown[:-1])} and {shown[-1]}"
