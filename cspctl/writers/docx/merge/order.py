"""The order that the schema wants an element's children in (ECMA-376 Part 1, Annex A)."""

from lxml import etree

from cspctl.writers.docx.merge.names import Element, W, local, w

_ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike "
        "outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w "
        "kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
        "eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
        "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
        "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
        "bidi rtlGutter docGrid printerSettings"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr "
        "tblPr trPr tcPr tblStylePr"
    ),
}
_RANKS = {
    parent: {name: rank for rank, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}


def place(parent: Element, child: Element) -> Element:
    """Put ``child`` among the children of a property element where the schema has it.

    Children outside Word's main namespace (extensions such as ``w14:ligatures``) stay behind.
    """
    ranks = _RANKS[local(parent)]
    rank = ranks.get(local(child), len(ranks))  # what the schema does not know stands last
    for index, sibling in enumerate(parent):
        inside = str(sibling.tag).startswith(f"{{{W}}}")
        if not inside or ranks.get(local(sibling), len(ranks)) > rank:
            parent.insert(index, child)
            return child
    parent.append(child)
    return child


def child_of(parent: Element, name: str) -> Element:
    """The child of that local name in Word's namespace, made in its place when missing."""
    found = parent.find(w(name))
    return place(parent, etree.Element(w(name))) if found is None else found


def properties_of(element: Element, name: str) -> Element:
    """The ``pPr``, ``rPr`` or ``tblPr`` that opens an element, made when missing."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found
