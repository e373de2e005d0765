"""Conversions kept between builds: what is found again, what is made again, what goes."""

import datetime as dt
import os
import time

import pytest

from cspctl.cli.desk import DiskDesk
from cspctl.loading import Want, load
from cspctl.pack import office
from cspctl.pack.build import build
from cspctl.pack.cache import Conversions, fonts
from cspctl.store import Folder


def entries(folder):
    return sorted(folder.iterdir())


def test_an_entry_is_found_by_all_that_it_depends_on(tmp_path):
    kept = Conversions(tmp_path, "LibreOffice 7")
    kept.keep(b"paper", ".docx", b"%PDF")
    assert kept.find(b"paper", ".docx") == b"%PDF"
    assert kept.find(b"paper, changed", ".docx") is None
    assert kept.find(b"paper", ".odt") is None
    assert Conversions(tmp_path, "LibreOffice 24").find(b"paper", ".docx") is None


def test_another_font_is_another_conversion(tmp_path):
    folder = tmp_path / ".fonts"
    folder.mkdir()
    before = fonts({"HOME": str(tmp_path)}, "linux")
    (folder / "Carlito.ttf").write_bytes(b"font")
    assert fonts({"HOME": str(tmp_path)}, "linux") != before


def test_a_damaged_entry_is_made_again(tmp_path):
    kept = Conversions(tmp_path, "LibreOffice 7")
    kept.keep(b"paper", ".docx", b"%PDF-1.7 whole")
    (entry,) = entries(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-3])
    assert kept.find(b"paper", ".docx") is None
    kept.keep(b"paper", ".docx", b"%PDF-1.7 whole")
    assert kept.find(b"paper", ".docx") == b"%PDF-1.7 whole"


def test_an_entry_that_was_copied_over_another_is_made_again(tmp_path):
    kept = Conversions(tmp_path, "LibreOffice 7")
    kept.keep(b"withheld", ".docx", b"%PDF withheld")
    (withheld,) = entries(tmp_path)
    kept.keep(b"open", ".docx", b"%PDF open")
    (other,) = set(entries(tmp_path)) - {withheld}
    other.write_bytes(withheld.read_bytes())
    assert kept.find(b"open", ".docx") is None
    assert kept.find(b"withheld", ".docx") == b"%PDF withheld"


def test_what_no_recent_build_used_goes(tmp_path):
    kept = Conversions(tmp_path, "LibreOffice 7")
    kept.keep(b"old", ".docx", b"%PDF")
    (old,) = entries(tmp_path)
    aside = tmp_path / ".aside-of-a-killed-build"
    aside.write_bytes(b"half")
    own = tmp_path / "notes.txt"
    own.write_text("somebody's own")
    kept.keep(b"new", ".docx", b"%PDF")
    long_ago = time.time() - 31 * 86400
    for path in (old, aside, own):
        os.utime(path, (long_ago, long_ago))
    kept.prune()
    assert not old.exists()
    assert not aside.exists()
    assert own.exists()
    assert kept.find(b"new", ".docx") == b"%PDF"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("no folder")
    kept = Conversions(tmp_path / "file" / "cache", "LibreOffice 7")
    kept.keep(b"paper", ".docx", b"%PDF")
    assert kept.find(b"paper", ".docx") is None


FILES = {
    "board.yaml": "id: b\nname: The Board\n",
    "2026-03-11/agenda.yaml": "items:\n  - {title: One, papers: [papers/1.md]}\n"
    "  - {title: Two, papers: [papers/2.md]}\n",
    "2026-03-11/papers/1.md": "First.\n",
    "2026-03-11/papers/2.md": "Second.\n",
}


@pytest.fixture
def build_again(soffice, tmp_path, monkeypatch):
    """Build from the files as they are; what was converted is noted in ``converted``."""
    convert = office.to_pdf
    converted = []

    def noted(files, **options):
        converted.extend(files)
        return convert(files, **options)

    monkeypatch.setattr(office, "to_pdf", noted)
    for name, text in FILES.items():
        path = tmp_path / "packs" / "b" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run():
        converted.clear()
        store = Folder(tmp_path)
        loaded = load(store, Want.EVERYTHING)
        day = dt.date(2026, 3, 11)
        return build(loaded.workspace, loaded.problems, "b", day, day, DiskDesk(store)).files

    run.folder, run.converted = tmp_path, converted
    return run


def test_what_was_converted_before_is_told_before_libreoffice_begins(tmp_path, monkeypatch):
    heard = []

    def to_pdf(files, **options):
        heard.append(sorted(files))
        return {name: b"%PDF of " + data for name, data in files.items()}

    monkeypatch.setattr(office, "find_soffice", lambda: tmp_path / "soffice")
    monkeypatch.setattr(office, "identity", lambda program: "LibreOffice 7")
    monkeypatch.setattr(office, "to_pdf", to_pdf)
    first = DiskDesk(Folder(tmp_path)).convert({"a.docx": b"a", "b.docx": b"b"})
    known = DiskDesk(Folder(tmp_path)).convert(
        {"a.docx": b"a", "b.docx": b"new"}, lambda pdfs: heard.append(list(pdfs))
    )
    assert heard == [["a.docx", "b.docx"], [first["a.docx"]], ["b.docx"]]
    assert known == {"a.docx": b"%PDF of a", "b.docx": b"%PDF of new"}


def test_a_build_after_one_changed_paper_converts_that_paper_alone(build_again):
    first = build_again()
    assert len(build_again.converted) == 6  # two papers and the front sheet, for both editions
    assert build_again() == first
    assert build_again.converted == []
    paper = build_again.folder / "packs/b/2026-03-11/papers/1.md"
    # A page more: every number behind it changes, and with them the front sheets.
    paper.write_text("First.\n\n" + "A paragraph that fills a line and more.\n\n" * 80)
    changed = build_again()
    assert sorted(build_again.converted) == [
        "agenda (2).docx",
        "agenda.docx",
        "paper of item 1 (2).docx",
        "paper of item 1.docx",
    ]
    cache = build_again.folder / "build" / ".cache"
    for entry in cache.iterdir():
        entry.unlink()
    assert build_again() == changed
