"""Reading XML at its tags says what reading it element by element says."""

import io
import zipfile
from collections import Counter

import pytest
from lxml import etree
from planting import everywhere

from cspctl import template_store
from cspctl.pack.verify.passages import Passage, Unreadable
from cspctl.pack.verify.xml_stream import streamed
from cspctl.pack.verify.xml_tags import Reader, check, is_plain
from cspctl.pack.verify.xml_text import xml_pieces

W = 'xmlns:w="urn:w"'


def at_tags(xml):
    names, values = {}, {}
    check(xml)
    texts = list(Reader(names, values).texts(xml))
    return said(texts), list(names), list(values)


def by_element(xml):
    names, values = {}, {}
    texts = list(streamed(xml, names, values))
    return said(texts), list(names), list(values)


def said(texts):
    return Counter(text for text in texts if text.strip())


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:d {W}><w:p><w:r><w:t>Quill</w:t></w:r><w:r><w:t>feather</w:t></w:r></w:p></w:d>",
        # tabs and line breaks part words, also those that hold their looks
        f"<w:d {W}><w:p>one<w:tab/>two<w:br><w:rPr/></w:br>three<w:noBreakHyphen/>four</w:p></w:d>",
        # a block in a block comes behind it; what was deleted is no part of the sentence
        f"<w:d {W}><w:p>a<w:x><w:p>box</w:p></w:x>b<w:delText>gone</w:delText>c</w:p></w:d>",
        f"<w:d {W}><w:p>a<w:annotation>n<w:p>o</w:p><w:tab/>te</w:annotation>b</w:p></w:d>",
        f"<w:d {W}>outside<w:p/><w:v>12</w:v> behind </w:d>",
        f"<w:d {W}><w:oddHeader>&amp;CQuill &amp;P</w:oddHeader></w:d>",
        # what a header says is read once: a reference that is meant as text stays one
        f"<w:d {W}><w:oddHeader>&amp;lt; &amp;#x110000; &amp;amp;CQuill</w:oddHeader></w:d>",
        f"<w:d {W}><w:oddHeader/>Quill&amp;Dfeather</w:d>",
        # names that only begin like a declaration, and a name with a blank of Python's in it
        f'<w:d {W}><w:x xmlnsx="Quill" w:xmlns="feather" xmlns.descr="ink"/></w:d>',
        "<d><p\u1680x>Quill</p\u1680x><p\u1680 \u1680descr='ink'>feather</p\u1680></d>",
        # references, ends of lines, and > in text and attributes
        f"<w:d {W}><w:p>R&amp;D &lt;b&gt; &#65;&#x42; &amp;lt; a\r\nb</w:p></w:d>",
        f"<w:d {W}><w:x w:name='1 > 0'>one</w:x></w:d>",
        f'<w:d {W}><w:x w:descr="a&quot;b&#10;c\td" w:val=\'"\' /><w:tag w:val="Orchid"/></w:d>',
        f'<w:d {W}><w:x w:Target="media/orchid.png" w:title="50%25 off"/></w:d>',
        "<d>\u00e9\u4e2d<p>\U0001f600</p></d>",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<d><p>x</p></d>\n',
    ],
)
def test_both_ways_say_the_same(xml):
    data = xml.encode()
    assert is_plain(data)
    assert at_tags(data) == by_element(data)


def test_both_ways_say_the_same_of_every_part_of_real_files():
    files = [template_store.packaged(name) for name in template_store.names() if "docx" in name]
    files += everywhere("ZQX-CANARY-17").values()
    seen = 0
    for file in files:
        if not zipfile.is_zipfile(io.BytesIO(file)):
            continue
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            for entry in archive.infolist():
                data = archive.read(entry)
                if entry.filename.endswith((".xml", ".rels", ".vml")) and is_plain(data):
                    assert at_tags(data) == by_element(data), entry.filename
                    seen += 1
    assert seen > 500


def test_a_long_part_is_read_in_slices_without_a_seam(monkeypatch):
    monkeypatch.setattr("cspctl.pack.verify.xml_tags._SLICE", 7)
    xml = f'<w:d {W}><w:p>Quill<w:t w:name="Orch\u00e9">feather</w:t></w:p> tail</w:d>'.encode()
    assert at_tags(xml) == by_element(xml)


@pytest.mark.parametrize(
    "xml",
    [
        "<d><!-- <a b='--><p>x</p></d>",
        "<d><![CDATA[<p>]]></d>",
        "<d><?word Quill?></d>",
        '<!DOCTYPE d [<!ENTITY e "Quill">]><d>&e;</d>',
        '<?xml version="1.0" encoding="ISO-8859-1"?><d/>',
    ],
)
def test_what_is_more_than_tags_and_text_is_read_by_element(xml):
    assert not is_plain(xml.encode())


def test_another_encoding_is_read_by_element():
    xml = '<?xml version="1.0" encoding="UTF-16"?><d><p>Quillfeather</p></d>'.encode("utf-16")
    assert not is_plain(xml)
    assert "Quillfeather" in {p.text for p in xml_pieces("x", xml) if isinstance(p, Passage)}


@pytest.mark.parametrize(
    "xml", [b"<d><p>x</d>", b"<d>&e;</d>", b"<d a='1' a='2'/>", b"<d>", b"", b"<d>\xff</d>"]
)
def test_what_is_not_well_formed_is_told(xml):
    assert [type(piece) for piece in xml_pieces("x", xml)] == [Unreadable]
    with pytest.raises((etree.XMLSyntaxError, UnicodeDecodeError)):
        at_tags(xml)


@pytest.mark.parametrize("remark", ["", "<!-- read by element -->"])
def test_the_blanks_between_elements_are_left_out_and_those_in_a_paragraph_stay(remark):
    part = f"<d>\n  {remark}<a>Quill</a>\n\t\n  <p>the<t> </t>depot</p>\n  <p> </p>\u00a0\n</d>"
    said = next(xml_pieces("x", part.encode())).text.split("\x1e")
    assert [text for text in said if text.strip()] == said
    assert {"Quill", "the depot"} <= set(said)
