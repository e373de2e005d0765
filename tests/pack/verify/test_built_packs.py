"""Packs that are really built: nothing withheld is in a public file, and a leak fails the gate."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from planting import WORKBOOK_PLACES, pdf_files, saved, slide_files, word_files, workbook

from tests.helpers import run, written

TOP = Path(__file__).parents[3]
DAY = "2026-03-11"
CANARY = "ZQX-CANARY-17"

BOARD = """\
id: b
name: The Board
people:
  - {id: ann, name: Director of Homes, capacity: chair}
"""
HEAD = """\
items:
  - title: Action log
    action_log: yes
  - title: Street lights
    papers: [papers/lights.md, papers/lights.docx]
  - title: Forward plan
    forward_plan: yes
  - title: Safer homes
    plan: [homes, ZQX-CANARY-17]
  - title: Minutes
    minutes_of: 2026-01-14
  - title: A matter of ZQX-CANARY-17
    note: ZQX-CANARY-17
    restricted:
      public_title: A matter
      reason: ZQX-CANARY-17
      public_interest: ZQX-CANARY-17
      may_see: [ZQX-CANARY-17]
    papers:
"""
PLAN = """\
id: homes
title: Safer homes
owner: ann
themes:
  - number: 1
    title: Doors
    commitments:
      - number: 1
        text: Fit new locks
        actions: [1, 3]
        steps: [{text: ZQX-CANARY-17, progress: ZQX-CANARY-17, restricted: yes}]
        updates: [{quarter: 2025/26-Q3, rag: R, text: ZQX-CANARY-17, restricted: yes}]
      - number: 2
        text: ZQX-CANARY-17
        lead: ZQX-CANARY-17
        due_note: ZQX-CANARY-17
        outcomes: [ZQX-CANARY-17]
        steps: [{text: ZQX-CANARY-17, progress: ZQX-CANARY-17}]
        updates: [{quarter: 2025/26-Q3, rag: R, text: ZQX-CANARY-17}]
        restricted: {public_title: Work with families, reason: ZQX-CANARY-17}
      - {number: 3, text: ZQX-CANARY-17, restricted: yes}
  - {number: 2, title: ZQX-CANARY-17, aim: ZQX-CANARY-17, restricted: {public_title: Visits}}
  - {number: 3, title: ZQX-CANARY-17, why: [ZQX-CANARY-17], restricted: yes}
"""
OTHERS = {
    "packs/b/board.yaml": BOARD,
    "packs/b/2026-01-14/agenda.yaml": (
        "items:\n  - {title: Lamps}\n  - {title: A deal, restricted: {reason: ZQX-CANARY-17}}\n"
    ),
    "packs/b/2026-01-14/minutes.md": (
        "---\nchair: ann\npresent: [ann]\n---\n## 1. Lamps\nAll was well.\n\n"
        "## 2. A deal\nZQX-CANARY-17 was agreed.\n\nACTION [ann]: Sign ZQX-CANARY-17.\n"
    ),
    "packs/b/forward-plan.yaml": (
        "meetings:\n  - date: 2026-03-11\n  - date: 2026-06-10\n    items:\n"
        "      - {title: ZQX-CANARY-17, comments: ZQX-CANARY-17, "
        "restricted: {public_title: A deal}}\n"
    ),
    "actions.yaml": (
        "board: b\nactions:\n"
        "  - {number: 1, action: Count the lamps, lead: ann, target: ongoing, state: open}\n"
        "  - {number: 2, action: Sign ZQX-CANARY-17, lead: ann, target: ongoing, state: open,\n"
        "     raised: {meeting: 2026-01-14, item: 2}}\n"
        "  - {number: 3, action: ZQX-CANARY-17, lead: ann, target: ongoing, state: open,\n"
        "     restricted: yes, updates: [{date: 2026-02-01, note: ZQX-CANARY-17}]}\n"
    ),
    "packs/b/plans/ZQX-CANARY-17.yaml": (
        "id: ZQX-CANARY-17\ntitle: ZQX-CANARY-17\nrestricted: {reason: ZQX-CANARY-17}\n"
        "commitments: [{number: 1, text: ZQX-CANARY-17}]\n"
    ),
    "packs/b/plans/homes.yaml": PLAN,
    f"packs/b/{DAY}/papers/lights.md": "Forty lamps.\n",
}


def plain() -> bytes:
    document = docx.Document()
    document.add_paragraph("Forty lamps are lit.")
    return saved(document)


def secret_papers() -> dict[str, bytes]:
    """A withheld paper for every place of every format that a build can read."""
    made = {f"w{n}.docx": data for n, data in enumerate(readable(word_files(CANARY)))}
    made |= {f"s{n}.pptx": data for n, data in enumerate(slide_files(CANARY).values())}
    made |= {f"x{n}.xlsx": workbook(place, CANARY) for n, place in enumerate(WORKBOOK_PLACES)}
    made |= {f"p{n}.pdf": data for n, data in enumerate(pdf_files(CANARY).values())}
    made[f"{CANARY}.md"] = b"---\ntitle: ZQX-CANARY-17\nauthor: ZQX-CANARY-17\n---\nZQX-CANARY-17\n"
    return made


def readable(files: dict[str, bytes]) -> list[bytes]:
    """The Word files that Word would open."""
    made = []
    for place, data in files.items():
        if "zip" in place:  # bytes that belong to no part: the gate refuses the paper itself
            continue
        try:
            docx.Document(io.BytesIO(data))
        except Exception:
            continue
        made.append(data)
    return made


def workspace(folder: Path, papers: dict[str, bytes]) -> Path:
    named = "".join(f"      - papers/{name}\n" for name in papers)
    files = {**OTHERS, f"packs/b/{DAY}/agenda.yaml": HEAD + named}
    written(folder, files)
    for name, data in {**papers, "lights.docx": plain()}.items():
        (folder / f"packs/b/{DAY}/papers" / name).write_bytes(data)
    return folder


def hits(data: bytes, name: str) -> list[str]:
    """An independent search: every part, raw and without tags, and every object of a PDF."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [(f"{name}/{part}", archive.read(part)) for part in archive.namelist()]
        return [hit for part, body in inside for hit in [*in_name(part), *hits(body, part)]]
    if data[:4] == b"%PDF":
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(out, compress_streams=False, qdf=True)
        data = out.getvalue()
    bare = re.sub(rb"<[^>]*>", b"", data)
    wide = CANARY.encode("utf-16-be")
    found = any(CANARY.lower().encode() in form.lower() for form in (data, bare)) or wide in data
    return [name] if found else []


def in_name(name: str) -> list[str]:
    return [name] if CANARY.lower() in name.lower() else []


def searched(public: Path) -> list[str]:
    files = sorted(path for path in public.rglob("*") if path.is_file())
    assert files
    return [
        hit for path in files for hit in [*in_name(path.name), *hits(path.read_bytes(), path.name)]
    ]


def test_nothing_of_hundreds_of_canaries_is_public(tmp_path):
    papers = secret_papers()
    assert len(papers) > 100
    top = workspace(tmp_path, papers)
    done = run("-C", top, "pack", "build", "b", DAY, "--no-pdf")
    assert done.code == 0, done.err
    folder = top / f"build/b-{DAY}"
    assert searched(folder / "public") == []
    assert hits((folder / "pack.docx").read_bytes(), "pack.docx"), "the full pack holds them"
    verified = run("-C", top, "pack", "verify", f"build/b-{DAY}")
    assert verified.err == ""
    assert verified.code == 0


def test_nothing_withheld_is_in_the_public_pdf(tmp_path, soffice):
    papers = {"a.docx": word_files(CANARY)["docx: body"], "b.pdf": pdf_files(CANARY)["pdf: XMP"]}
    top = workspace(tmp_path, papers)
    done = run("-C", top, "pack", "build", "b", DAY)
    assert done.code == 0, done.err
    public = top / f"build/b-{DAY}/public"
    assert (public / "pack-public.pdf").is_file()
    assert searched(public) == []
    verified = run("-C", top, "pack", "verify", f"build/b-{DAY}")
    assert verified.err == ""
    assert verified.code == 0


@pytest.fixture
def built(tmp_path):
    """A small built pack, and the folder that it lies in."""
    top = workspace(tmp_path, {"a.docx": word_files(CANARY)["docx: body"]})
    done = run("-C", top, "pack", "build", "b", DAY, "--no-pdf")
    assert done.code == 0, done.err
    return top, top / f"build/b-{DAY}"


def test_a_planted_leak_fails_and_is_named(built):
    top, folder = built
    pack = folder / "public/pack-public.docx"
    document = docx.Document(pack)
    document.add_paragraph(f"See {CANARY}.")
    document.save(pack)
    verified = run("-C", top, "pack", "verify", folder)
    assert verified.code == 1
    assert "public/pack-public.docx" in verified.err
    assert "V601" in verified.err
    assert "item 6" in verified.err
    assert "V604" in verified.err, "it is not the file that was built"
    assert CANARY not in verified.err


def test_the_full_pack_among_the_public_files_fails(built):
    top, folder = built
    shutil.copy(folder / "pack.docx", folder / "public/extra.docx")
    verified = run("-C", top, "pack", "verify", folder)
    assert verified.code == 1
    assert "public/extra.docx" in verified.err


def test_the_public_folder_alone_is_verified_too(built):
    top, folder = built
    assert run("-C", top, "pack", "verify", folder / "public").code == 0


def test_a_file_that_cannot_be_read_fails(built):
    top, folder = built
    (folder / "public/odd.bin").write_bytes(bytes(range(256)))
    verified = run("-C", top, "pack", "verify", folder)
    assert verified.code == 1
    assert "V602" in verified.err


def test_a_withheld_paper_that_is_gone_fails(built):
    top, folder = built
    (top / f"packs/b/{DAY}/papers/a.docx").write_bytes(b"PK\x03\x04 damaged")
    verified = run("-C", top, "pack", "verify", folder)
    assert verified.code == 1
    assert "V603" in verified.err


@pytest.mark.parametrize("spoil", ["none", "no manifest", "other board", "broken manifest"])
def test_a_folder_that_is_no_build_cannot_be_verified(built, spoil):
    top, folder = built
    name = folder
    if spoil == "none":
        name = top / "build/nowhere"
    elif spoil == "no manifest":
        (folder / "manifest.json").unlink()
        (folder / "public/manifest-public.json").unlink()
    elif spoil == "other board":
        (folder / "manifest.json").write_text('{"board": "zz", "date": "2026-03-11"}')
    else:
        (folder / "manifest.json").write_text("{")
    verified = run("-C", top, "pack", "verify", name)
    assert verified.code == 2
    assert "V605" in verified.err


def test_a_link_to_another_place_is_not_followed(built):
    top, folder = built
    (folder / "public/link.txt").symlink_to(top / "actions.yaml")
    verified = run("-C", top, "pack", "verify", folder)
    assert verified.code == 2
    assert "link" in verified.err


# The other board's pack has no workbook but its log, and csp withholds one: that both repeat
# their first row on every printed page is no leak.
@pytest.mark.parametrize(("board", "day"), [("csp", "2017-12-13"), ("snb", "2017-11-23")])
def test_the_worked_example_holds_nothing_withheld(tmp_path, board, day):
    shutil.copytree(TOP / "packs", tmp_path / "packs")
    shutil.copy(TOP / "actions.yaml", tmp_path)
    done = run("-C", tmp_path, "pack", "build", board, day, "--no-pdf")
    assert done.code == 0, done.err
    verified = run("-C", tmp_path, "pack", "verify", f"build/{board}-{day}")
    assert verified.err == ""
    assert verified.code == 0
    assert "hold nothing of what is withheld" in verified.out
