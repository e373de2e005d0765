"""PDFs: scripts, attachments, comments, layers, properties, forms, older versions."""

import io

import pikepdf
import pytest
from hostile_papers import everything, javascript, jpeg, note, pdf
from pikepdf import Array, Dictionary, Name, String

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = "Orchid"


def screened(data, **policy):
    return screen(data, "a.pdf", Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def page_note(kind, **more):
    def edit(document, page):
        page.Annots = Array([note(document, kind, **more)])

    return edit


def attached(document, _):
    document.attachments["a.txt"] = b"Orchid"


def clip(document, page):
    page.Annots = Array([note(document, "FileAttachment", Contents=String(SECRET))])


def opening(document, _):
    document.Root.OpenAction = javascript(document, SECRET)


def named_script(document, _):
    tree = pikepdf.NameTree.new(document)
    tree["a"] = javascript(document, SECRET)
    document.Root.Names = Dictionary(JavaScript=tree.obj)


def page_actions(document, page):
    page.AA = Dictionary(O=javascript(document, SECRET))


def launch(document, page):
    action = Dictionary(S=Name.Launch, F=String("Orchid.exe"))
    page.Annots = Array([note(document, "Link", A=action)])


def chained(document, page):
    action = Dictionary(S=Name.GoTo, D=String("x"), Next=javascript(document, SECRET))
    page.Annots = Array([note(document, "Link", A=action)])


def submit(document, page):
    action = Dictionary(S=Name.SubmitForm, F=String("https://Orchid.example"))
    page.Annots = Array([note(document, "Link", A=action)])


def form(document, page):
    field = note(document, "Widget", FT=Name.Tx, T=String(SECRET), V=String("Forty"))
    field.DA = String("/F1 12 Tf 0 g")
    page.Annots = Array([field])
    fonts = Dictionary(Font=page.Resources.Font)
    document.Root.AcroForm = Dictionary(Fields=Array([field]), DR=fonts, DA=field.DA)


def author(document, _):
    document.docinfo["/Author"] = SECRET


def xmp(document, _):
    with document.open_metadata() as meta:
        meta["dc:creator"] = [SECRET]


def layer(document, page):
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    document.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([]))
    )
    page.Resources.Properties = Dictionary(MC0=group)
    page.Contents = document.make_stream(
        b"/OC /MC0 BDC BT /F1 12 Tf 72 600 Td (Orchid) Tj ET EMC "
        b"BT /F1 12 Tf 72 700 Td (Seen) Tj ET"
    )


def photograph(document, page):
    picture = document.make_stream(jpeg((0xE1, b"Exif\x00\x00Orchid Road")))
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width = picture.Height = 1
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    picture.Filter = Name.DCTDecode
    page.Resources.XObject = Dictionary(Im=picture)


PAPERS = {
    "scripts": [opening, named_script, page_actions, launch, chained],
    "links": [submit],
    "embedded": [attached, clip],
    "comments": [
        page_note("Text", Contents=String(SECRET)),
        page_note("Highlight", Contents=String(SECRET)),
        page_note("Popup", Contents=String(SECRET)),
    ],
    "forms": [form],
    "properties": [author, xmp],
    "hidden_text": [layer],
    "picture_data": [photograph],
}
CASES = [(hazard, pdf(edit=edit)) for hazard, edits in PAPERS.items() for edit in edits]
NAMES = [f"{hazard}-{edit.__name__}" for hazard, edits in PAPERS.items() for edit in edits]


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_cleaned_and_the_page_stays(hazard, data):
    result = screened(data, **{hazard: "clean"})
    assert {step for _, step in done(result, hazard)} == {"cleaned"}
    assert SECRET.encode() not in everything(result.data)
    assert b"(Seen)" in everything(result.data)
    assert not screened(result.data, **{hazard: "clean"}).findings
    assert screened(data, **{hazard: "clean"}).data == result.data


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_warned_of_or_refused(hazard, data):
    warned = screened(data, **{hazard: "warn"})
    assert {step for _, step in done(warned, hazard)} == {"warned"}
    assert SECRET.encode() in everything(warned.data)
    assert screened(data, **{hazard: "refuse"}).data == b""


def test_what_was_filled_in_is_kept_as_text():
    kept = everything(screened(pdf(edit=form), forms="clean").data)
    assert b"Forty" in kept
    assert b"/AcroForm" not in kept


def test_links_to_pages_and_to_the_web_stay():
    action = Dictionary(S=Name.URI, URI=String("https://www.example.org"))
    result = screened(pdf(edit=page_note("Link", A=action)))
    assert result.findings == ()
    assert b"https://www.example.org" in result.data


def test_the_title_and_the_claim_of_accessibility_stay():
    def edit(document, _):
        with document.open_metadata() as meta:
            meta["dc:title"] = "Lamps"
            meta["pdfuaid:part"] = "1"
            meta["dc:creator"] = [SECRET]

    cleaned = io.BytesIO(screened(pdf(edit=edit)).data)
    with pikepdf.open(cleaned) as document, document.open_metadata() as meta:
        assert (meta.get("dc:title"), meta.get("pdfuaid:part")) == ("Lamps", "1")


def test_an_earlier_version_inside_the_file_is_taken_out():
    old = pdf(b"BT /F1 12 Tf 72 700 Td (Orchid) Tj ET", compress_streams=False)
    with pikepdf.open(io.BytesIO(old)) as document:
        number = document.pages[0].Contents.objgen[0]
        root, size = document.Root.objgen[0], int(document.trailer.Size)
    body = f"\n{number} 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n".encode()
    start = int(old[old.rindex(b"startxref") + 9 :].split()[0])
    table = f"xref\n{number} 1\n{len(old) + 1:010d} 00000 n \n"
    trailer = f"trailer\n<</Size {size}/Root {root} 0 R/Prev {start}>>\nstartxref\n"
    data = old + body + f"{table}{trailer}{len(old) + len(body)}\n%%EOF\n".encode()
    result = screened(data)
    assert done(result, "changes") == [("earlier versions of the file inside it", "cleaned")]
    assert SECRET.encode() not in everything(result.data)


@pytest.mark.parametrize(
    ("content", "hazard"),
    [
        (b"BT 3 Tr /F1 12 Tf 72 700 Td (Orchid) Tj ET", "hidden_text"),
        (b"BT 1 g /F1 12 Tf 72 700 Td (Orchid) Tj ET", "white_text"),
        (b"1 1 1 rg BT /F1 12 Tf 72 700 Td (Orchid) Tj ET", "white_text"),
    ],
)
def test_text_that_is_not_seen_is_warned_of(content, hazard):
    result = screened(pdf(content), hidden_text="clean", white_text="clean")
    assert [step for _, step in done(result, hazard)] == ["warned"]
    assert done(result, hazard)[0][0].startswith("page 1")


@pytest.mark.parametrize(
    "content",
    [
        b"0 g 0 0 500 800 re f 1 g BT /F1 12 Tf 72 700 Td (Head) Tj ET",
        b"q 1 g 0 0 9 9 re f Q BT /F1 12 Tf 72 700 Td (Head) Tj ET",
    ],
)
def test_white_letters_on_something_dark_are_meant(content):
    assert not done(screened(pdf(content)), "white_text")


def test_the_text_layer_of_a_scan_is_no_hidden_text():
    def edit(document, page):
        photograph(document, page)

    data = pdf(b"/Im Do BT 3 Tr /F1 12 Tf 72 700 Td (Read aloud) Tj ET", edit)
    assert not done(screened(data), "hidden_text")


def test_a_clean_paper_keeps_its_bytes():
    data = pdf()
    assert screened(data).data == data


def test_a_password_is_refused():
    locked = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    printing = pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    for data in (locked, printing):
        assert done(screened(data), "password") == [("", "refused")]
