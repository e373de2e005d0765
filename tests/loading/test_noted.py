"""The fingerprint of what was read: another whenever a workspace could be."""

import pytest
from helpers import BARE, Files

from cspctl.loading import load
from cspctl.loading.noted import Noted

FILES = {**BARE, "packs/people.yaml": "people: []\n", "packs/b/2026-03-11/papers/a.docx": b"a"}


def fingerprint(files):
    noted = Noted(Files(files))
    assert load(noted) == load(Files(files))
    return noted.fingerprint


def test_the_same_files_have_the_same_fingerprint():
    assert fingerprint(FILES) == fingerprint(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    "change",
    [
        {"packs/b/board.yaml": "id: b\nname: The Board\n"},
        {"packs/b/board.yaml": OSError(13, "Permission denied")},
        {"packs/b/board.yaml": OSError(5, "Input/output error")},
        {"packs/b/2026-03-11/papers/b.docx": b"a paper that nobody reads here"},
        {"packs/people.yaml": "people: []\n\n"},
        {"actions.yaml": "actions: []\n"},
    ],
)
def test_another_workspace_has_another(change):
    assert fingerprint({**FILES, **change}) != fingerprint(FILES)


def test_what_is_in_a_paper_that_the_loader_does_not_read_makes_no_difference():
    assert fingerprint({**FILES, "packs/b/2026-03-11/papers/a.docx": b"b"}) == fingerprint(FILES)
