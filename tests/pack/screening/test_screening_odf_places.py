"""OpenDocument papers that hold something where few would look."""

import pytest
from hostile_papers import parts
from test_screening_plain_formats import HIDING, NAMES, odt

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

CHART = "application/vnd.oasis.opendocument.chart"
BOOK = "application/vnd.oasis.opendocument.spreadsheet"
PARENT = HIDING.replace("<style:style ", '<style:style style:family="paragraph" ')
CHILD = '<style:style style:name="P1" style:parent-style-name="H"/>'
HIDDEN = '<text:p text:style-name="H">Orchid</text:p>'


def styles(inner):
    return (
        f"<office:document-styles {NAMES}><office:styles>{inner}</office:styles>"
        "</office:document-styles>"
    ).encode()


def listed(*entries):
    """A manifest of paths with their types."""
    lines = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>' for path, kind in entries
    )
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<m:manifest xmlns:m="{name}">{lines}</m:manifest>'.encode()


def content(body):
    return (
        f"<office:document-content {NAMES}><office:body>{body}</office:body>"
        "</office:document-content>"
    ).encode()


def with_object(kind, inner):
    files = {
        "Object 1/content.xml": content(inner),
        "META-INF/manifest.xml": listed(("Object 1/", kind), ("Object 1/content.xml", "text/xml")),
    }
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame>'
    return odt(frame, **files)


def settings(name, text):
    return (
        f'<office:document-settings {NAMES} xmlns:config="urn:oasis:names:tc:opendocument:xmlns:'
        f'config:1.0"><office:settings><config:config-item config:name="{name}">{text}'
        "</config:config-item></office:settings></office:document-settings>"
    ).encode()


def condition(hidden):
    return (
        f'<text:p><text:hidden-paragraph text:condition="ooow:1" text:is-hidden="{hidden}"/>'
        "Orchid</text:p>"
    )


def formula(text):
    return odt(
        "<table:table><table:table-row><table:table-cell "
        f'table:formula="{text}"><text:p>2</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    )


PLACES = {
    "a style of the whole": ("hidden_text", odt(HIDDEN, **{"styles.xml": styles(PARENT)})),
    "a style from another": (
        "hidden_text",
        odt(HIDDEN.replace('"H"', '"P1"'), CHILD, **{"styles.xml": styles(PARENT)}),
    ),
    "a paragraph hidden by a condition": ("hidden_text", odt(condition("true"))),
    "a drawing that is not shown": (
        "hidden_text",
        odt('<draw:frame draw:display="none"><text:p>Orchid</text:p></draw:frame>'),
    ),
    "a hyperlink to a disk": (
        "links",
        odt('<text:p>See <text:a xlink:href="file:///S:/Orchid">this</text:a> here.</text:p>'),
    ),
    "a hyperlink that runs": (
        "links",
        odt('<draw:a xlink:href="vnd.sun.star.script:Orchid"><draw:frame/></draw:a>'),
    ),
    "a formula that reaches another file": (
        "links",
        formula("of:=['file:///S:/Orchid.ods'#$Sheet1.A1]"),
    ),
    "a formula that fetches": ("links", formula("of:=WEBSERVICE(&quot;https://Orchid&quot;)")),
    "a workbook inside": ("embedded", with_object(BOOK, "<text:p>Orchid</text:p>")),
    "hidden text in a chart": (
        "comments",
        with_object(CHART, "<office:annotation><text:p>Orchid</text:p></office:annotation>"),
    ),
    "the author of a chart": (
        "properties",
        odt(
            **{
                "Object 1/content.xml": content(""),
                "Object 1/meta.xml": (
                    f"<office:document-meta {NAMES}><office:meta><dc:creator>Orchid</dc:creator>"
                    "</office:meta></office:document-meta>"
                ).encode(),
                "META-INF/manifest.xml": listed(
                    ("Object 1/", CHART),
                    ("Object 1/content.xml", "text/xml"),
                    ("Object 1/meta.xml", "text/xml"),
                ),
            }
        ),
    ),
    "a printer's name": ("properties", odt(**{"settings.xml": settings("PrinterName", "Orchid")})),
    "a database's name": (
        "properties",
        odt(**{"settings.xml": settings("CurrentDatabaseDataSource", "Orchid")}),
    ),
    "a signature": ("properties", odt(**{"META-INF/documentsignatures.xml": b"<s>Orchid</s>"})),
    "a list of versions": ("properties", odt(**{"VersionList.xml": b"<v>Orchid</v>"})),
    "keys that run macros": (
        "macros",
        odt(**{"Configurations2/accelerator/current.xml": b"<a>Orchid</a>"}),
    ),
    "a part that is in no list": ("embedded", odt(**{"left.txt": b"Orchid"})),
}


def done(result, hazard):
    return [(found.place, found.done) for found in result.findings if found.hazard == hazard]


def everything(data):
    return b" ".join(name.encode() + b" " + part for name, part in parts(data).items())


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_and_taken_out(place):
    hazard, data = PLACES[place]
    result = screen(data, "a.odt")
    assert {step for _, step in done(result, hazard)} == {"cleaned"}, result.findings
    assert b"Orchid" not in everything(result.data)
    assert b"Lamps." in everything(result.data)
    assert not screen(result.data, "a.odt").findings
    assert b"Orchid" in everything(screen(data, "a.odt", Screening(**{hazard: "warn"})).data)


def test_the_words_of_a_link_stay_in_their_sentence():
    made = screen(PLACES["a hyperlink to a disk"][1], "a.odt")
    assert b">See this here.<" in parts(made.data)["content.xml"]


@pytest.mark.parametrize(
    "body",
    [
        '<text:a xlink:href="https://www.example.org">Orchid</text:a>',
        '<text:a xlink:href="#part2">Orchid</text:a>',
        condition("false").replace("ooow:1", "ooow:0"),
        '<text:p text:style-name="P1">Orchid</text:p>',
    ],
)
def test_what_is_shown_stays(body):
    shown = '<style:style style:name="P1" style:parent-style-name="H"><style:text-properties '
    data = odt(
        body, f'{shown}text:display="true"/></style:style>', **{"styles.xml": styles(PARENT)}
    )
    assert b"Orchid" in everything(screen(data, "a.odt").data)


def test_the_picture_of_an_object_stays_without_it():
    made = parts(screen(PLACES["a workbook inside"][1], "a.odt").data)
    assert b"draw:image" in made["content.xml"]
    assert b"draw:object" not in made["content.xml"]


def test_parts_that_are_listed_stay():
    data = odt(
        **{
            "Pictures/a.svg": b"<svg/>",
            "META-INF/manifest.xml": listed(("Pictures/a.svg", "image/svg+xml")),
        }
    )
    assert screen(data, "a.odt").findings == ()
