"""PDFs that hold something where few would look."""

import io

import pikepdf
import pytest
from hostile_papers import everything, javascript, note, pdf
from pikepdf import Array, Dictionary, Name, String

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = b"Orchid"
LAYERED = (
    b"/OC /MC0 BDC BT /F1 12 Tf 72 600 Td (Orchid) Tj ET EMC BT /F1 12 Tf 72 700 Td (Seen) Tj ET"
)


def screened(data, **policy):
    return screen(data, "a.pdf", Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def linked(action):
    def edit(document, page):
        page.Annots = Array([note(document, "Link", A=action(document))])

    return edit


def several(document):
    follow = Array([Dictionary(S=Name.GoTo, D=String("x")), javascript(document, "Orchid()")])
    return Dictionary(S=Name.GoTo, D=String("x"), Next=follow)


def several_at_once(document):
    return Dictionary(S=Name.URI, URI=String("https://a.org"), Next=Array([several(document)]))


def opening(document, _):
    follow = Array([javascript(document, "Orchid()")])
    document.Root.OpenAction = Dictionary(S=Name.GoTo, D=String("x"), Next=follow)


def address(text):
    return linked(lambda document: Dictionary(S=Name.URI, URI=String(text)))


def in_names(key, made):
    def edit(document, _):
        document.Root.Names = Dictionary(
            {key: Dictionary(Names=Array([String("a"), made(document)]))}
        )

    return edit


def hidden_page(document):
    content = document.make_stream(b"BT /F1 12 Tf 72 700 Td (Orchid) Tj ET")
    return document.make_indirect(Dictionary(Type=Name.Template, Contents=content))


def rendition(document):
    return document.make_indirect(
        Dictionary(S=Name.MR, C=Dictionary(S=Name.MCD, N=String("Orchid"), D=String("a.mp4")))
    )


def layers(document, page, groups, **default):
    document.Root.OCProperties = Dictionary(
        OCGs=Array(groups), D=Dictionary(Order=Array([]), **default)
    )
    page.Contents = document.make_stream(LAYERED)


def group(document, **more):
    return document.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer"), **more))


def inherited(document, page):
    """A layer that is off; the names in the page's content are those of all pages."""
    off = group(document)
    layers(document, page, [off], OFF=Array([off]))
    resources = page.Resources
    resources.Properties = Dictionary(MC0=off)
    del page.obj["/Resources"]
    document.Root.Pages.Resources = resources


def membership(policy, off):
    def edit(document, page):
        shown, other = group(document), group(document)
        layers(document, page, [shown, other], OFF=Array([other] if off else []))
        page.Resources.Properties = Dictionary(
            MC0=Dictionary(Type=Name.OCMD, OCGs=Array([shown, other]), P=Name(policy))
        )

    return edit


def by_itself(document, page):
    """A layer that is on, and switched off for every screen when the file is opened."""
    usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    layer = group(document, Usage=usage)
    events = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
    layers(document, page, [layer], AS=Array([events]))
    page.Resources.Properties = Dictionary(MC0=layer)


def drawing_with(content):
    def edit(document, page):
        form = document.make_stream(content)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = Array([0, 0, 595, 842]), page.Resources
        page.Resources = Dictionary(XObject=Dictionary(Fm=form), Font=page.Resources.Font)
        page.Contents = document.make_stream(b"/Fm Do")

    return edit


def clear(document, page):
    page.Resources.ExtGState = Dictionary(G0=Dictionary(ca=0))


PLACES = {
    "a script among several actions": ("scripts", linked(several)),
    "a script among several actions of several": ("scripts", linked(several_at_once)),
    "a script among several at opening": ("scripts", opening),
    "an address on a disk": ("links", address("file:///S:/Orchid.docx")),
    "an address on another machine": ("links", address("\\\\server\\Orchid")),
    "an address that is a script": ("scripts", address("javascript:Orchid()")),
    "a page that is in no list": ("hidden_text", in_names("/Templates", hidden_page)),
    "a film in a list": ("scripts", in_names("/Renditions", rendition)),
    "a layer named for all pages": ("hidden_text", inherited),
    "a layer of several, one off": ("hidden_text", membership("/AllOn", True)),
    "a layer shown when others are off": ("hidden_text", membership("/AllOff", False)),
    "a layer shown when one is off": ("hidden_text", membership("/AnyOff", False)),
    "a layer that switches itself off": ("hidden_text", by_itself),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_and_taken_out(place):
    hazard, edit = PLACES[place]
    data = pdf(edit=edit)
    assert SECRET in everything(data)
    result = screened(data)
    assert {step for _, step in done(result, hazard)} == {"cleaned"}, result.findings
    assert SECRET not in everything(result.data)
    assert b"(Seen)" in everything(result.data)
    assert not screened(result.data).findings
    assert SECRET in everything(screened(data, **{hazard: "warn"}).data)


@pytest.mark.parametrize(
    ("policy", "off"), [("/AnyOn", True), ("/AnyOff", True), ("/AllOn", False)]
)
def test_what_such_a_layer_shows_stays(policy, off):
    assert SECRET in everything(screened(pdf(edit=membership(policy, off))).data)


@pytest.mark.parametrize("text", ["https://www.example.org", "mailto:a@example.org", "page.html"])
def test_addresses_that_a_reader_may_follow_stay(text):
    assert screened(pdf(edit=address(text))).findings == ()


@pytest.mark.parametrize(
    ("content", "edit", "hazard"),
    [
        (b"BT 7 Tr /F1 12 Tf 72 700 Td (Orchid) Tj ET", None, "hidden_text"),
        (b"/G0 gs BT /F1 12 Tf 72 700 Td (Orchid) Tj ET", clear, "hidden_text"),
        (b"", drawing_with(b"BT 3 Tr /F1 12 Tf 72 700 Td (Orchid) Tj ET"), "hidden_text"),
        (b"", drawing_with(b"BT 1 g /F1 12 Tf 72 700 Td (Orchid) Tj ET"), "white_text"),
    ],
    ids=["clipping", "clear", "in a drawing", "white in a drawing"],
)
def test_text_that_is_not_seen_is_warned_of(content, edit, hazard):
    result = screened(pdf(content, edit))
    assert done(result, hazard) == [
        ("page 1, invisible text" if hazard == "hidden_text" else "page 1", "warned")
    ]


def test_text_on_a_colour_in_a_drawing_is_meant():
    content = b"0 g 0 0 500 800 re f 1 g BT /F1 12 Tf 72 700 Td (Head) Tj ET"
    assert not done(screened(pdf(b"", drawing_with(content))), "white_text")


def test_an_earlier_version_whose_end_is_not_marked_is_taken_out():
    old = pdf(b"BT /F1 12 Tf 72 700 Td (Orchid) Tj ET", compress_streams=False)
    with pikepdf.open(io.BytesIO(old)) as document:
        number = document.pages[0].Contents.objgen[0]
        root, size = document.Root.objgen[0], int(document.trailer.Size)
    start = int(old[old.rindex(b"startxref") + 9 :].split()[0])
    old = old.replace(b"%%EOF", b"%%eof")
    body = f"\n{number} 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(old) + 1:010d} 00000 n \n"
    trailer = f"trailer\n<</Size {size}/Root {root} 0 R/Prev {start}>>\nstartxref\n"
    data = old + body + f"{table}{trailer}{len(old) + len(body)}\n%%EOF\n".encode()
    result = screened(data)
    assert done(result, "changes") == [("earlier versions of the file inside it", "cleaned")]
    assert SECRET not in result.data
    assert SECRET not in everything(result.data)


def test_a_file_that_only_an_object_holds_is_found():
    def edit(document, page):
        held = document.make_indirect(Dictionary(F=document.make_stream(SECRET)))
        named = Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=held)
        page.Annots = Array([note(document, "Link", FS=document.make_indirect(named))])

    result = screened(pdf(edit=edit))
    assert {step for _, step in done(result, "embedded")} == {"cleaned"}
    assert SECRET not in everything(result.data)


@pytest.mark.parametrize("operator", [b"Tr", b"gs", b"Do", b"rg", b"scn", b"Q", b"Tj"])
def test_content_that_lacks_what_it_needs_is_no_fault_of_ours(operator):
    content = operator + b" BT /F1 12 Tf 72 700 Td (Seen) Tj ET"
    for edit in (None, drawing_with(content)):
        assert done(screened(pdf(content, edit)), "hidden_text") == []


@pytest.mark.parametrize("wrong", [5, None, Array([5]), Array([Array([])])])
def test_layers_that_are_none_are_damage_and_no_traceback(wrong):
    def edit(document, page):
        layers(document, page, [group(document)], OFF=wrong)

    assert done(screened(pdf(edit=edit)), "damaged") in ([("", "refused")], [])


def test_a_layer_whose_content_is_broken_is_damage_and_no_traceback():
    def edit(document, page):
        inherited(document, page)
        page.Contents = document.make_stream(b"Do " + LAYERED)

    assert done(screened(pdf(edit=edit)), "damaged") == [("", "refused")]
