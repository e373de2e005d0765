"""Members of zip files: each unpacked once, and as what it is."""

import io
import zipfile

import pytest

from cspctl.writers import members, ooxml

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
EPOCH = (1980, 1, 1, 0, 0, 0)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(members, "_known", {})
    monkeypatch.setattr(members, "_held", 0)


@pytest.fixture
def reads(monkeypatch):
    """The names of the members that were unpacked."""
    names = []
    read = zipfile.ZipFile.open

    def noted(archive, entry, mode="r", *rest, **more):
        names.extend([entry.filename] if mode == "r" else [])
        return read(archive, entry, mode, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", noted)
    return names


def package(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": TYPES, **parts}.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def test_what_files_share_is_unpacked_once(reads):
    first = ooxml.read_package(package(styles=b"styles" * 50, text=b"one"))
    second = ooxml.read_package(package(text=b"two", styles=b"styles" * 50))
    assert second == {"[Content_Types].xml": TYPES, "styles": b"styles" * 50, "text": b"two"}
    assert second["styles"] is first["styles"]
    assert reads == ["[Content_Types].xml", "styles", "text", "text"]


def test_a_doctype_is_refused_every_time_and_where_it_matters_only():
    harmful = b"<!DOCTYPE a><a/>"
    assert ooxml.read_package(package(a=harmful))["a"] == harmful
    for _ in range(2):
        with pytest.raises(ooxml.PackageError, match=r"a\.xml has a DOCTYPE"):
            ooxml.read_package(package(**{"a.xml": harmful}))
    assert ooxml.read_package(package(a=harmful))["a"] == harmful


@pytest.mark.parametrize("place", ["contents", "directory", "name"])
def test_a_damaged_copy_of_a_sound_file_is_damaged(place):
    sound = package(text=b"a text of some length, with few repetitions")
    ooxml.read_package(sound)
    damaged = bytearray(sound)
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        entry = archive.getinfo("text")
        if place == "contents":
            damaged[entry.header_offset + 30 + len("text") + 5] ^= 0xFF
        elif place == "name":  # in the directory, so that the header says another
            damaged[sound.rindex(b"text")] = ord("n")
        else:
            at = sound.rindex(entry.CRC.to_bytes(4, "little"))  # its last place: the directory
            damaged[at] ^= 0xFF
    with pytest.raises(ooxml.PackageError, match="damaged"):
        ooxml.read_package(bytes(damaged))
    assert ooxml.read_package(sound)["text"].startswith(b"a text")


def test_members_that_lie_over_one_another_are_refused():
    whole = package(one=b"1" * 100, two=b"2" * 100)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        one, two = (archive.getinfo(name).header_offset for name in ("one", "two"))
    directory = whole.index(b"PK\x01\x02")
    at = whole.index(two.to_bytes(4, "little"), directory)
    overlapping = whole[:at] + one.to_bytes(4, "little") + whole[at + 4 :]
    with pytest.raises(ooxml.PackageError, match="damaged"):
        ooxml.read_package(overlapping)


def test_memory_stays_bounded(monkeypatch, reads):
    monkeypatch.setattr(members, "_MOST", 2_000)
    for number in range(100):
        ooxml.read_package(package(text=bytes([number]) * 500))
        assert sum(len(member.content) for member in members._known.values()) < 4_000
    monkeypatch.setattr(members, "_LARGEST", 10)
    ooxml.read_package(package(text=b"x" * 11))
    ooxml.read_package(package(text=b"x" * 11))
    assert reads[-1] == reads[-3] == "text"
