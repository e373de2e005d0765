"""PDFs put together: tags, layers, labels, bookmarks and properties survive; actions do not."""

import datetime as dt
import gc
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from cspctl.pack.pdf.binding import Binder, Bookmark


def tagged(*words, roles=None, ids=False):
    """A PDF with a page for each word, tagged as a paragraph of the author's own kind."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([])))
    parents = Array([])
    for number, word in enumerate(words):
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.pages[-1]
        page.Contents = pdf.make_stream(f"/Body <</MCID 0>> BDC ({word}) pop EMC".encode())
        page.StructParents = number
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/Body"), P=top, Pg=page.obj, K=0, T=word)
        )
        if ids:
            element.ID = String("cell1")
            element.A = Dictionary(O=Name.Table, Headers=Array([String("cell1")]))
        top.K.append(element)
        parents.extend([number, Array([element])])
    root.K = Array([top])
    root.ParentTree = Dictionary(Nums=parents)
    root.RoleMap = Dictionary(roles or {"/Body": Name.P})
    if ids:
        tree = pikepdf.NameTree.new(pdf)
        tree["cell1"] = top.K[0]
        root.IDTree = tree.obj
    pdf.Root.StructTreeRoot = root
    return pdf


def data(pdf):
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def bound(*papers, bookmarks=()):
    binder = Binder()
    label = 1
    for number, paper in enumerate(papers, start=1):
        for _ in binder.add(data(paper), f"Paper {number}"):
            binder.label("D", label)
            label += 1
    made = binder.finish(
        title="Pack",
        author="The Council",
        language="en-GB",
        date=dt.date(2026, 3, 11),
        bookmarks=list(bookmarks),
    )
    return made, pikepdf.open(io.BytesIO(made))


def elements(element):
    yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from elements(kid)


def by_parent_tree(pdf):
    """The title of the tag that each page's content belongs to."""
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return [str(tree[int(page.StructParents)][0].get("/T")) for page in pdf.pages]


def test_every_page_leads_to_its_own_tag_and_back():
    _, pdf = bound(tagged("one", "two"), tagged("three"), tagged("four", "five"))
    assert by_parent_tree(pdf) == ["one", "two", "three", "four", "five"]
    tags = [e for e in elements(pdf.Root.StructTreeRoot.K[0]) if e.get("/S") == "/Body"]
    assert [str(tag.T) for tag in tags] == ["one", "two", "three", "four", "five"]
    assert [tag.Pg.objgen for tag in tags] == [page.obj.objgen for page in pdf.pages]
    parts = [str(part.T) for part in pdf.Root.StructTreeRoot.K[0].K]
    assert parts == ["Paper 1", "Paper 2", "Paper 3"]
    assert pdf.Root.MarkInfo.Marked is True


def test_names_that_mean_different_things_are_told_apart():
    _, pdf = bound(tagged("one"), tagged("two", roles={"/Body": Name.H1}))
    root = pdf.Root.StructTreeRoot
    meanings = {
        str(tag.T): root.RoleMap[str(tag.S)]
        for tag in elements(root.K[0])
        if str(tag.get("/T")) in ("one", "two")
    }
    assert meanings == {"one": Name.P, "two": Name.H1}


def test_ids_of_table_headings_stay_unique():
    _, pdf = bound(tagged("one", ids=True), tagged("two", ids=True))
    cells = [tag for tag in elements(pdf.Root.StructTreeRoot.K[0]) if "/ID" in tag]
    assert len({str(cell.ID) for cell in cells}) == 2
    for cell in cells:
        assert [str(header) for header in cell.A.Headers] == [str(cell.ID)]
        found = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)[str(cell.ID)]
        assert found.objgen == cell.objgen


def test_a_page_without_tags_is_still_read():
    plain = pikepdf.new()
    plain.add_blank_page(page_size=(595, 842))
    plain.pages[0].Contents = plain.make_stream(b"BT ET")
    _, pdf = bound(plain)
    page = pdf.pages[0]
    tag = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(page.StructParents)][0]
    assert (tag.S, tag.Pg.objgen) == (Name.P, page.obj.objgen)
    content = b"".join(part.read_bytes() for part in page.Contents)
    assert content.index(b"/P <</MCID 0>> BDC") < content.index(b"BT ET") < content.index(b"EMC")


def acting():
    """A PDF with everything that acts, asks or tells."""
    pdf = tagged("page")
    page = pdf.pages[0]
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('planted')"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
    pdf.attachments["planted.txt"] = b"planted attachment"
    page.obj.AA = Dictionary(O=script)
    page.obj.PieceInfo = Dictionary(Planted=String("planted"))
    page.obj.Metadata = pdf.make_stream(b"planted metadata")
    link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": [0, 0, 9, 9]}
    uri = Dictionary(S=Name.URI, URI=String("https://example.org/kept"))
    launch = Dictionary(S=Name.Launch, F=String("planted.exe"))
    remark = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("planted remark")
    )
    page.obj.Annots = Array(
        [
            pdf.make_indirect(Dictionary(**link, A=uri, AA=Dictionary(U=script))),
            pdf.make_indirect(Dictionary(**link, A=launch)),
            pdf.make_indirect(Dictionary(**link, A=script)),
            pdf.make_indirect(remark),
        ]
    )
    tag = pdf.Root.StructTreeRoot.K[0].K[0]
    tag.K = Array([0, Dictionary(Type=Name.OBJR, Obj=page.obj.Annots[3], Pg=page.obj)])
    return pdf


def test_nothing_that_acts_asks_or_tells_comes_along():
    made, pdf = bound(acting())
    everything = "".join(
        repr(thing) + (thing.read_bytes().decode("latin-1") if isinstance(thing, pikepdf.Stream)
                       else "")
        for thing in pdf.objects
    )  # fmt: skip
    assert "planted" not in everything
    assert [str(link.A.URI) for link in pdf.pages[0].Annots] == ["https://example.org/kept"]
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(pdf.Root.keys())
    assert b"JavaScript" not in made


def test_what_was_filled_in_stays_to_be_seen():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    look = pdf.make_stream(b"0 0 1 rg 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form)
    look.BBox = Array([0, 0, 100, 50])
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), F=4,
            V=String("Ann"), Rect=[100, 100, 200, 150], AP=Dictionary(N=look),
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    made, bound_pdf = bound(pdf)
    assert "/Annots" not in bound_pdf.pages[0]
    picture = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil()
    assert picture.getpixel((150, 842 - 125)) == (0, 0, 255)


def test_what_a_layer_hides_stays_hidden():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft lines")))
    page = pdf.pages[0]
    page.obj.Resources = Dictionary(Properties=Dictionary(L1=layer))
    page.Contents = pdf.make_stream(b"/OC /L1 BDC 1 0 0 rg 0 0 595 842 re f EMC")
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    made, _ = bound(pdf)
    picture = pypdfium2.PdfDocument(made)[0].render(scale=0.1).to_pil()
    assert picture.getpixel((30, 30)) == (255, 255, 255)


def test_a_link_within_a_paper_still_finds_its_page():
    pdf = tagged("one", "two")
    link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": [0, 0, 9, 9]}
    named = Dictionary(Names=Array([String("second"), Array([pdf.pages[1].obj, Name.Fit])]))
    pdf.Root.Names = Dictionary(Dests=named)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(**link, Dest=String("second")))])
    _, made = bound(tagged("zero"), pdf)
    assert made.pages[1].Annots[0].Dest[0].objgen == made.pages[2].obj.objgen


def test_labels_bookmarks_and_properties():
    outline = [Bookmark("1. Homes", 0, [Bookmark("(a) Stairs", 1)]), Bookmark("2. Close", 2)]
    made, pdf = bound(tagged("one", "two", "three"), bookmarks=outline)
    document = pypdfium2.PdfDocument(made)
    assert [document.get_page_label(place) for place in range(3)] == ["1", "2", "3"]
    found = [(e.level, e.get_title(), e.get_dest().get_index()) for e in document.get_toc()]
    assert found == [(0, "1. Homes", 0), (1, "(a) Stairs", 1), (0, "2. Close", 2)]
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo["/Title"]) == "Pack"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260311")
    with pdf.open_metadata() as about:
        assert about["dc:title"] == "Pack"


def test_the_same_papers_give_the_same_bytes():
    assert bound(tagged("one"), acting())[0] == bound(tagged("one"), acting())[0]


@pytest.mark.parametrize("style", ["r", "D"])
def test_a_blank_page_has_the_size_of_the_one_before_it(style):
    binder = Binder()
    page, tag = binder.add_blank([0, 0, 842, 595])
    binder.label(style, 1)
    assert [float(edge) for edge in page.mediabox] == [0, 0, 842, 595]
    assert "MCID" in tag


def test_a_paper_is_let_go_as_soon_as_it_is_added():
    """Else a pack of a thousand papers would need a thousand open files."""
    binder = Binder()
    gc.collect()
    before = mappings()
    for _ in range(5):
        binder.add(data(tagged("one", "two")), "Paper")
    gc.collect()
    assert mappings() == before


def mappings():
    maps = Path("/proc/self/maps")
    return maps.read_text().count("memfd:cspctl") if maps.exists() else 0
