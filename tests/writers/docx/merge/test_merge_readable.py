"""Files that cannot be merged: what is wrong is said, and what to do."""

import zipfile
from io import BytesIO

import pytest
from merge_papers import new, saved, shaped

from cspctl.problems import CannotRun, Location
from cspctl.writers.docx.merge import Part, merge, readable
from cspctl.writers.ooxml import read_package, write_package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = saved(new())
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def changed(part, old, new_text):
    parts = read_package(GOOD)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new_text)
    return write_package(parts)


def archive(**files):
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/"), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "Word 97-2003"),
        (OLE, "old Office program"),
        (b"%PDF-1.7 ...", "a PDF named .docx"),
        (b"{\\rtf1 text}", "rich text"),
        (b"<html><body>", "web page"),
        (b"just some words", "no Word file"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (archive(a="b"), "zip file, but not an Office file"),
        (changed("word/document.xml", b"<w:body>", b"<w:body"), "damaged|cannot be read"),
        (changed("word/document.xml", b"<w:document", b"<!DOCTYPE x><w:document"), "DOCTYPE"),
        (
            changed(
                "[Content_Types].xml",
                MAIN.encode(),
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
            "macros",
        ),
        (
            changed("word/document.xml", b"<w:body>", b'<w:body><w:altChunk r:id="rId1"/>'),
            "another document",
        ),
        (
            changed(
                "word/document.xml",
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "Strict",
        ),
    ],
)
def test_what_is_wrong_and_the_mend_are_said(data, wrong):
    (problem,) = readable(data, "papers/05.docx")
    assert problem.code == "C701"
    assert problem.location == Location("papers/05.docx")
    assert any(words in problem.message for words in wrong.split("|")), problem.message
    assert problem.message.startswith("papers/05.docx cannot be read: it ") or "the file" in str(
        problem
    )
    assert problem.mend.endswith(".")


@pytest.mark.parametrize("shape", ["empty", "headers", "footnotes", "boxes"])
def test_sound_papers_have_nothing_wrong(shape):
    assert readable(shaped(shape), "paper.docx") == []


def test_all_unreadable_parts_are_named_at_once():
    parts = [Part(b"", "a.docx", "A"), Part(GOOD, "b.docx", "B"), Part(OLE, "c.docx", "C")]
    with pytest.raises(CannotRun) as fault:
        merge(parts, title="Pack", date="2017-12-13")
    assert [problem.location.file for problem in fault.value.problems] == ["a.docx", "c.docx"]


@pytest.mark.parametrize("names", [("A", "a"), ("A B", "C"), ("7th", "C")])
def test_bookmarks_must_be_plain_and_different(names):
    parts = [Part(GOOD, "x.docx", name) for name in names]
    with pytest.raises(ValueError, match="bookmark"):
        merge(parts, title="Pack", date="2017-12-13")
