"""Pictures, Markdown and OpenDocument."""

import io
import struct
import zipfile

import pytest
from hostile_papers import jpeg, parts, png, zipped

from cspctl.model.board import Screening
from cspctl.pack.screening import screen

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = (
    f'xmlns:office="{OFFICE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def done(result):
    return [(found.hazard, found.done) for found in result.findings]


def exif(turn=None):
    """EXIF in Motorola's order: the camera's owner, and how the picture is turned."""
    entries = [struct.pack(">HHI4s", 0x013B, 2, 4, b"Orc\x00")]
    if turn:
        entries.insert(0, struct.pack(">HHIHH", 0x0112, 3, 1, turn, 0))
    body = b"MM\x00*\x00\x00\x00\x08" + struct.pack(">H", len(entries)) + b"".join(entries)
    return b"Exif\x00\x00" + body + bytes(4) + b"Orchid Road"


def test_a_photograph_loses_where_it_was_taken_and_keeps_its_turn():
    result = screen(jpeg((0xE1, exif(turn=6)), (0xFE, b"Orchid")), "a.jpg")
    assert done(result) == [("picture_data", "cleaned")]
    assert b"Orc" not in result.data
    assert struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0) in result.data
    assert done(screen(result.data, "a.jpg")) == []


def test_the_colours_of_a_photograph_stay():
    profile = (0xE2, b"ICC_PROFILE\x00\x01\x01colours")
    result = screen(jpeg(profile, (0xE1, exif())), "a.jpg")
    assert b"colours" in result.data
    assert b"Exif" not in result.data


def test_a_png_loses_its_texts_and_what_stands_behind_it():
    told = [(b"tEXt", b"Author\x00Orchid"), (b"eXIf", b"MM\x00*Orchid"), (b"pHYs", bytes(9))]
    result = screen(png(*told, behind=b"Orchid"), "a.png")
    assert done(result) == [("picture_data", "cleaned")]
    assert result.data == png((b"pHYs", bytes(9)))


def test_pictures_are_left_when_the_board_wants_only_a_warning():
    data = png((b"tEXt", b"Author\x00Orchid"))
    result = screen(data, "a.png", Screening(picture_data="warn"))
    assert result.data == data
    assert done(result) == [("picture_data", "warned")]


@pytest.mark.parametrize(
    ("text", "hazard", "left"),
    [
        ("Lamps.\n\n<!-- Orchid -->\nMore.", "comments", "Lamps.\n\n\nMore."),
        ("Lamps ![the map](https://a.org/Orchid.png).", "links", "Lamps the map."),
        ("Lamps ![a](../../Orchid.png).", "links", "Lamps a."),
        ("Lamps.<script>Orchid()</script>", "scripts", "Lamps."),
        ("La\u200bmps.", "hidden_text", "Lamps."),
    ],
)
def test_markdown_is_cleaned(text, hazard, left):
    result = screen(text.encode(), "a.md")
    assert done(result) == [(hazard, "cleaned")]
    assert result.data.decode() == left


def test_markdown_keeps_its_own_pictures_and_links():
    data = b"![a map](map.png) and [a page](https://www.example.org)."
    assert screen(data, "a.md").data == data


def odt(body="", styles="", meta="", **files):
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text><text:p>Lamps.</text:p>{body}"
        "</office:text></office:body></office:document-content>"
    )
    held = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta>"
        "</office:document-meta>".encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return zipped({**held, **files})


HIDING = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'


@pytest.mark.parametrize(
    ("hazard", "data"),
    [
        ("changes", odt("<text:tracked-changes><text:p>Orchid</text:p></text:tracked-changes>")),
        ("comments", odt("<office:annotation><text:p>Orchid</text:p></office:annotation>")),
        ("hidden_text", odt('<text:p text:style-name="H">Orchid</text:p>', HIDING)),
        ("hidden_text", odt('<text:hidden-text text:string-value="Orchid"/>')),
        ("links", odt('<draw:image xlink:href="https://a.org/Orchid.png"/>')),
        ("links", odt('<text:section><text:section-source xlink:href="/Orchid"/></text:section>')),
        ("properties", odt(meta="<dc:creator>Orchid</dc:creator>")),
        ("properties", odt(**{"Thumbnails/thumbnail.png": b"Orchid"})),
        ("macros", odt(**{"Basic/script.xml": b"<Orchid/>"})),
        ("embedded", odt(**{"Object 1": b"Orchid"})),
        (
            "hidden_rows",
            odt(
                '<table:table><table:table-row table:visibility="collapse"><table:table-cell>'
                "<text:p>Orchid</text:p></table:table-cell></table:table-row></table:table>"
            ),
        ),
    ],
)
def test_opendocument_is_cleaned(hazard, data):
    result = screen(data, "a.odt")
    assert (hazard, "cleaned") in done(result)
    held = parts(result.data)
    assert b"Orchid" not in b"".join(held.values())
    assert b"Lamps." in held["content.xml"]
    with zipfile.ZipFile(io.BytesIO(result.data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_an_opendocument_with_a_password_is_refused():
    data = odt(**{"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"})
    assert done(screen(data, "a.odt")) == [("password", "refused")]
