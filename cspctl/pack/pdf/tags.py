"""The tags of many PDFs in one: what a screen reader reads, kept through the merge.

Every paper's structure tree hangs under the pack's own. Names that papers gave to their own kinds
of tag, and the ids of table headings, may clash, and are then given a number. Pages without tags
are read as one piece of text each, for a reader that follows tags would pass over them.
Source: ISO 32000-1, 14.7 and 14.8.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_NAMED = ("/RoleMap", "/ClassMap")


class Tags:
    """The structure tree of one PDF while papers are added to it."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        from pikepdf import Array, Dictionary, Name

        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array([]))
        )
        self._parents: list[tuple[int, Any]] = []
        self._next = 0
        self._maps: dict[str, dict[str, Any]] = {name: {} for name in _NAMED}
        self._ids: dict[str, Any] = {}
        self._papers = 0

    def add(
        self, source: "pikepdf.Pdf", pages: "list[pikepdf.Page]", title: str, *, cut: bool
    ) -> None:
        """Add the tags of a paper whose pages have just been added; without tags, make some.

        ``cut`` says that form fields or remarks were taken off its pages.
        """
        from pikepdf import Array, Dictionary, Name

        self._papers += 1
        part = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self._document, T=title, K=Array([]))
        )
        self._document.K.append(part)
        if "/Lang" in source.Root:
            part.Lang = str(source.Root.Lang)
        tree = source.Root.get("/StructTreeRoot")
        if isinstance(tree, Dictionary) and "/K" in tree and "/ParentTree" in tree:
            self._adopt(self._pdf.copy_foreign(tree), part, pages, cut)
        else:
            for page in pages:
                self._read_whole(page, part)

    def paragraph(self, page: "pikepdf.Page") -> str:
        """Tag words that are about to be set on an empty page; answer what opens them."""
        from pikepdf import Array, Dictionary, Name

        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=self._document, Pg=page.obj, K=0)
        )
        self._document.K.append(element)
        page.obj.StructParents = self._number(Array([element]))
        return "/P <</MCID 0>> BDC"

    def finish(self) -> None:
        """Hang the tree into the document."""
        from pikepdf import Array, Dictionary, NameTree

        nums: list[Any] = [entry for pair in self._parents for entry in pair]
        self._root.K = Array([self._document])
        # Set into an object that is there: in a new one, pikepdf looks at all of it twice.
        self._root.ParentTree = self._pdf.make_indirect(Dictionary())
        self._root.ParentTree.Nums = Array(nums)
        self._root.ParentTreeNextKey = self._next
        for name, entries in self._maps.items():
            if entries:
                self._root[name] = Dictionary(entries)
        if self._ids:
            tree = NameTree.new(self._pdf)
            for key in sorted(self._ids):
                tree[key] = self._ids[key]
            self._root.IDTree = tree.obj
        self._pdf.Root.StructTreeRoot = self._root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _number(self, parents: Any) -> int:
        number = self._next
        self._parents.append((number, parents))
        self._next += 1
        return number

    def _adopt(self, tree: Any, part: Any, pages: "list[pikepdf.Page]", cut: bool) -> None:
        import pikepdf

        start = self._next
        for key, parents in pikepdf.NumberTree(tree.ParentTree).items():
            self._parents.append((start + key, parents))
            self._next = max(self._next, start + key + 1)
        _renumber(pages, start)
        renamed = self._join_maps(tree)
        ids = "/IDTree" in tree
        for top in _kids(tree):
            top.P = part
            part.K.append(top)
        if renamed or ids or cut:
            links = {link.objgen for page in pages for link in page.obj.get("/Annots", [])}
            for element in _elements(part):
                self._rename(element, renamed, ids)
                _drop_objects(element, links)
        if len(part.K) == 1 and part.K[0].get("/S") == "/Document":
            # A document within the document is a part of it.
            part.K[0].S = pikepdf.Name.Sect

    def _join_maps(self, tree: Any) -> dict[str, str]:
        """Join a paper's role and class names to the pack's; answer those that had to change."""
        renamed: dict[str, str] = {}
        for name in _NAMED:
            known = self._maps[name]
            for key, meaning in dict(tree.get(name, {})).items():
                if key in known and known[key] != meaning:
                    renamed[f"{name}{key}"] = f"{key}-{self._papers}"
                    key = f"{key}-{self._papers}"
                known[key] = meaning
        return renamed

    def _rename(self, element: Any, renamed: dict[str, str], ids: bool) -> None:
        import pikepdf

        role = renamed.get(f"/RoleMap{element.get('/S')}")
        if role:
            element.S = pikepdf.Name(role)
        if "/C" in element:
            element.C = _renamed(
                element.C, lambda name: pikepdf.Name(renamed.get(f"/ClassMap{name}", str(name)))
            )
        if not ids:
            return

        def own(identity: Any) -> "pikepdf.String":
            return pikepdf.String(f"{self._papers}-{identity}")

        if "/ID" in element:
            element.ID = own(element.ID)
            self._ids[str(element.ID)] = element
        for attributes in _listed(element.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
                attributes.Headers = _renamed(attributes.Headers, own)

    def _read_whole(self, page: "pikepdf.Page", part: Any) -> None:
        """Tag all that a page shows as one paragraph."""
        from pikepdf import Array, Dictionary, Name

        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=page.obj, K=Array([0]))
        )
        part.K.append(element)
        page.contents_add(b"/P <</MCID 0>> BDC q\n", prepend=True)
        page.contents_add(b"\nQ EMC\n")
        page.obj.StructParents = self._number(Array([element]))
        for link in page.obj.get("/Annots", []):
            tag = self._pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.Link, P=part, Pg=page.obj)
            )
            tag.K = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
            part.K.append(tag)
            link.StructParent = self._number(tag)


def _renumber(pages: "list[pikepdf.Page]", start: int) -> None:
    """Lead pages, their links and their forms to their new places in the parent tree."""
    import pikepdf

    seen: set[tuple[int, int]] = set()  # a form may be shown on several pages
    for page in pages:
        own = page.obj
        things = [own, *own.get("/Annots", [])]
        waiting = [own.get("/Resources")]
        while waiting:
            resources = waiting.pop()
            if not isinstance(resources, pikepdf.Dictionary) or "/XObject" not in resources:
                continue
            for form in dict(resources.XObject).values():
                if isinstance(form, pikepdf.Stream) and form.objgen not in seen:
                    seen.add(form.objgen)
                    things.append(form)
                    waiting.append(form.get("/Resources"))
        for thing in things:
            for key in ("/StructParents", "/StructParent"):
                if key in thing:
                    thing[key] = int(thing[key]) + start


def _kids(element: Any) -> list[Any]:
    return [kid for kid in _listed(element.get("/K")) if _is_element(kid)]


def _is_element(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary) and "/S" in thing


def _elements(top: Any) -> Iterator[Any]:
    """An element and all below it; a tree that runs in a circle is walked once."""
    waiting, seen = [top], set()
    while waiting:
        element = waiting.pop()
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        waiting += _kids(element)


def _drop_objects(element: Any, links: set[tuple[int, int]]) -> None:
    """Drop what leads to a form field or a remark that is no longer on its page."""
    import pikepdf

    kids = _listed(element.get("/K"))
    kept = [
        kid
        for kid in kids
        if not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")
        or kid.Obj.objgen in links
    ]
    if len(kept) < len(kids):
        element.K = pikepdf.Array(kept)


def _listed(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _renamed(value: Any, rename: Callable[[Any], Any]) -> Any:
    import pikepdf

    if isinstance(value, pikepdf.Array):
        return pikepdf.Array(
            [rename(entry) if isinstance(entry, (pikepdf.Name, pikepdf.String)) else entry
             for entry in value]
        )  # fmt: skip
    return rename(value)
