"""Page numbers of our own documents behind a prefix, such as the 56 of 56a."""

from copy import deepcopy

from cspctl.writers.docx.merge.fields import fields
from cspctl.writers.docx.names import text_element, w
from cspctl.writers.ooxml import parse_xml, read_package, serialise_xml, write_package


def prefixed(docx: bytes, prefix: str) -> bytes:
    """The document with a prefix before every PAGE field of its headers and footers.

    Source of the fields: ECMA-376 Part 1, 17.16.
    """
    if not prefix:
        return docx
    parts = read_package(docx)
    for name in parts:
        if not (name.startswith(("word/header", "word/footer")) and name.endswith(".xml")):
            continue
        root = parse_xml(parts[name])
        for found in list(fields(root)):
            if found.kind != "PAGE":
                continue
            begin = found.marks[0] if found.simple else found.marks[0].getparent()
            assert begin is not None, "a mark stands in its run"
            run = root.makeelement(w("r"))
            look = begin.find(w("rPr"))
            if look is not None:
                run.append(deepcopy(look))
            run.append(text_element(prefix))
            begin.addprevious(run)
        parts[name] = serialise_xml(root)
    return write_package(parts)
