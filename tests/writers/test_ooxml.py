"""Packages: read within limits, written the same way every time."""

import io
import time
import zipfile

import docx
import pytest

from cspctl.writers import ooxml
from cspctl.writers.properties import CoreProperties, set_properties


def word():
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def test_parts_come_back_as_they_were():
    parts = ooxml.read_package(word())
    assert ooxml.read_package(ooxml.write_package(parts)) == parts


def test_the_bytes_depend_on_the_parts_alone(monkeypatch):
    parts = ooxml.read_package(word())
    first = ooxml.write_package(parts)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert ooxml.write_package(dict(reversed(parts.items()))) == first
    entries = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert entries[0].filename == ooxml.CONTENT_TYPES
    assert {(entry.date_time, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }


@pytest.mark.parametrize("limits", [{"max_bytes": 1000}, {"max_parts": 3}])
def test_limits(limits):
    with pytest.raises(ooxml.PackageError):
        ooxml.read_package(word(), **limits)


def test_two_parts_of_one_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/a.xml", "<a/>")
        archive.writestr("word/A.xml", "<a/>")
    with pytest.raises(ooxml.PackageError, match="same name"):
        ooxml.read_package(buffer.getvalue())


def test_a_relationship_is_used_again():
    parts = {}
    first = ooxml.relate(parts, "word/document.xml", "kind", "https://a.org", external=True)
    assert ooxml.relate(parts, "word/document.xml", "kind", "a.xml") != first
    assert ooxml.relate(parts, "word/document.xml", "kind", "https://a.org", external=True) == first


def test_tidying_drops_and_mends_what_word_would():
    parts = ooxml.read_package(word())
    assert "word/stylesWithEffects.xml" in parts
    ooxml.tidy(parts)
    assert not {"word/stylesWithEffects.xml", "docProps/thumbnail.jpeg"} & set(parts)
    assert b"stylesWithEffects" not in parts[ooxml.CONTENT_TYPES]
    assert b"stylesWithEffects" not in parts["word/_rels/document.xml.rels"]
    assert b"thumbnail" not in parts["_rels/.rels"]
    assert b'w:percent="100"' in parts["word/settings.xml"]


def test_a_template_on_its_authors_machine_is_forgotten():
    parts = ooxml.read_package(word())
    settings = "word/settings.xml"
    identity = ooxml.relate(parts, settings, "attachedTemplate", "file:///C:/a.dotm", external=True)
    namespace = f'xmlns:r="{ooxml.RELATIONSHIPS}"'
    parts[settings] = parts[settings].replace(
        b"</w:settings>",
        f'<w:attachedTemplate {namespace} r:id="{identity}"/></w:settings>'.encode(),
    )
    ooxml.tidy(parts)
    assert b"attachedTemplate" not in parts[settings]
    assert b"a.dotm" not in parts[ooxml.relationships_name(settings)]


def test_core_properties_are_made_where_there_are_none():
    parts = ooxml.read_package(word())
    ooxml.drop_part(parts, "docProps/core.xml")
    set_properties(parts, CoreProperties(title="A & \x00B", creator="Board"))
    found = docx.Document(io.BytesIO(ooxml.write_package(parts))).core_properties
    assert (found.title, found.author, found.language) == ("A & \ufffdB", "Board", "en-GB")


def test_dates_are_kept_and_never_made_up():
    parts = ooxml.read_package(word())
    set_properties(parts, CoreProperties())
    assert b"2013-12-23T23:15:00Z" in parts["docProps/core.xml"]
    ooxml.drop_part(parts, "docProps/core.xml")
    set_properties(parts, CoreProperties())
    assert b"created" not in parts["docProps/core.xml"]
