"""Word papers that hold something where no honest program would put it, or few would look."""

import re

import pytest
from hostile_papers import REL, W, faults, parts, with_parts, word, zipped

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

SECRET = b"Orchid"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Orchid</w:t></w:r></w:p>"
QUIET = '<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:t>Orchid</w:t></w:r></w:p>'
QUIET_STYLE = (
    '<w:style w:type="{kind}" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr>'
    "</w:style></w:styles>"
)
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    ),
}


def screened(data, **policy):
    return screen(data, "a.docx", Screening(**policy))


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


def relation(kind, target, mode="", id="rId90"):
    mode = f' TargetMode="{mode}"' if mode else ""
    kind = kind if ":" in kind else f"{REL}/{kind}"
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"{mode}/>'.encode()


def with_part(data, name, content, kind, type="application/xml", **more):
    """A Word file with a part more, linked from the main one."""
    override = f'<Override PartName="/{name}" ContentType="{type}"/></Types>'.encode()
    return with_parts(
        data,
        **{
            name: content if isinstance(content, bytes) else content.encode(),
            RELS: (
                b"</Relationships>",
                relation(kind, "/" + name, **more) + b"</Relationships>",
            ),
            TYPES: (b"</Types>", override),
        },
    )


def renamed(data, *pairs):
    """A file whose parts have other names, and everything that leads to them."""
    files = parts(data)
    for old, new in pairs:
        files[new] = files.pop(old)
        for holder, content in files.items():
            if holder.endswith((".rels", TYPES)):
                at = content.replace(f"/{old}".encode(), f"/{new}".encode())
                at = at.replace(f'"{old}'.encode(), f'"{new}'.encode())
                short = f'"{old.removeprefix("word/")}"'.encode()
                files[holder] = at.replace(short, f'"{new.removeprefix("word/")}"'.encode())
    return zipped(files)


def field(*codes, shown="shown", kind="complex"):
    if kind == "simple":
        code = codes[0].replace('"', "&quot;")
        return (
            f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple></w:p>'
        )
    said = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{said}<w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r></w:p>'
    )


def header(body):
    return f'<w:hdr {W} xmlns:r="{REL}">{body}</w:hdr>'


def with_header(name, body):
    """A Word file whose section shows a header."""
    data = with_part(word(), name, header(body), "header")
    files = parts(data)
    shown = f'\\g<0><w:headerReference xmlns:r="{REL}" w:type="default" r:id="rId90"/>'
    document = re.sub(r"<w:sectPr[^>]*>", shown, files["word/document.xml"].decode())
    return zipped({**files, "word/document.xml": document.encode()})


def noted(body, reference, kind="footnote"):
    """A note, and what stands in the text for it."""
    notes = (
        f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
        f'<w:{kind} w:id="2">{body}</w:{kind}></w:{kind}s>'
    )
    type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    return with_part(word(reference), f"word/{kind}s.xml", notes, f"{kind}s", type)


NOTE = "<w:p><w:r><w:t>Orchid</w:t></w:r></w:p>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def readings(choice, fallback, requires="wps"):
    """A paragraph in two readings of the same, of which a program shows one."""
    return (
        f'<w:p {W} {MC} {WPS} xmlns:odd="urn:odd"><w:r><mc:AlternateContent><mc:Choice '
        f'Requires="{requires}"><w:drawing><w:txbxContent><w:p><w:r><w:t>{choice}</w:t></w:r></w:p>'
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
        f"<w:t>{fallback}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


SMART = (
    f'<w:p {W}><w:smartTag w:uri="urn:x" w:element="place"><w:smartTagPr><w:attr w:name="a" '
    'w:val="Orchid"/></w:smartTagPr><w:r><w:t>here</w:t></w:r></w:smartTag></w:p>'
)
CUSTOM = (
    f'<w:customXml {W} w:uri="urn:x" w:element="place"><w:customXmlPr><w:attr w:name="a" '
    'w:val="Orchid"/></w:customXmlPr><w:p><w:r><w:t>here</w:t></w:r></w:p></w:customXml>'
)
SHAPE = (
    f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"><w:r><w:pict>'
    '<v:shape id="s" style="width:9pt;height:9pt" {}>{}</v:shape></w:pict></w:r></w:p>'
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Quiet"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>'
    "<w:tr><w:tc><w:p><w:r><w:t>Orchid</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
DEFAULTS = (b"<w:rPrDefault><w:rPr>", b"<w:rPrDefault><w:rPr><w:vanish/>")
SHOWN = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown.</w:t></w:r></w:p>'
HIDDEN_FIELD = field('QUOTE "Orchid"').replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")


def with_style(data, kind="paragraph"):
    style = QUIET_STYLE.format(kind=kind).encode()
    return with_parts(data, **{"word/styles.xml": (b"</w:styles>", style)})


VARIABLE = b'<w:docVars><w:docVar w:name="a" w:val="Orchid"/></w:docVars>'
MAIN = ("word/document.xml", "word/story.xml")
MAIN_RELS = (RELS, "word/_rels/story.xml.rels")
TASKS = "http://schemas.microsoft.com/office/2019/05/relationships/documenttasks"
SIGNED = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"

PLACES = {
    "a header that no section shows": (
        "embedded",
        with_part(word(), "word/header1.xml", header(NOTE), "header"),
    ),
    "hidden text in a main part of another name": (
        "hidden_text",
        renamed(word(HIDDEN), MAIN, MAIN_RELS),
    ),
    "hidden text in a header of another name": (
        "hidden_text",
        with_header("word/top.xml", HIDDEN),
    ),
    "hidden text in a header in another folder": (
        "hidden_text",
        with_header("parts/header1.xml", HIDDEN),
    ),
    "text hidden by styles of another name": (
        "hidden_text",
        renamed(with_style(word(QUIET)), ("word/styles.xml", "word/looks.xml")),
    ),
    "variables in settings of another name": (
        "properties",
        renamed(
            with_parts(
                word(),
                **{
                    "word/settings.xml": (
                        b"</w:settings>",
                        VARIABLE + b"</w:settings>",
                    )
                },
            ),
            ("word/settings.xml", "word/set.xml"),
        ),
    ),
    "a field in a main part of another name": (
        "links",
        renamed(word(field('INCLUDETEXT "/srv/Orchid"')), MAIN, MAIN_RELS),
    ),
    "a hyperlink's field to a disk": ("links", word(field('HYPERLINK "file:///S:/Orchid.docx"'))),
    "a hyperlink's field to another machine": (
        "links",
        word(field('HYPERLINK \\o "tip" ', r'"\\\\server\\Orchid"')),
    ),
    "a simple hyperlink's field": ("links", word(field("HYPERLINK S:/Orchid", kind="simple"))),
    "a picture's field over runs": ("links", word(field("INCLUDEPI", 'CTURE "//a/Orchid.png"'))),
    "a field in lower case": ("links", word(field(' includetext "/srv/Orchid"'))),
    "a shape that leads to a disk": ("links", word(SHAPE.format('href="file:///S:/Orchid"', ""))),
    "a shape's picture by its address": (
        "links",
        word(SHAPE.format("", '<v:imagedata src="https://orchid.example/Orchid.png"/>')),
    ),
    "a shape's picture by Office's address": (
        "links",
        word(SHAPE.format("", '<v:imagedata o:href="https://orchid.example/Orchid.png"/>')),
    ),
    "another document that nothing shows": (
        "embedded",
        with_part(word(), "word/chunk.html", "<p>Orchid</p>", "aFChunk", "text/html"),
    ),
    "the data of a smart tag": ("properties", word(SMART)),
    "the data of custom XML": ("properties", word(CUSTOM)),
    "tasks": ("properties", with_part(word(), "word/tasks.xml", "<t>Orchid</t>", TASKS)),
    "a note whose mark is hidden": (
        "hidden_text",
        noted(
            NOTE,
            "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference "
            'w:id="2"/></w:r></w:p>',
        ),
    ),
    "a note that nothing refers to": ("hidden_text", noted(NOTE, "<w:p></w:p>", "endnote")),
    "a note whose mark was deleted": (
        "changes",
        noted(
            NOTE,
            '<w:p><w:del w:id="1"><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>',
        ),
    ),
    "a hidden field": ("hidden_text", word(HIDDEN_FIELD)),
    "another text for old programs": ("hidden_text", word(readings("Seen.", "Orchid"))),
    "a text for programs that there are not": (
        "hidden_text",
        word(readings("Orchid", "Seen.", requires="odd")),
    ),
    "text hidden by a table's style": ("hidden_text", with_style(word(TABLE), "table")),
    "the name at the end of a stretch that was moved": (
        "changes",
        word(
            '<w:p><w:moveFromRangeStart w:id="1" w:author="Orchid" w:name="m"/>'
            '<w:moveFromRangeEnd w:id="1"/></w:p>'
        ),
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_and_taken_out(place, tmp_path):
    hazard, data = PLACES[place]
    assert SECRET in everything(data).replace(b"CTURE", b"")
    result = screened(data)
    assert {step for _, step in done(result, hazard)} == {"cleaned"}, result.findings
    assert SECRET not in everything(result.data)
    assert b"Before." in everything(result.data)
    assert not screened(result.data).findings
    assert faults(result.data, "a.docx", tmp_path) <= faults(data, "a.docx", tmp_path)
    assert SECRET in everything(screened(data, **{hazard: "warn"}).data)


def test_text_that_is_hidden_unless_it_says_otherwise():
    data = with_parts(word(SHOWN, NOTE), **{"word/styles.xml": DEFAULTS})
    result = screened(data)
    assert done(result, "hidden_text") == [("paragraphs 1, 3 and 4 of the text", "cleaned")]
    assert SECRET not in everything(result.data)
    assert b"Shown." in everything(result.data)


@pytest.mark.parametrize(
    "instruction",
    [
        'HYPERLINK "https://www.example.org/a"',
        'HYPERLINK \\l "part2" \\o "a file: of parts"',
        "PAGEREF _Toc1 \\h",
        'HYPERLINK "mailto:a@example.org" \\* MERGEFORMAT',
        'XE "lamps"',
    ],
)
def test_fields_that_a_reader_may_follow_stay(instruction):
    data = word(field(instruction))
    assert not done(screened(data), "links")
    assert instruction.encode().replace(b'"', b"") in everything(screened(data).data).replace(
        b"&quot;", b""
    ).replace(b'"', b"")


def test_two_readings_of_the_same_stay():
    kept = everything(screened(word(readings("Seen.", "Seen."))).data)
    assert kept.count(b"Seen.") == 2


@pytest.mark.parametrize("foreign", ["altChunk", "subDoc"])
def test_another_document_in_a_header_is_refused(foreign):
    body = f'<w:p><w:r><w:t>Top</w:t></w:r></w:p><w:{foreign} r:id="rId1"/>'
    data = with_header("word/header1.xml", body)
    assert done(screened(data), "embedded")[0][1] == "refused"
    assert screened(data).data == b""


def test_strict_open_xml_is_refused():
    files = parts(word(HIDDEN))
    for old, new in STRICT.items():
        files = {name: data.replace(old, new) for name, data in files.items()}
    assert done(screened(zipped(files)), "format")[0][1] == "refused"
    mixed = {**parts(word()), "word/styles.xml": files["word/styles.xml"]}
    assert screened(zipped(mixed)).refused


def test_xml_that_hides_behind_another_ending_is_refused():
    data = renamed(word(HIDDEN), ("word/document.xml", "word/document.dat"))
    assert done(screened(data), "disguised")[0][1] == "refused"


def test_signatures_go_with_the_names_of_those_who_signed():
    files = parts(word())
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        b"</Relationships>", relation(SIGNED, "_xmlsignatures/origin.sigs") + b"</Relationships>"
    )
    files["_xmlsignatures/origin.sigs"] = b""
    inner = relation(
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature",
        "sig1.xml",
    )
    package = b"http://schemas.openxmlformats.org/package/2006/relationships"
    files["_xmlsignatures/_rels/origin.sigs.rels"] = (
        b'<Relationships xmlns="' + package + b'">' + inner + b"</Relationships>"
    )
    files["_xmlsignatures/sig1.xml"] = b"<Signature>Orchid</Signature>"
    result = screened(zipped(files))
    assert ("a signature", "cleaned") in done(result, "properties")
    assert SECRET not in everything(result.data)
