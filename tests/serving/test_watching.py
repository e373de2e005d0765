"""A change is told of once, and only when it is over."""

import os

from helpers import written

from cspctl.serving.watching import Watch, stamps


def told(*looks):
    seen = iter(looks)
    watch = Watch(lambda: next(seen))
    return [watch.changed() for _ in looks[1:]]


def test_nothing_new_is_no_change():
    assert told("a", "a", "a") == [False, False]


def test_a_change_is_told_of_once_when_two_looks_see_the_same():
    assert told("a", "b", "b", "b") == [False, True, False]


def test_a_file_that_is_still_being_written_is_waited_for():
    assert told("a", "b", "c", "d", "d", "d") == [False, False, False, True, False]


def test_what_is_taken_back_at_once_is_no_change():
    assert told("a", "b", "a", "a") == [False, False, False]


FILES = {
    "actions.yaml": "a",
    "packs/b/board.yaml": "b",
    "build/b-2026-01-01/public/pack.pdf": "c",
    "build/site/index.html": "d",
    "other.txt": "e",
}
NAMES = ["actions.yaml", "packs", "build", "templates"]


def look(root):
    return stamps(root, NAMES, ["build/site"])


def test_every_kind_of_change_is_seen(tmp_path):
    root = written(tmp_path, FILES)
    seen = [look(root)]
    (root / "packs/b/board.yaml").write_text("bb")
    seen.append(look(root))
    os.utime(root / "actions.yaml", ns=(1, 1))
    seen.append(look(root))
    written(root, {"packs/b/2026-01-01/papers/new.docx": ""})
    seen.append(look(root))
    (root / "packs/b/board.yaml").rename(root / "packs/b/old.yaml")
    seen.append(look(root))
    (root / "build/b-2026-01-01/public/pack.pdf").unlink()
    seen.append(look(root))
    written(root, {"templates/site/site.css": ""})
    seen.append(look(root))
    assert len(set(seen)) == len(seen)


def test_what_is_made_or_is_none_of_it_is_not_looked_at(tmp_path):
    root = written(tmp_path, FILES)
    before = look(root)
    written(root, {"build/site/index.html": "dd", "other.txt": "ee"})
    assert look(root) == before


def test_links_that_go_round_in_a_circle_are_not_followed(tmp_path):
    root = written(tmp_path, FILES)
    (root / "packs" / "again").symlink_to(root / "packs", target_is_directory=True)
    assert len(look(root)) == 4
