"""A build's folder: whole or not there, and nobody's own files touched."""

import json

import pytest

from cspctl.output import write_folder, write_whole
from cspctl.problems import CannotRun


def manifest(*names):
    return json.dumps({"files": [{"file": name} for name in names]}).encode()


def below(folder):
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_files_of_the_build_before_go_and_other_files_stay(tmp_path):
    first = {
        "a.docx": b"a",
        "public/b.docx": b"b",
        "manifest.json": manifest("a.docx", "public/b.docx"),
    }
    write_folder(tmp_path, first)
    (tmp_path / "mine.txt").write_text("mine")
    write_folder(tmp_path, {"c.docx": b"c", "manifest.json": manifest("c.docx")})
    assert below(tmp_path) == ["c.docx", "manifest.json", "mine.txt"]


@pytest.mark.parametrize("names", [["../outside.txt"], ["/etc/hosts"], [3], "x"])
def test_a_manifest_that_was_tampered_with_deletes_nothing_outside(names, tmp_path):
    (tmp_path / "outside.txt").write_text("stays")
    folder = tmp_path / "build"
    listed = json.dumps({"files": [{"file": name} for name in names]})
    write_folder(folder, {"manifest.json": listed.encode()})
    write_folder(folder, {"manifest.json": b"{}"})
    assert (tmp_path / "outside.txt").read_text() == "stays"


def test_what_cannot_be_written_is_a_problem_and_leaves_no_manifest(tmp_path):
    (tmp_path / "a.docx").mkdir()
    (tmp_path / "a.docx/x").write_text("in the way")
    with pytest.raises(CannotRun) as fault:
        write_folder(tmp_path, {"a.docx": b"a", "manifest.json": manifest("a.docx")})
    assert fault.value.problems[0].code == "F001"
    assert below(tmp_path) == ["a.docx/x"]


def test_a_file_is_written_aside_and_put_in_its_place(tmp_path):
    write_whole(tmp_path / "deep/a.txt", b"one")
    write_whole(tmp_path / "deep/a.txt", b"two")
    assert below(tmp_path) == ["deep/a.txt"]
    assert (tmp_path / "deep/a.txt").read_bytes() == b"two"
