"""Zip files that are written here are those that Python's own module writes."""

import io
import random
import struct
import zipfile

import pytest

from cspctl.writers import packing
from cspctl.writers.packing import packed

SOME = random.Random(4)
PARTS = [
    ("[Content_Types].xml", b"<Types/>"),
    ("word/document.xml", b"<w:p>Lamps</w:p>" * 9_000),
    ("word/media/bäume.png", SOME.randbytes(300_000)),
    ("word/empty.bin", b""),
    ("word/zeros.bin", bytes(1_500_000)),
    ("word/again.xml", b"<w:p>Lamps</w:p>" * 9_000),
]


def written_by_python(parts, level):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content, compresslevel=level)
    return out.getvalue()


@pytest.mark.parametrize("level", [1, 6, 9])
@pytest.mark.parametrize("count", [0, 1, len(PARTS)])
def test_it_is_what_python_writes(level, count):
    for _ in range(2):  # the second time everything is remembered
        assert packed(PARTS[:count], level) == written_by_python(PARTS[:count], level)


def test_python_reads_it():
    with zipfile.ZipFile(io.BytesIO(packed(PARTS, 6))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == PARTS


def test_a_level_is_not_taken_for_another():
    content = b"<w:p>Lamps and trees</w:p>" * 999
    first, second = packed([("a", content)], 1), packed([("a", content)], 9)
    assert first != second
    assert packed([("a", content)], 1) == first


def test_what_is_remembered_has_bounds(monkeypatch):
    monkeypatch.setattr(packing, "_known", {})
    monkeypatch.setattr(packing, "_held", 0)
    monkeypatch.setattr(packing, "_LARGEST", 1_000)
    monkeypatch.setattr(packing, "_MOST", 5_000)
    for number in range(50):
        parts = [("a", b"%d" % number * 300), ("b", bytes(1_001))]
        assert packed(parts, 6) == written_by_python(parts, 6)
    assert packing._held < 7_000
    assert all(len(content) <= 1_000 for content, _ in packing._known)


def test_more_parts_than_a_zip_holds_are_no_zip():
    with pytest.raises(struct.error):
        packed(((str(number), b"") for number in range(65_536)), 1)
