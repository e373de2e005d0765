"""What is in a paper's text: notes, links, bookmarks, pictures, changes, comments, controls."""

from io import BytesIO

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from merge_looking import attribute
from merge_papers import body, field, new, notes, png, saved, text_box, xml

from cspctl.writers.ooxml import read_package, write_package


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paper(*snippets):
    document = new()
    for snippet in snippets:
        body(document, snippet)
    return saved(document)


@pytest.mark.parametrize(
    ("snippet", "text"),
    [
        (f"<w:p>{run('kept ')}<w:ins w:id='1' w:author='A'>{run('new')}</w:ins></w:p>", "kept new"),
        (
            "<w:p><w:del w:id='1' w:author='A'><w:r><w:delText>old</w:delText></w:r></w:del>"
            f"{run('kept')}</w:p>",
            "kept",
        ),
        (
            f"<w:p><w:moveFrom w:id='1' w:author='A'>{run('moved')}</w:moveFrom>"
            f"<w:moveTo w:id='2' w:author='A'>{run('moved')}</w:moveTo></w:p>",
            "moved",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:b/><w:rPrChange w:id='1' w:author='A'><w:rPr/></w:rPrChange>"
            f"</w:rPr><w:pPrChange w:id='2' w:author='A'><w:pPr/></w:pPrChange></w:pPr>"
            f"{run('text')}</w:p>",
            "text",
        ),
        (
            f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>"
            f"<w:del w:id='1' w:author='A'/></w:trPr><w:tc><w:p>{run('gone')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p>{run('stays')}</w:p></w:tc></w:tr></w:tbl>",
            "stays",
        ),
    ],
)
def test_tracked_changes_are_accepted(snippet, text, merged):
    made = merged(paper(snippet))
    assert made.text() == text
    changes = "//w:ins | //w:del | //w:moveFrom | //w:moveTo | //w:rPrChange | //w:pPrChange"
    assert made.find(changes) == []


def test_a_deleted_paragraph_end_joins_two_paragraphs(merged):
    made = merged(
        paper(
            f"<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr>{run('One')}</w:p>",
            f"<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{run(' line')}</w:p>",
        )
    )
    assert "".join(made.paragraph("One").itertext()) == "One line"
    assert attribute(made.paragraph("One"), "w:pPr/w:jc/@w:val") == "right"


def test_comments_go_with_their_references(merged, sound):
    document = new()
    remark = document.add_paragraph("Text with a remark")
    document.add_comment(remark.runs, text="Do not print this", author="Somebody")
    made = merged(saved(document))
    assert made.text() == "Text with a remark"
    assert made.find("//w:commentReference | //w:commentRangeStart | //w:commentRangeEnd") == []
    assert not any("comment" in part for part in made.parts)
    sound(made.data)


def test_notes_are_copied_in_order_with_ids_of_their_own(merged, sound):
    def paper(words):
        document = new()
        notes(document, "footnote", [f"{words} one", f"{words} two"])
        notes(document, "endnote", [f"{words} end"])
        return saved(document)

    made = merged(paper("A"), paper("B"))
    ids = [str(v) for v in made.find("//w:footnoteReference/@w:id")]
    assert ids == ["1", "2", "3", "4"]
    said = [
        "".join(made.find("//w:footnote[@w:id=$id]//w:t/text()", "word/footnotes.xml", id=i))
        for i in ids
    ]
    assert said == ["A one", "A two", "B one", "B two"]
    restarts = [attribute(s, "w:footnotePr/w:numRestart/@w:val") for s in made.find("//w:sectPr")]
    assert restarts == [None, "eachSect"]
    assert attribute(made.tree("word/settings.xml"), "//w:endnotePr/w:pos/@w:val") == "sectEnd"
    sound(made.data)


def test_bookmarks_of_one_name_part_and_their_links_follow(merged, sound):
    one = paper(
        "<w:p><w:bookmarkStart w:id='0' w:name='Risk'/>"
        + run("Risk")
        + "<w:bookmarkEnd w:id='0'/></w:p>",
        "<w:p><w:hyperlink w:anchor='Risk'>" + run("see risk") + "</w:hyperlink></w:p>",
        "<w:p>" + field("PAGEREF Risk \\h", "1") + "</w:p>",
        "<w:p><w:fldSimple w:instr=' REF Risk \\h '>" + run("Risk") + "</w:fldSimple></w:p>",
        "<w:p>" + field('HYPERLINK \\l "Risk"', "there") + "</w:p>",
    )
    made = merged(one, one)
    names = [str(v) for v in made.find("//w:bookmarkStart/@w:name")]
    assert sorted(names) == ["A", "AEnd", "B", "BEnd", "Risk", "Risk_2"]
    ids = made.find("//w:bookmarkStart/@w:id")
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(made.find("//w:bookmarkEnd/@w:id"))
    assert [str(v) for v in made.find("//w:hyperlink/@w:anchor")] == ["Risk", "Risk_2"]
    codes = [code.text.strip() for code in made.find("//w:instrText")]
    assert codes == [
        "PAGEREF Risk \\h",
        'HYPERLINK \\l "Risk"',
        "PAGEREF Risk_2 \\h",
        'HYPERLINK \\l "Risk_2"',
    ]
    simple = [str(v).strip() for v in made.find("//w:fldSimple/@w:instr")]
    assert simple == ["REF Risk \\h", "REF Risk_2 \\h"]
    sound(made.data)


def test_an_authors_bookmark_never_takes_the_packs_name(merged):
    own = "<w:p><w:bookmarkStart w:id='0' w:name='b'/><w:bookmarkEnd w:id='0'/></w:p>"
    made = merged(paper(own), paper("<w:p/>"))
    assert [str(v) for v in made.find("//w:bookmarkStart/@w:name")][:2] == ["A", "b_2"]


def test_pictures_are_held_once_and_drawings_numbered(merged, sound):
    def paper(shade):
        document = new()
        document.add_picture(BytesIO(png(shade=shade)))
        return saved(document)

    made = merged(paper(10), paper(10), paper(200))
    assert len([part for part in made.parts if part.startswith("word/media/")]) == 2
    embeds = [made.target(str(v)).part for v in made.find("//a:blip/@r:embed")]
    assert embeds[0] == embeds[1] != embeds[2]
    assert [str(v) for v in made.find("//wp:docPr/@id")] == ["1", "2", "3"]
    sound(made.data)


def test_hyperlinks_stay_and_remote_pictures_lose_their_source(merged):
    document = new()
    document.add_picture(BytesIO(png()))
    remote = document.part.relate_to("http://example.org/spy.png", RT.IMAGE, is_external=True)
    link = document.part.relate_to("https://example.org/", RT.HYPERLINK, is_external=True)
    (blip,) = document.element.body.xpath("//a:blip")
    del blip.attrib[f"{{{blip.nsmap['r']}}}embed"]
    blip.set(f"{{{blip.nsmap['r']}}}link", remote)
    body(document, f'<w:p><w:hyperlink r:id="{link}">{run("site")}</w:hyperlink></w:p>')
    made = merged(saved(document))
    assert b"spy" not in b"".join(made.parts.values())
    assert made.target(made.find("//w:hyperlink/@r:id")[0]).Target == "https://example.org/"


@pytest.mark.parametrize(
    "code",
    ['INCLUDEPICTURE "http://example.org/x.png"', 'LINK Excel.Sheet "c:\\x.xls"', "DDEAUTO a b"],
)
def test_fields_that_fetch_are_frozen(code, merged):
    made = merged(paper(f"<w:p>{field(code, 'as it was')}</w:p>"))
    assert made.text() == "as it was"
    assert made.find("//w:instrText | //w:fldChar") == []


def test_text_boxes_keep_both_readings_and_their_prefixes(merged, sound):
    made = merged(paper(text_box("In a box")), paper(text_box("Another")))
    assert [str(v) for v in made.find("//mc:Choice/@Requires")] == ["wps", "wps"]
    assert made.tree().nsmap["wps"].endswith("wordprocessingShape")
    assert made.text() == "In a boxIn a boxAnotherAnother"
    sound(made.data)


def test_an_alternative_that_nobody_could_read_gives_way_to_its_fallback(merged):
    snippet = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:zz='urn:unheard-of' Requires='zz'>"
        "<w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert merged(paper(snippet)).text() == "old"


def test_content_controls_stay_without_their_data(merged, sound):
    control = (
        "<w:sdt><w:sdtPr><w:id w:val='5'/><w:dataBinding w:xpath='/x' w:storeItemID='{1}'/>"
        "<w:text/></w:sdtPr><w:sdtContent><w:p>" + run("Held") + "</w:p></w:sdtContent></w:sdt>"
    )
    made = merged(paper(control), paper(control))
    assert made.text() == "HeldHeld"
    assert [str(v) for v in made.find("//w:sdtPr/w:id/@w:val")] == ["1", "2"]
    assert made.find("//w:dataBinding") == []
    sound(made.data)


def test_custom_xml_and_smart_tags_give_way_to_their_text(merged):
    made = merged(
        paper(
            f"<w:customXml w:element='x'><w:customXmlPr/><w:p>{run('In ')}<w:smartTag "
            f"w:element='y'>{run('side')}</w:smartTag></w:p></w:customXml>"
        )
    )
    assert made.text() == "In side"
    assert made.find("//w:customXml | //w:smartTag | //w:customXmlPr") == []


def test_macros_and_custom_xml_parts_are_left_behind(merged):
    parts = read_package(paper("<w:p/>"))
    parts["word/vbaProject.bin"] = b"macro"
    parts["customXml/item1.xml"] = b"<secret/>"
    made = merged(write_package(parts))
    assert not [part for part in made.parts if "vba" in part or "customXml" in part]


def test_nothing_of_an_authors_session_stays(merged):
    made = merged(paper('<w:p w:rsidR="00AB12CD" w14:paraId="1234ABCD"><w:proofErr/></w:p>'))
    assert b"00AB12CD" not in made.parts["word/document.xml"]
    assert b"1234ABCD" not in made.parts["word/document.xml"]


def test_title_language_and_date_are_as_told(merged):
    core = merged(paper("<w:p/>")).parts["docProps/core.xml"].decode()
    assert "<dc:title>Pack</dc:title>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("2017-12-13T00:00:00Z") == 2


def test_the_first_paper_does_not_run_on_from_the_one_before(merged):
    made = merged(paper(f"<w:p>{run('front')}</w:p>"), paper(f"<w:p>{run('paper')}</w:p>"))
    between = made.find("//w:p[w:pPr/w:sectPr]")
    assert len(between) == 1
    assert attribute(made.tree(), "//w:body/w:sectPr/w:type/@w:val") == "nextPage"


def test_a_chart_comes_with_its_workbook(merged, sound):
    document = new()
    paragraph = (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='100' cy='100'/>"
        "<wp:docPr id='1' name='c'/><a:graphic><a:graphicData "
        "uri='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:chart "
        "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' r:id='rId77'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    document.element.body.insert(0, xml(paragraph))
    parts = read_package(saved(document))
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId77" Type="{rels}/chart" Target="charts/chart9.xml"/>'
        "</Relationships>".encode(),
    )
    parts["word/charts/chart9.xml"] = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'xmlns:r="{rels}"><c:chart><c:plotArea><c:layout/></c:plotArea></c:chart>'
        '<c:externalData r:id="rId5"/></c:chartSpace>'
    ).encode()
    parts["word/charts/_rels/chart9.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId5" Type="{rels}/package" Target="../embeddings/book.xlsx"/>'
        "</Relationships>"
    ).encode()
    parts["word/embeddings/book.xlsx"] = b"PK workbook"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/charts/chart9.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Default Extension="xlsx" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        b"</Types>",
    )
    made = merged(write_package(parts), write_package(parts))
    charts = [p for p in made.parts if p.startswith("word/charts/chart")]
    assert charts == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
    book = made.target(made.find("//@r:id", charts[1])[0], charts[1])
    assert book.Target == "../embeddings/book1.xlsx"
    assert made.parts["word/embeddings/book1.xlsx"] == b"PK workbook"
