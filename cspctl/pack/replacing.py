"""The pages of a pack that changed, as a PDF of their own: tags, labels and bookmarks kept.

Sources: ISO 32000-1, 12.3.3 (outline), 12.4.2 (page labels), 14.7 (structure).
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from cspctl.pack.snapshot import State


class Replacement(NamedTuple):
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


def replacement_pages(pack: bytes, states: Sequence[State]) -> Replacement:
    """The front sheet and the pages of some items, whole, out of a pack's PDF.

    Blank backs behind an item come along, so that the pages can be printed on both sides.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pack)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
        kept = [place for place, label in enumerate(labels) if _is_kept(label, states)]
        _label(pdf, [labels[place] for place in kept])
        for place in reversed(range(len(labels))):
            if place not in kept:
                del pdf.pages[place]
        pages = {page.obj.objgen for page in pdf.pages}
        _loosen_links(pdf, pages)
        _prune(pdf, pages)
        _bookmark(pdf, states)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return Replacement(out.getvalue(), len(kept))


def _is_kept(label: str, states: Sequence[State]) -> bool:
    """Whether a page is of the front sheet (i, ii, ...), of an item, or the blank back of one."""
    if not label.isdigit():
        return True
    number = int(label)
    return any(
        state.first is not None
        and state.last is not None
        and state.first <= number <= state.last + state.last % 2
        for state in states
    )


def _label(pdf: Any, labels: Sequence[str]) -> None:
    from pikepdf import Array, Dictionary, Name

    nums = Array([])
    fronts = 0
    for place, label in enumerate(labels):
        nums.append(place)
        if label.isdigit():
            nums.append(Dictionary(S=Name.D, St=int(label)))
        else:
            fronts += 1
            nums.append(Dictionary(S=Name.r, St=fronts))
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=nums))


def _loosen_links(pdf: Any, pages: set[tuple[int, int]]) -> None:
    """Take away links to pages that are not here; they would bring those pages along."""
    from pikepdf import Array

    for page in pdf.pages:
        links = page.obj.get("/Annots", [])
        kept = [link for link in links if "/Dest" not in link or _leads_to(link.Dest, pages)]
        if len(kept) < len(links):
            page.obj.Annots = Array(kept)


def _leads_to(target: Any, pages: set[tuple[int, int]]) -> bool:
    from pikepdf import Array

    return not isinstance(target, Array) or target[0].objgen in pages


def _prune(pdf: Any, pages: set[tuple[int, int]]) -> None:
    """Leave in the tree of tags only what stands on pages that are here."""
    from pikepdf import Array, Dictionary, NumberTree

    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return
    links = {link.objgen for page in pdf.pages for link in page.obj.get("/Annots", [])}
    _keep(tree, None, pages, links)
    used = set(_numbers(pdf))
    parents = NumberTree(tree.ParentTree).items()
    nums = [entry for key, value in parents if key in used for entry in (key, value)]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(nums)))
    if "/IDTree" in tree:
        del tree["/IDTree"]


def _keep(
    element: Any, page: Any, pages: set[tuple[int, int]], links: set[tuple[int, int]]
) -> bool:
    """Prune an element; whether anything of it is left."""
    from pikepdf import Array, Dictionary

    page = element.get("/Pg", page)
    here = page is not None and page.objgen in pages
    kids = element.get("/K")
    kept = []
    for kid in list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]:
        if not isinstance(kid, Dictionary):
            stays = here
        elif "/S" in kid:
            stays = _keep(kid, page, pages, links)
        else:
            own = kid.get("/Pg", page)
            stays = own is not None and own.objgen in pages
            stays = stays and ("/Obj" not in kid or kid.Obj.objgen in links)
        if stays:
            kept.append(kid)
    element.K = Array(kept)
    if "/Pg" in element and not here:
        del element["/Pg"]
    return bool(kept)


def _numbers(pdf: Any) -> Iterator[int]:
    """The keys by which pages, their links and their forms find their tags."""
    from pikepdf import Dictionary, Stream

    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        waiting = [page.obj, *page.obj.get("/Annots", [])]
        while waiting:
            thing = waiting.pop()
            for key in ("/StructParents", "/StructParent"):
                if key in thing:
                    yield int(thing[key])
            resources = thing.get("/Resources")
            if not isinstance(resources, Dictionary):
                continue
            for form in dict(resources.get("/XObject", {})).values():
                if isinstance(form, Stream) and form.objgen not in seen:
                    seen.add(form.objgen)
                    waiting.append(form)


def _bookmark(pdf: Any, states: Sequence[State]) -> None:
    from pikepdf import OutlineItem

    places = {str(page.label): place for place, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        outline.root.clear()
        outline.root.append(OutlineItem("Agenda", 0))
        for state in states:
            if str(state.first) in places:
                words = f"{state.item}. {state.title}"
                outline.root.append(OutlineItem(words, places[str(state.first)]))
