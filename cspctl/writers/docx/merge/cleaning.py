"""What does not enter a pack, taken out of a paper's text before the text is copied.

Comments go with their references (a pack is printed from clean papers), custom XML and smart
tags give way to their content, links of content controls to custom XML are cut, and fields that
would fetch something are frozen.
"""

from functools import lru_cache

from lxml import etree

from cspctl.writers.docx.merge.fields import unlink_reaching
from cspctl.writers.docx.merge.names import (
    MC,
    PREFIXES,
    RUN,
    W15,
    Element,
    R,
    drop,
    local,
    unwrap,
    w,
)
from cspctl.writers.docx.merge.names import RPR as _RPR
from cspctl.writers.docx.merge.revisions import accept_changes

_COMMENT_MARKS = (w("commentRangeStart"), w("commentRangeEnd"))
_REFERENCE = w("commentReference")
_UNWRAPPED = (w("customXml"), w("smartTag"))
_DROPPED = (
    *_COMMENT_MARKS,
    w("customXmlPr"),
    w("smartTagPr"),
    w("permStart"),
    w("permEnd"),
    w("proofErr"),
    w("lastRenderedPageBreak"),
    w("dataBinding"),
    w("placeholder"),
    f"{{{W15}}}dataBinding",
)
_LINK = f"{{{R}}}"
_KNOWN = frozenset(PREFIXES.values())


def clean(root: Element) -> None:
    """Take out of one tree of text (body, header, footer, note) what must not be copied."""
    accept_changes(root)
    for reference in list(root.iter(_REFERENCE)):
        run = reference.getparent()
        drop(reference)
        if run is not None and run.tag == RUN and all(child.tag == _RPR for child in run):
            drop(run)
    for element in list(root.iter(*_DROPPED)):
        drop(element)
    for element in list(root.iter(*_UNWRAPPED)):
        unwrap(element)
    unlink_reaching(root)
    _drop_ignorable(root)


def _drop_ignorable(root: Element) -> None:
    """Take out another program's additions that every reader is told it may ignore.

    Source: ECMA-376 Part 3, 7.2 (``mc:Ignorable``). Word's own additions are known and stay.
    """
    prefixes = (root.get(f"{{{MC}}}Ignorable") or "").split()
    strange = tuple(
        f"{{{uri}}}"
        for prefix in prefixes
        if (uri := root.nsmap.get(prefix)) is not None and uri not in _KNOWN
    )
    if not strange:
        return
    for element in list(root.iter()):
        if str(element.tag).startswith(strange):
            drop(element)
            continue
        for name in element.attrib:
            if str(name).startswith(strange):
                del element.attrib[name]


def forget_history(element: Element) -> None:
    """Take the editing session's ids (``w:rsid...``) and paragraph ids off one element."""
    history, _ = _kinds(tuple(map(str, element.keys())))
    for name in history:
        del element.attrib[name]


def forget_all_history(root: Element) -> frozenset[str]:
    """Take the history off a whole tree; answer the tags of the elements that link to parts."""
    linking: set[str] = set()
    for element in root.iter(etree.Element):
        history, links = _kinds(tuple(map(str, element.keys())))
        for name in history:
            del element.attrib[name]
        if links:
            linking.add(str(element.tag))
    return frozenset(linking)


@lru_cache(1_000)  # papers have a few hundred such sets of names
def _kinds(names: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Which attributes of an element are history, and whether any is a link."""
    bare = ((name, name.rpartition("}")[2]) for name in names)
    history = tuple(n for n, b in bare if b.startswith("rsid") or b in ("paraId", "textId"))
    return history, any(name.startswith(_LINK) for name in names)


def frozen_prefixes(element: Element) -> None:
    """Name in ``mc:Choice/@Requires`` the prefixes that the new root declares.

    A choice that requires something the new root does not declare could not be understood by
    any reader of the merged file; it goes, and the fallback stands.
    """
    declared = {uri: prefix for prefix, uri in PREFIXES.items()}
    names = (element.get("Requires") or "").split()
    uris = [element.nsmap.get(name, "") for name in names]
    if all(uri in declared for uri in uris):
        element.set("Requires", " ".join(declared[uri] for uri in uris))
    elif (parent := element.getparent()) is not None:
        drop(element)
        if not any(local(other) == "Choice" for other in parent):
            _keep_fallback(parent)


def _keep_fallback(alternate: Element) -> None:
    fallback = alternate.find(f"{{{MC}}}Fallback")
    if fallback is None:
        drop(alternate)
        return
    unwrap(fallback)
    unwrap(alternate)
