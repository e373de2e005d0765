"""Files that mean harm, files that lie about themselves, and broken ones: refused, in time."""

import io
import zipfile

import pytest
from hostile_papers import jpeg, parts, pdf, png, with_parts, word, workbook, zipped
from pptx import Presentation

from cspctl.model.board import Screening
from cspctl.pack.screening import screen
from cspctl.pack.screening.hazards import GROUPS, HAZARDS


def refused_as(data, name):
    result = screen(data, name)
    assert result.refused
    assert result.data == b""
    assert result.problems[0].mend
    return [found.hazard for found in result.findings if found.done == "refused"]


def odt(**changes):
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"<a/>",
        "META-INF/manifest.xml": b"<manifest/>",
    }
    return zipped(files | changes)


def slides():
    out = io.BytesIO()
    Presentation().save(out)
    return out.getvalue()


MAKERS = {
    "a.docx": word(),
    "a.xlsx": workbook(lambda book: None),
    "a.pptx": slides(),
    "a.odt": odt(),
    "a.pdf": pdf(),
    "a.png": png(),
    "a.jpg": jpeg(),
    "a.md": b"Lamps.\n",
}


@pytest.mark.parametrize("name", MAKERS)
def test_an_honest_file_is_taken(name):
    assert not screen(MAKERS[name], name).refused


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "a.md"])
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_a_file_cut_short_is_refused_or_mended_and_never_raises(name, share):
    data = MAKERS[name]
    result = screen(data[: int(len(data) * share)], name)
    assert result.refused or name in ("a.pdf", "a.jpg")  # qpdf rebuilds; a jpg may lack its end


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_with_wrong_bytes_never_raises(name):
    data = MAKERS[name]
    for at in range(0, len(data), max(1, len(data) // 40)):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        screen(broken, name)


@pytest.mark.parametrize("name", [name for name in MAKERS if name != "a.md"])
def test_another_kind_of_file_than_its_name_tells_is_refused(name):
    for other, data in MAKERS.items():
        if other != name:
            assert refused_as(data, name) in (["damaged"], ["disguised"]), other


def test_a_word_file_named_as_a_workbook_is_refused():
    assert refused_as(word(), "a.xlsx") == ["disguised"]


@pytest.mark.parametrize("name", ["a.doc", "a.exe", "a", "a.html", "a.zip"])
def test_a_format_that_is_not_screened_is_refused(name):
    assert refused_as(b"x", name) == ["format"]


def test_a_password_on_an_office_file_is_told():
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refused_as(locked, "a.docx") == ["password"]
    assert refused_as(b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx") == ["format"]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx", "a.odt"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(name):
    files = parts(MAKERS[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in files.items():
            archive.writestr(part, data)
        with archive.open("word/media/zero.bin", "w") as entry:
            for _ in range(300):
                entry.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 1_000_000
    assert refused_as(out.getvalue(), name) == ["bomb"]


def test_a_zip_with_too_many_parts_is_refused():
    files = {f"word/{number}.xml": b"<a/>" for number in range(6_000)}
    assert refused_as(zipped({**parts(word()), **files}), "a.docx") == ["bomb"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.docx", "word/document.xml"),
        ("a.xlsx", "xl/workbook.xml"),
        ("a.pptx", "ppt/presentation.xml"),
        ("a.odt", "content.xml"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(name, part, encoding):
    harm = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    data = with_parts(MAKERS[name], **{part: harm.encode(encoding)})
    assert refused_as(data, name) == ["doctype"]


@pytest.mark.parametrize("part", ["../outside.xml", "/root.xml", "word\\x.xml"])
def test_parts_that_point_out_of_the_file_are_refused(part):
    files = {**parts(word()), part: b"<a/>"}
    assert refused_as(zipped(files), "a.docx") == ["damaged"]


def test_two_files_in_one_are_refused():
    assert refused_as(pdf() + zipped({"a": b"b"}), "a.pdf") == ["disguised"]
    assert refused_as(b"GIF89a" + pdf(), "a.pdf") == ["disguised"]
    assert refused_as(b"MZ" + word(), "a.docx") == ["disguised"]
    assert refused_as(png(behind=zipped({"a": b"b"})), "a.png") == ["disguised"]
    assert refused_as(png((b"tEXt", b"a\x00<script>x</script>")), "a.png") == ["disguised"]
    assert refused_as(jpeg(behind=b"%PDF-1.7 ..."), "a.jpg") == ["disguised"]


def test_a_picture_that_fills_the_memory_is_refused():
    assert refused_as(png(width=60_000, height=60_000), "a.png") == ["bomb"]


def test_a_pdf_whose_stream_fills_the_memory_is_refused():
    import zlib

    import pikepdf

    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1100)) + packer.flush()

    def edit(document, page):
        page.Contents = pikepdf.Stream(document, body, Filter=pikepdf.Name.FlateDecode)

    assert refused_as(pdf(edit=edit), "a.pdf") == ["bomb"]


def test_deep_xml_is_refused():
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    data = with_parts(word(), **{"word/document.xml": deep})
    assert refused_as(data, "a.docx") == ["damaged"]


def test_the_settings_of_a_board_are_the_hazards_that_it_may_choose():
    assert set(Screening._specs) == set(GROUPS)
    assert len({hazard.code for hazard in HAZARDS.values()}) == len(HAZARDS)


def test_xml_of_nothing_but_elements_is_refused_before_they_are_made():
    many = b"<a>" + b"<a/>" * 7_000_000 + b"</a>"
    files = {**parts(word()), "word/many.xml": many}
    assert refused_as(zipped(files), "a.docx") == ["bomb"]


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_part_that_is_longer_than_it_says_is_not_unpacked_whole(name):
    """Its size and its checksum are those of its first bytes; the rest would fill the memory."""
    import tracemalloc
    import zlib

    said = 1_000
    data = zipped({**parts(MAKERS[name]), "word/zero.bin": bytes(200_000_000)})
    size = (200_000_000).to_bytes(4, "little")
    check = zlib.crc32(bytes(200_000_000)).to_bytes(4, "little")
    assert data.count(size) == 2
    lying = data.replace(size, said.to_bytes(4, "little"))
    lying = lying.replace(check, zlib.crc32(bytes(said)).to_bytes(4, "little"))
    tracemalloc.start()
    screen(lying, name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


def test_a_photograph_that_does_not_say_its_size_is_damaged():
    sound = jpeg()
    short = sound.replace(b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01", b"\xff\xc0\x00\x04\x08\x00")
    assert short != sound
    assert refused_as(short, "a.jpg") == ["damaged"]


def test_a_field_without_an_end_is_frozen_too():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText>'
        '</w:r><w:r><w:instrText>TEXT "/srv/Orchid"</w:instrText></w:r></w:p>'
    )
    result = screen(word(body), "a.docx")
    assert [found.done for found in result.findings if found.hazard == "links"] == ["cleaned"]
    assert b"Orchid" not in parts(result.data)["word/document.xml"]
