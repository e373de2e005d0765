"""A folder of files that is put in place whole, beside what others keep there."""

import subprocess
import sys

import pytest

from cspctl.problems import CannotRun
from cspctl.storage.tree import RECORD, write_tree


def tree(folder, files, kind="site"):
    return write_tree(folder, {name: lambda t=text: t.encode() for name, text in files.items()},
                      kind, "site")  # fmt: skip


def there(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RECORD
    }


def test_a_second_build_changes_what_changed_and_removes_what_it_no_longer_makes(tmp_path):
    assert tree(tmp_path, {"index.html": "a", "old/page.html": "b", "kept.html": "c"}) == 3
    assert tree(tmp_path, {"index.html": "A", "new/page.html": "d", "kept.html": "c"}) == 2
    assert there(tmp_path) == {"index.html": "A", "new/page.html": "d", "kept.html": "c"}
    assert not (tmp_path / "old").exists()


def test_somebody_elses_files_stay(tmp_path):
    tree(tmp_path, {"csp/index.html": "a"})
    (tmp_path / "csp" / "photo.txt").write_text("mine")
    (tmp_path / "CNAME").write_text("mine")
    tree(tmp_path, {"index.html": "b"})
    assert there(tmp_path) == {"index.html": "b", "csp/photo.txt": "mine", "CNAME": "mine"}


def test_somebody_elses_file_in_the_way_stops_the_build(tmp_path):
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(CannotRun) as found:
        tree(tmp_path, {"about.html": "a", "index.html": "b"})
    assert found.value.problems[0].code == "H804"
    assert "site/index.html" in str(found.value.problems[0].location.file)
    assert there(tmp_path) == {"index.html": "mine"}


@pytest.mark.parametrize("link", ["csp", "csp/index.html"])
def test_nothing_is_written_through_a_link(tmp_path, link):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("mine")
    folder = tmp_path / "site"
    (folder / link).parent.mkdir(parents=True)
    (folder / link).symlink_to(outside if link == "csp" else outside / "index.html")
    with pytest.raises(CannotRun, match="link"):
        tree(folder, {"csp/index.html": "b"})
    assert (outside / "index.html").read_text() == "mine"


def test_a_record_that_points_outside_removes_nothing(tmp_path):
    folder = tmp_path / "site"
    tree(folder, {"index.html": "a"})
    (tmp_path / "mine.txt").write_text("mine")
    record = (folder / RECORD).read_text().replace('"index.html"', '"../mine.txt"')
    (folder / RECORD).write_text(record)
    (folder / "index.html").unlink()
    tree(folder, {"index.html": "b"})
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_one_edition_is_not_written_over_the_other(tmp_path):
    tree(tmp_path, {"index.html": "a"}, "public")
    with pytest.raises(CannotRun, match="something else"):
        tree(tmp_path, {"index.html": "b"}, "members")
    assert there(tmp_path) == {"index.html": "a"}


def test_a_record_that_cannot_be_read_stops_the_build(tmp_path):
    tree(tmp_path, {"index.html": "a"})
    (tmp_path / RECORD).write_text("{")
    with pytest.raises(CannotRun, match="record"):
        tree(tmp_path, {"index.html": "b"})
    assert there(tmp_path) == {"index.html": "a"}


def test_a_file_that_cannot_be_made_leaves_everything_as_it_was(tmp_path):
    tree(tmp_path, {"a.html": "old", "z.html": "old"})

    def broken():
        raise CannotRun()

    with pytest.raises(CannotRun):
        write_tree(tmp_path, {"a.html": lambda: b"new", "z.html": broken}, "site", "site")
    assert there(tmp_path) == {"a.html": "old", "z.html": "old"}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_killed_build_leaves_the_old_files_and_the_next_one_sweeps(tmp_path):
    tree(tmp_path, {"a.html": "old", "z.html": "old"})
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom cspctl.storage.tree import write_tree\n"
        "def killed():\n    os._exit(9)\n"
        "write_tree(Path(sys.argv[1]), {'a.html': lambda: b'new', 'z.html': killed}, 'site', 's')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, tmp_path], check=False)
    assert ended.returncode == 9
    left = there(tmp_path)
    assert (left["a.html"], left["z.html"]) == ("old", "old")
    tree(tmp_path, {"a.html": "new", "z.html": "new"})
    assert there(tmp_path) == {"a.html": "new", "z.html": "new"}


def test_an_unchanged_file_is_not_touched(tmp_path):
    tree(tmp_path, {"a.html": "same"})
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert tree(tmp_path, {"a.html": "same"}) == 0
    assert (tmp_path / "a.html").stat().st_mtime_ns == before
