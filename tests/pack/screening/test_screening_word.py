"""Word papers: each hazard found, placed and cleaned, and what readers see kept."""

import io

import docx
import openpyxl
import pytest
from hostile_papers import REL, W, faults, jpeg, parts, saved, with_parts, word

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

DOC = "word/document.xml"
SECRET = "Orchid"


def screened(data, name="a.docx", **policy):
    return screen(data, name, Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def text(data):
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def run(words, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def with_style(data, style):
    return with_parts(
        data, **{"word/styles.xml": (b"</w:styles>", style.encode() + b"</w:styles>")}
    )


DELETED = (
    "<w:p><w:r><w:t>Kept </w:t></w:r><w:del w:id='9'><w:r>"
    f"<w:delText>{SECRET}</w:delText></w:r></w:del></w:p>"
)
HIDDEN = f"<w:p>{run('Seen ')}{run(SECRET, '<w:vanish/>')}</w:p>"
WHITE_LETTERS = '<w:color w:val="FFFFFF"/>'
HIGHLIGHT = '<w:highlight w:val="black"/>'
WHITE = f"<w:p>{run(SECRET, WHITE_LETTERS)}</w:p>"
HIDING_STYLE = (
    '<w:style w:type="character" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/>'
    '<w:basedOn w:val="Base"/></w:style>'
)
HIDING_PARAGRAPHS = (
    '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/>'
    "</w:rPr></w:style>"
)


def in_style(kind):
    if kind == "run":
        quiet = '<w:rStyle w:val="Quiet"/>'
        return f"<w:p>{run('Seen ')}{run(SECRET, quiet)}</w:p>"
    return f'<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr>{run(SECRET)}</w:p>'


def cell(fill, style="", colour="FFFFFF"):
    shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    table = f'<w:tblStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr>"
        f'{shade}</w:tcPr><w:p><w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>{SECRET}</w:t>'
        "</w:r></w:p></w:tc></w:tr></w:tbl>"
    )


def commented():
    document = docx.Document()
    document.add_paragraph("Seen.")
    document.add_comment(document.add_paragraph("And this.").runs, text=SECRET, author="Quill")
    return saved(document)


def related(kind, target, mode="External", part="word/_rels/document.xml.rels", id="rId99"):
    mode = f' TargetMode="{mode}"' if mode else ""
    relation = f'<Relationship Id="{id}" Type="{REL}/{kind}" Target="{target}"{mode}/>'
    return {part: (b"</Relationships>", relation.encode() + b"</Relationships>")}


def with_object(kind="oleObject", name="oleObject1.bin", data=b"\xd0\xcf\x11\xe0 Orchid"):
    body = (
        f'<w:p {W} xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{REL}">'
        "<w:r><w:object>"
        '<o:OLEObject Type="Embed" ProgID="X" ShapeID="s" DrawAspect="Icon" ObjectID="1" '
        'r:id="rId99"/></w:object></w:r></w:p>'
    )
    changes = related(kind, f"embeddings/{name}", mode="")
    changes[f"word/embeddings/{name}"] = data
    made = with_parts(word(body), **changes)
    ending = name.rpartition(".")[2].encode()
    default = b'<Default Extension="' + ending + b'" ContentType="application/octet-stream"/>'
    types = {"[Content_Types].xml": (b"<Override", default + b"<Override")}
    return with_first(made, types)


def with_first(data, changes):
    files = parts(data)
    from hostile_papers import zipped

    for name, (old, new) in changes.items():
        files[name] = files[name].replace(old, new, 1)
    return zipped(files)


MACROS = {
    **related("vbaProject", "vbaProject.bin", mode=""),
    "word/vbaProject.bin": b"Orchid macro",
    "[Content_Types].xml": (
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ),
}
PICTURE = (
    f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{REL}"><w:r><w:pict>'
    '<v:shape style="width:1pt;height:1pt"><v:imagedata r:id="rId99"/></v:shape>'
    "</w:pict></w:r></w:p>"
)
FORM = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Name"/><w:statusText '
    'w:val="Orchid"/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
FETCHING = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT '
    '"/srv/Orchid.txt"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
    '<w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
LINKED = (
    f'<w:p {W} xmlns:r="{REL}"><w:hyperlink r:id="rId99"><w:r><w:t>the plan</w:t></w:r>'
    "</w:hyperlink></w:p>"
)

# hazard -> papers that hold it; 'Orchid' stands in nothing but the hazard.
PAPERS = {
    "changes": [word(DELETED)],
    "comments": [commented()],
    "hidden_text": [
        word(HIDDEN),
        with_style(word(in_style("run")), HIDING_STYLE),
        with_style(word(in_style("paragraph")), HIDING_PARAGRAPHS),
    ],
    "white_text": [word(WHITE), word(cell("FFFFFF")), word(cell("00FF00", colour="00FF00"))],
    "embedded": [with_object()],
    "macros": [with_parts(word(), **MACROS)],
    "links": [
        with_parts(word(PICTURE), **related("image", "https://orchid.example/Orchid.png")),
        with_parts(word(LINKED), **related("hyperlink", "file:///S:/Orchid/plan.docx")),
        word(FETCHING),
    ],
    "forms": [word(FORM)],
}
CASES = [(hazard, data) for hazard, papers in PAPERS.items() for data in papers]
NAMES = [f"{hazard}-{n}" for hazard, papers in PAPERS.items() for n in range(len(papers))]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_cleaned_and_the_file_stays_valid(hazard, data, tmp_path):
    result = screened(data, **{hazard: "clean"})
    assert done(result, hazard), result.findings
    assert {step for _, step in done(result, hazard)} == {"cleaned"}
    assert SECRET.encode() not in everything(result.data)
    assert text(result.data).startswith("Before.") or "Seen." in text(result.data)
    assert faults(result.data, "a.docx", tmp_path) <= faults(data, "a.docx", tmp_path)
    assert not screened(result.data, **{hazard: "clean"}).findings


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_warned_of_and_kept(hazard, data):
    result = screened(data, **{hazard: "warn"})
    assert {step for _, step in done(result, hazard)} == {"warned"}
    assert SECRET.encode() in everything(result.data)
    assert {problem.severity for problem in result.problems} == {"warning"}


@pytest.mark.parametrize(("hazard", "data"), CASES, ids=NAMES)
def test_a_hazard_is_refused(hazard, data):
    result = screened(data, **{hazard: "refuse"})
    assert result.refused
    assert result.data == b""
    problem = result.problems[0]
    assert problem.severity == "error"
    assert problem.location.file == "a.docx"
    assert problem.mend


def test_places_are_told_as_a_reader_counts():
    assert done(screened(word(HIDDEN)), "hidden_text") == [("paragraph 2 of the text", "cleaned")]
    three = screened(word(DELETED, "<w:p></w:p>", DELETED, DELETED))
    assert done(three, "changes") == [("paragraphs 2, 4 and 5 of the text", "cleaned")]


def test_accepting_changes_keeps_the_new_words():
    body = (
        "<w:p><w:ins w:id='1'><w:r><w:t>New</w:t></w:r></w:ins><w:del w:id='2'><w:r>"
        "<w:delText>Old</w:delText></w:r></w:del><w:r><w:t> words</w:t></w:r></w:p>"
    )
    assert text(screened(word(body)).data) == "Before.\nNew words\nAfter."


@pytest.mark.parametrize(
    "body",
    [
        cell("1F3864"),
        cell("", "Dark"),
        (
            "<w:p><w:pPr><w:shd w:val='clear' w:fill='000000'/></w:pPr>"
            f"{run('x', WHITE_LETTERS)}</w:p>"
        ),
        f"<w:p>{run('x', WHITE_LETTERS.replace('FFFFFF', '000000'))}</w:p>",
        f"<w:p>{run('x', WHITE_LETTERS + HIGHLIGHT)}</w:p>",
    ],
    ids=["dark cell", "dark table style", "dark paragraph", "black letters", "dark highlight"],
)
def test_white_letters_on_dark_are_no_hidden_text(body):
    style = (
        '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr '
        'w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
    assert not done(screened(with_style(word(body), style)), "white_text")


def test_white_through_a_paragraph_style_is_found():
    style = (
        '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr>'
        '<w:color w:val="auto" w:themeColor="background1"/></w:rPr></w:style>'
    )
    result = screened(with_style(word(in_style("paragraph")), style))
    assert done(result, "white_text") == [("paragraph 2 of the text", "warned")]


def test_hidden_twice_by_styles_is_shown():
    body = (
        '<w:p><w:pPr><w:pStyle w:val="QuietP"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Base"/></w:rPr>'
        "<w:t>Shown</w:t></w:r></w:p>"
    )
    style = HIDING_STYLE + HIDING_PARAGRAPHS.replace("Quiet", "QuietP")
    assert not done(screened(with_style(word(body), style)), "hidden_text")


def test_names_in_the_properties_are_taken_out_and_the_title_stays():
    document = docx.Document()
    document.core_properties.title = "Street lights"
    document.core_properties.author = SECRET
    document.core_properties.last_modified_by = SECRET
    document.core_properties.comments = SECRET
    result = screened(saved(document))
    core = docx.Document(io.BytesIO(result.data)).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Street lights", "", "")
    assert SECRET.encode() not in everything(result.data)
    assert "docProps/thumbnail.jpeg" not in parts(result.data)


def test_a_link_to_the_web_stays():
    data = with_parts(word(LINKED), **related("hyperlink", "https://www.example.org/plan"))
    result = screened(data)
    assert not done(result, "links")
    assert b"https://www.example.org/plan" in everything(result.data)


def test_a_link_to_a_disk_leaves_its_words():
    data = with_parts(word(LINKED), **related("hyperlink", "file:///S:/Orchid/plan.docx"))
    assert "the plan" in text(screened(data).data)


def test_a_template_on_the_authors_machine_is_cut():
    settings = "word/_rels/settings.xml.rels"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}/attachedTemplate" '
        'Target="file:///S:/Orchid.dotx" TargetMode="External"/></Relationships>'
    )
    attached = f'<w:attachedTemplate xmlns:r="{REL}" r:id="rId1"/></w:settings>'
    files = parts(word())
    data = with_parts(
        word(),
        **{
            settings: relation.encode(),
            "word/settings.xml": files["word/settings.xml"].replace(
                b"</w:settings>", attached.encode()
            ),
        },
    )
    result = screened(data)
    assert done(result, "links") == [
        ("a template on its author's machine, in word/settings.xml", "cleaned")
    ]
    assert b"Orchid" not in everything(result.data)


def test_photographs_in_a_document_lose_where_they_were_taken():
    document = docx.Document()
    document.add_picture(io.BytesIO(jpeg((0xFE, b"Orchid Road"))))
    result = screened(saved(document))
    assert done(result, "picture_data") == [("the picture image1.jpg", "cleaned")]
    assert b"Orchid" not in everything(result.data)


def test_text_in_another_file_is_refused():
    body = f'<w:altChunk {W} xmlns:r="{REL}" r:id="rId99"/>'
    assert screened(word(body)).refused


def test_a_part_that_nothing_shows_is_dropped():
    data = with_parts(word(), **{"word/left.xml": b"<a>Orchid</a>"})
    result = screened(data)
    assert done(result, "embedded") == [("a part of the file that nothing shows", "cleaned")]
    assert b"Orchid" not in everything(result.data)


def test_a_clean_paper_keeps_its_bytes():
    clean = screened(word()).data
    again = screened(clean)
    assert again.data == clean
    assert again.findings == ()


def test_a_chart_keeps_its_picture_and_loses_its_workbook():
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    result = screened(with_object("package", "book1.xlsx", book.getvalue()))
    assert [step for _, step in done(result, "embedded")] == ["cleaned"]
    assert not any("embeddings" in name for name in parts(result.data))
