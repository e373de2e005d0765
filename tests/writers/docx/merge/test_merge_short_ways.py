"""Where the merge takes a short way that most papers allow, it ends where the long way does."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from merge_papers import SHAPES, body, new, saved, shaped

from cspctl.writers.docx.merge import Part, assembling, content, merge, revisions
from cspctl.writers.docx.merge.names import P, w
from cspctl.writers.docx.merge.theme import Theme, resolve

ALL = [shaped(shape) for shape in SHAPES]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(*files):
    parts = [Part(data, f"{n}.docx", f"P{n}", stamp="Page ") for n, data in enumerate(files, 1)]
    return merge(parts, title="Pack", date="2017-12-13")


def text_of(pack):
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return archive.read("word/document.xml")


def rewritten(change):
    """A paper whose ``word/document.xml`` is changed as text."""
    document = new()
    document.add_heading("Lamps", 1)
    document.add_paragraph("Forty are lit.")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(out, "w") as made:
        for name in old.namelist():
            data = old.read(name)
            made.writestr(name, change(data) if name == "word/document.xml" else data)
    return out.getvalue()


@pytest.mark.parametrize("short_way", [(assembling, "_understood"), (content, "_opens_paragraph")])
def test_both_ways_give_the_same_file(monkeypatch, short_way):
    taken = []
    real = getattr(*short_way)
    monkeypatch.setattr(*short_way, lambda *asked: taken.append(real(*asked)) or taken[-1])
    short = packed(*ALL, *ALL[:3])
    assert any(taken)
    monkeypatch.setattr(*short_way, lambda *asked: False)
    assert packed(*ALL, *ALL[:3]) == short


def test_prefixes_of_a_papers_own_are_put_into_the_merged_files():
    usual = packed(rewritten(lambda data: data), ALL[0])
    others = {
        # Word's namespace by another name, and as the one without a name.
        "another": lambda data: re.sub(rb"(</?| |xmlns:)w:", rb"\1x:", data).replace(
            b"xmlns:w=", b"xmlns:x="
        ),
        "none": lambda data: re.sub(rb"(</?)w:", rb"\1", data).replace(
            b"xmlns:w=", b'xmlns="' + W.encode() + b'" xmlns:w='
        ),
        "spaces": lambda data: data.replace(b"<w:body>", b"<w:body>\n  "),
    }
    for name, change in others.items():
        assert text_of(packed(rewritten(change), ALL[0])) == text_of(usual), name


def test_a_prefix_that_means_something_else_in_a_paper_keeps_its_meaning():
    def change(data):
        data = data.replace(b"<w:document ", b'<w:document xmlns:cx="urn:strange" ', 1)
        return data.replace(b"<w:body>", b'<w:body><w:p><w:r cx:a="1"/></w:p>', 1)

    root = etree.fromstring(text_of(packed(rewritten(change), ALL[0])))
    assert [e for e in root.iter(qn("w:r")) if e.get("{urn:strange}a") == "1"]


def test_a_style_that_does_not_open_its_paragraph_is_found():
    document = new()
    body(
        document, '<w:p><w:r><w:t>late</w:t></w:r><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>'
    )
    made = Document(io.BytesIO(packed(ALL[0], saved(document))))
    (late,) = [paragraph for paragraph in made.paragraphs if paragraph.text == "late"]
    assert late.style.name.lower().startswith("heading 1")


def test_marks_of_deleted_paragraph_ends_are_told_from_others():
    root = etree.fromstring(
        f'<w:body xmlns:w="{W}">'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>2</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:del/></w:rPr><w:t>3</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:moveFrom/><w:del/></w:rPr></w:pPr><w:r><w:t>4</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>5</w:t></w:r></w:p></w:body>"
    )
    paragraphs = list(root.iter(P))
    assert revisions._deleted_marks(root) == [paragraphs[0], paragraphs[3]]
    revisions.accept_changes(root)
    assert ["".join(p.itertext()) for p in root.iter(P)] == ["12", "3", "45"]


def test_a_theme_is_worked_in_wherever_it_is_named():
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    root = etree.fromstring(
        f'<w:p xmlns:w="{W}" xmlns:a="{a}"><w:rFonts w:asciiTheme="minorHAnsi"/>'
        '<w:color w:val="112233" w:themeColor="accent1" w:themeShade="BF"/>'
        '<w:color w:val="445566" w:themeColor="accent2" w:themeShade="BF"/>'
        '<a:schemeClr val="accent1"><a:schemeClr val="accent1"/></a:schemeClr>'
        '<a:schemeClr val="unknown"/><a:latin typeface="+mj-lt"/></w:p>'
    )
    theme = Theme({("minor", "latin"): "Arial", ("major", "latin"): "Georgia"}, {"accent1": "AA"})
    resolve(root, theme)
    assert [dict(element.attrib) for element in root] == [
        {w("ascii"): "Arial"},
        {w("val"): "112233"},
        {w("val"): "445566"},
        {"val": "AA"},
        {"val": "unknown"},
        {"typeface": "Georgia"},
    ]
    tags = [etree.QName(element).localname for element in root.iter(f"{{{a}}}*")]
    assert tags == ["srgbClr", "srgbClr", "schemeClr", "latin"]
