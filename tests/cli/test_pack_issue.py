"""``cspctl pack status``, ``issue`` and ``diff`` as they are typed."""

import io
import json

import pikepdf
import pytest
from helpers import run, written

DAY = "2026-03-11"
FOLDER = f"packs/b/{DAY}"
FILES = {
    "packs/b/board.yaml": "id: b\nname: The Board\nterms: {notice: {days: 7}}\n",
    f"{FOLDER}/agenda.yaml": """\
items:
  - title: Lights
    papers: papers/lights.md
  - title: Secret gang review
    restricted: {public_title: A review, reason: Names the Orchid cell}
    papers: papers/orchid.md
  - {title: Action log, action_log: yes}
""",
    f"{FOLDER}/papers/lights.md": "Forty lamps were mended in the park.\n",
    f"{FOLDER}/papers/orchid.md": "The Orchid cell meets behind the old bakery at night.\n",
    "actions.yaml": "board: b\nactions: []\n",
}
ISSUED = f"{FOLDER}/issued.json"


@pytest.fixture
def built(tmp_path):
    written(tmp_path, FILES)
    assert run("-C", tmp_path, "pack", "build", "b", DAY, "--no-pdf").code == 0
    return tmp_path


def cspctl(folder, *words, today="2026-03-03"):
    return run("-C", folder, "--today", today, "pack", *words)


def test_issue_keeps_the_manifest_and_hashes_and_no_word_of_a_paper(built):
    done = cspctl(built, "issue", "b", DAY)
    assert (done.code, done.err) == (0, "")
    assert "on 2026-03-03" in done.out
    assert "public/pack-public.docx" in done.out
    assert "late" not in done.out
    text = (built / ISSUED).read_text(encoding="utf-8")
    record = json.loads(text)
    assert record["issued"] == "2026-03-03"
    assert record["manifest"] == json.loads((built / f"build/b-{DAY}/manifest.json").read_bytes())
    assert "Internal, do not publish" in record["note"]
    assert set(record["texts"]) == {"1", "2", "3"}
    for word in ("bakery", "lamps", "Names the Orchid"):
        assert word not in text


def test_the_record_is_no_paper(built):
    cspctl(built, "issue", "b", DAY)
    assert "issued.json" not in run("-C", built, "check").out
    assert run("-C", built, "pack", "build", "b", DAY, "--no-pdf").code == 0


def test_a_late_notice_is_told(built):
    done = cspctl(built, "issue", "b", DAY, "--on", "2026-03-05")
    assert done.code == 0
    assert "due on 2026-03-04 at the latest, for 7 days" in done.out


def test_a_pack_is_issued_once(built):
    cspctl(built, "issue", "b", DAY)
    done = cspctl(built, "issue", "b", DAY)
    assert done.code == 1
    assert "C706" in done.err
    assert cspctl(built, "issue", "b", DAY, "--again").code == 0


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("papers/lights.md", "Fifty lamps.\n", "papers/lights.md of item 1"),
        ("agenda.yaml", "items:\n  - title: Lamps\n    papers: papers/lights.md\n", "Item 2"),
    ],
)
def test_a_build_of_other_files_than_todays_is_not_issued(built, file, text, told):
    written(built, {f"{FOLDER}/{file}": text})
    done = cspctl(built, "issue", "b", DAY)
    assert done.code == 1
    assert "C705" in done.err
    assert told in done.err
    assert not (built / ISSUED).exists()


def test_a_public_file_changed_after_the_build_is_not_issued(built):
    whole = (built / f"build/b-{DAY}/pack.docx").read_bytes()
    written(built, {f"build/b-{DAY}/public/agenda-public.docx": whole})
    done = cspctl(built, "issue", "b", DAY)
    assert done.code == 1
    assert "public/agenda-public.docx: error C705" in done.err
    assert not (built / ISSUED).exists()


def test_words_planted_in_a_public_file_stop_the_issue(built):
    written(built, {f"build/b-{DAY}/public/notes.txt": FILES[f"{FOLDER}/papers/orchid.md"]})
    done = cspctl(built, "issue", "b", DAY)
    assert done.code == 1
    assert "V601" in done.err
    assert not (built / ISSUED).exists()


def test_without_a_build_there_is_nothing_to_issue(tmp_path):
    done = cspctl(written(tmp_path, FILES), "issue", "b", DAY)
    assert done.code == 2
    assert "pack build" in done.err


def test_diff_says_what_changed_since_the_issue(built):
    cspctl(built, "issue", "b", DAY)
    assert cspctl(built, "diff", "b", DAY, "--exit-code").out == "Nothing changed.\n"
    written(
        built,
        {
            f"{FOLDER}/papers/lights.md": "Fifty lamps were mended.\n",
            "actions.yaml": "board: b\nactions:\n  - {number: 1, action: Count, lead: x}\n",
        },
    )
    run("-C", built, "pack", "build", "b", DAY, "--no-pdf")
    done = cspctl(built, "diff", "b", DAY, "--format", "json", "--exit-code")
    assert done.code == 1
    changes = [(one["item"], one["change"], one["now"]) for one in json.loads(done.out)["changes"]]
    assert changes == [("1", "paper changed", "papers/lights.md"), ("3", "words changed", None)]


def test_diff_needs_a_record(built):
    done = cspctl(built, "diff", "b", DAY)
    assert done.code == 2
    assert "was not issued" in done.err


def test_diff_of_two_folders_and_of_one_without_a_pdf(built):
    old, new = f"build/b-{DAY}", "build/other"
    for path in (built / old).rglob("*"):
        if path.is_file():
            written(built / new, {path.relative_to(built / old).as_posix(): path.read_bytes()})
    assert cspctl(built, "diff", old, new).out == "Nothing changed.\n"
    text = (built / new / "manifest.json").read_text(encoding="utf-8")
    written(built, {f"{new}/manifest.json": text.replace('"Lights"', '"Street lights"')})
    assert "retitled" in cspctl(built, "diff", old, new).out
    done = cspctl(built, "diff", old, new, "--pages", "new.pdf")
    assert done.code == 2
    assert "no PDF" in done.err


def test_status_exits_with_one_until_the_pack_is_ready(built):
    done = cspctl(built, "status", "b", DAY, "--format", "json")
    assert done.code == 0
    told = json.loads(done.out)
    assert (told["ready"], told["notice"], told["days_to_notice"]) == (True, "2026-03-04", 1)
    assert [row["status"] for row in told["papers"]] == ["in", "in", "in"]
    (built / f"{FOLDER}/papers/lights.md").unlink()
    done = cspctl(built, "status", "b", DAY)
    assert done.code == 1
    assert "The file is not there." in done.out
    assert "Not ready: 2 in, 1 missing." in done.out


def test_status_names_the_day_of_issue(built):
    cspctl(built, "issue", "b", DAY)
    assert "Issued on Tuesday 3 March 2026." in cspctl(built, "status", "b", DAY).out


def test_status_as_csv(built):
    lines = cspctl(built, "status", "b", DAY, "--format", "csv").out.splitlines()
    assert lines[0] == "item,status,title,file,detail,restricted_without_reason,line"
    assert lines[1] == "1,in,Lights,papers/lights.md,,False,3"


def pdf(count):
    made = pikepdf.new()
    for _ in range(count):
        made.add_blank_page()
    made.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array(
            [0, pikepdf.Dictionary(S=pikepdf.Name.r, St=1), 2, pikepdf.Dictionary(S=pikepdf.Name.D)]
        )
    )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_replacement_pages_are_the_front_sheet_and_whole_items():
    from cspctl.pack.replacing import replacement_pages
    from cspctl.pack.snapshot import State

    made = replacement_pages(pdf(12), [State("2", "Trees", 5, 7, False)])
    with pikepdf.open(io.BytesIO(made.data)) as document:
        # Page 8 is the blank back of page 7.
        assert [page.label for page in document.pages] == ["i", "ii", "5", "6", "7", "8"]
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["Agenda", "2. Trees"]
