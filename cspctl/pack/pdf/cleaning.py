"""What a PDF loses on its way into a pack: everything that acts, asks, or tells of its author.

Forms and remarks become part of the page as they would be printed; links to the web and within
the paper stay. Sources: ISO 32000-1, 12.5 (annotations), 12.6 (actions), 12.7 (forms).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_OF_PAGES = frozenset(
    ("/AA", "/PieceInfo", "/Metadata", "/Thumb", "/LastModified", "/Trans", "/Dur", "/B")
)
_OF_LINKS = frozenset(
    ("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/H", "/F", "/C", "/QuadPoints")
) | {"/Dest", "/StructParent", "/Contents"}
_WEB = ("http:", "https:", "mailto:", "cspctl:")


def clean(pdf: "pikepdf.Pdf") -> bool:
    """Take out of a PDF what a pack must not hold; whether anything left its pages."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    if form is not None and form.get("/NeedAppearances"):
        pdf.generate_appearance_streams()
    before = _annotations(pdf)
    pdf.flatten_annotations("print")
    for key in ("/AcroForm", "/OpenAction", "/AA"):
        if key in pdf.Root:
            del pdf.Root[key]
    named = _named_places(pdf)
    for page in pdf.pages:
        own = page.obj
        keys = own.keys()
        for key in _OF_PAGES & keys:
            del own[key]
        if "/Annots" not in keys:
            continue
        kept = [link for link in own.Annots if _is_kept(link, named)]
        if kept:
            own.Annots = pikepdf.Array(kept)
        else:
            del own["/Annots"]
    return before > 0 and _annotations(pdf) < before


def _annotations(pdf: "pikepdf.Pdf") -> int:
    return sum(len(page.obj.get("/Annots", [])) for page in pdf.pages)


def _is_kept(link: "pikepdf.Object", named: "dict[str, pikepdf.Object]") -> bool:
    """Whether an annotation is a link that stays; it is reduced to where it leads."""
    import pikepdf

    if not isinstance(link, pikepdf.Dictionary) or link.get("/Subtype") != "/Link":
        return False
    action = link.get("/A")
    target = link.get("/Dest")
    address = None
    if isinstance(action, pikepdf.Dictionary):
        if action.get("/S") == "/URI":
            address = str(action.get("/URI", ""))
        elif action.get("/S") == "/GoTo":
            target = action.get("/D")
    place = _place(target, named)
    if place is None and not (address or "").lower().startswith(_WEB):
        return False
    for key in set(link.keys()) - _OF_LINKS:
        del link[key]
    if place is not None:
        link.Dest = place
    else:
        link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address or ""))
    return True


def _place(
    target: "pikepdf.Object | None", named: "dict[str, pikepdf.Object]"
) -> "pikepdf.Object | None":
    """A destination as page and position, whether it was written so or by its name."""
    import pikepdf

    if isinstance(target, (pikepdf.String, pikepdf.Name)):
        target = named.get(str(target).removeprefix("/"))
    if isinstance(target, pikepdf.Dictionary):
        target = target.get("/D")
    if not isinstance(target, pikepdf.Array) or not len(target):
        return None
    page = target[0]
    return target if isinstance(page, pikepdf.Dictionary) and "/Type" in page else None


def _named_places(pdf: "pikepdf.Pdf") -> "dict[str, pikepdf.Object]":
    from cspctl.pack.counting import named

    return dict(named(pdf))
