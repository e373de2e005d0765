"""The file system: what belongs to a workspace, and that nothing outside it is read."""

import pytest
from helpers import written

from cspctl.store import Folder, find_root


def test_names_are_sorted_and_leave_out_what_is_not_the_boards(tmp_path):
    written(
        tmp_path,
        {
            "actions.yaml": "",
            "notes.txt": "",
            "build/b/pack.docx": "",
            "packs/b/board.yaml": "",
            "packs/b/2017-12-13/papers/1.md": "",
            "packs/b/.git/config": "",
            "packs/b/build/x.yaml": "",
            "packs/people.yaml": "",
        },
    )
    assert sorted(Folder(tmp_path).names()) == [
        "actions.yaml",
        "packs/b/2017-12-13/papers/1.md",
        "packs/b/board.yaml",
        "packs/people.yaml",
    ]


def test_folders_and_broken_links_named_like_files_are_listed_and_cannot_be_read(tmp_path):
    written(tmp_path, {"packs/b/board.yaml/x": "", "packs/b/2017-12-13/minutes.md/y": ""})
    (tmp_path / "actions.yaml").symlink_to(tmp_path / "nowhere")
    folder = Folder(tmp_path)
    names = ["actions.yaml", "packs/b/2017-12-13/minutes.md", "packs/b/board.yaml"]
    assert sorted(folder.names()) == names
    for name in names:
        with pytest.raises((FileNotFoundError, IsADirectoryError, PermissionError)):
            folder.read(name)


@pytest.mark.parametrize("name", ["../secret.txt", "packs/../../secret.txt", "link.txt"])
def test_nothing_outside_is_read(name, tmp_path):
    written(tmp_path, {"secret.txt": "secret", "w/packs/b/board.yaml": ""})
    (tmp_path / "w/link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(PermissionError):
        Folder(tmp_path / "w").read(name)


def test_a_linked_folder_is_not_walked_into(tmp_path):
    written(tmp_path, {"other/board.yaml": "", "w/packs/b/board.yaml": ""})
    (tmp_path / "w/packs/c").symlink_to(tmp_path / "other", target_is_directory=True)
    assert Folder(tmp_path / "w").names() == ["packs/b/board.yaml"]


def test_the_workspace_is_the_nearest_folder_upwards(tmp_path):
    written(tmp_path, {"w/packs/b/board.yaml": "", "v/actions.yaml": "", "v/a/b/c.txt": ""})
    assert find_root(tmp_path / "w/packs/b") == tmp_path / "w"
    assert find_root(tmp_path / "v/a/b") == tmp_path / "v"
    assert find_root(tmp_path) is None
