"""One truth about page numbers: front sheet, manifest, labels, bookmarks, links, stamps, Word."""

import datetime as dt
import io
import re
from functools import cache
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from openpyxl import Workbook
from PIL import Image
from reading_packs import (
    bookmarks,
    in_manifest,
    labels,
    links,
    on_front_sheet,
    stamped,
    texts,
)

from cspctl.cli.desk import DiskDesk
from cspctl.loading import Want, load
from cspctl.pack import office
from cspctl.pack.build import build
from cspctl.pack.counting import destinations
from cspctl.store import Folder

EXAMPLE = Path(__file__).parent.parent.parent / "packs" / "csp" / "2017-12-13" / "papers"
BOARD = """
id: b
name: The Board
organisation: The Council
people:
  - {id: ann, name: Director of Homes, capacity: chair}
"""


def word(*paragraphs, pages=1, landscape=False, footer=""):
    document = docx.Document()
    section = document.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.paragraphs[0].text = footer
    for text in paragraphs:
        document.add_paragraph(text)
    for page in range(2, pages + 1):
        document.add_page_break()
        document.add_paragraph(f"Sheet {page}")
    return saved(document)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet():
    book = Workbook()
    book.active["A1"] = "Ladders"
    return saved(book)


def picture():
    out = io.BytesIO()
    Image.new("RGB", (400, 200), "navy").save(out, "PNG")
    return out.getvalue()


def pdf(pages, *, size=(595, 842), content=b"", rotate=0):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
        page = document.pages[-1]
        page.Contents = document.make_stream(content)
        if rotate:
            page.Rotate = rotate
    return saved(document)


SHAPES = {
    "board.yaml": BOARD,
    "2026-03-11/agenda.yaml": """
items:
  - {title: Welcome, verbal: yes}
  - {title: A hundred pages, papers: [papers/long.docx]}
  - {title: One page, papers: [papers/one.md]}
  - {title: On its side, papers: [{file: papers/wide.docx, cover: no}]}
  - {title: Empty, papers: [{file: papers/empty.docx, cover: no}]}
  - title: Secret
    restricted: {public_title: A review, reason: Orchid}
    papers: [papers/secret.docx]
    items:
      - {title: Secret part, papers: [papers/secret.md]}
  - title: Parts
    papers: [papers/parts.md]
    items:
      - {title: Slides, papers: [papers/slides.pptx]}
      - {title: Numbers, papers: [papers/numbers.xlsx]}
      - title: Drawings
        papers:
          - {file: papers/turned.pdf, cover: no}
          - {file: papers/hidden.pdf, restricted: yes}
          - {file: papers/map.png, title: A map of the ladders}
          - {file: papers/full.pdf, title: Full to the edge}
  - {title: Close, papers: [papers/close.md]}
""",
    "2026-03-11/papers/long.docx": word("Long", pages=100, footer="Report of the officer"),
    "2026-03-11/papers/one.md": "Short.\n",
    "2026-03-11/papers/wide.docx": word("Wide", pages=2, landscape=True),
    "2026-03-11/papers/empty.docx": word(),
    "2026-03-11/papers/secret.docx": word("Orchid", pages=4),
    "2026-03-11/papers/secret.md": "Orchid.\n",
    "2026-03-11/papers/parts.md": "All parts.\n",
    "2026-03-11/papers/slides.pptx": (EXAMPLE / "04-restore-london.pptx").read_bytes(),
    "2026-03-11/papers/numbers.xlsx": sheet(),
    "2026-03-11/papers/turned.pdf": pdf(2, rotate=90),
    "2026-03-11/papers/hidden.pdf": pdf(3),
    "2026-03-11/papers/map.png": picture(),
    "2026-03-11/papers/full.pdf": pdf(1, content=b"0.2 0.4 0.2 rg 0 0 595 842 re f"),
    "2026-03-11/papers/close.md": "The end.\n",
}
MANY = {
    "board.yaml": BOARD + "pack: {duplex: no}\n",
    "2026-03-11/agenda.yaml": "items:\n"
    + "".join(
        f"  - {{title: Report {n} of the officer on what was asked,"
        + (" papers: [papers/p.md]}\n" if n % 4 == 0 else " verbal: yes}\n")
        for n in range(1, 61)
    ),
    "2026-03-11/papers/p.md": "The same.\n",
}
# A report with its plan behind it, a strategy with a chart, and a plan that is not for the public.
PLANS = {
    "board.yaml": BOARD,
    "plans/roads.yaml": "id: roads\ntitle: Safer roads\ncommitments:\n"
    + "".join(
        f"  - {{number: {n}, text: Count the cars in {'every street ' * n}, due: 2026-02,\n"
        f"     updates: [{{quarter: 2025/26-Q4, rag: A, text: {'Counted again. ' * n}}}]}}\n"
        for n in range(1, 31)
    ),
    "plans/light.yaml": """
id: light
title: Light
kind: strategy
themes:
  - {number: 1, title: Lamps, measures: [People say so], commitments: [{number: 1, text: Mend them,
     updates: [{quarter: 2025/26-Q3, rag: R}, {quarter: 2025/26-Q4, rag: G}]}]}
""",
    "plans/orchid.yaml": "id: orchid\ntitle: Orchid\nrestricted: {reason: A case}\n",
    "2026-03-11/agenda.yaml": """
items:
  - title: Updates
    items:
      - {title: Roads, papers: [papers/roads.md], plan: roads}
      - {title: Both, plan: [light, orchid]}
  - {title: Close, papers: [papers/roads.md]}
""",
    "2026-03-11/papers/roads.md": "In short.\n",
}
CLOSED_UP = {**SHAPES, "board.yaml": BOARD + "pack: {numbering: compact}\n"}


def built(folder, files, **options):
    """Build from files on a disk, with what was converted before kept there."""
    for name, content in files.items():
        path = folder / "packs" / "b" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    store = Folder(folder)
    loaded = load(store, Want.EVERYTHING)
    day = dt.date(2026, 3, 11)
    return build(loaded.workspace, loaded.problems, "b", day, day, DiskDesk(store), **options).files


PACKS = {"shapes": SHAPES, "many": MANY, "closed up": CLOSED_UP, "plans": PLANS}


@pytest.fixture(scope="module")
def pack(soffice, tmp_path_factory):
    """The files of a pack by its name above; each is built once."""
    folder = tmp_path_factory.mktemp("workspace")
    return cache(lambda name: built(folder, PACKS[name]))


editions = pytest.mark.parametrize(("where", "mark"), [("", ""), ("public/", "-public")])


@editions
@pytest.mark.parametrize("name", PACKS)
def test_every_place_that_tells_a_page_number_tells_the_same(pack, name, where, mark):
    files = pack(name)
    pages = in_manifest(files[f"{where}manifest{mark}.json"])
    pdf = files[f"{where}pack{mark}.pdf"]
    assert on_front_sheet(files[f"{where}agenda{mark}.docx"]) == pages
    assert stamped(pdf) == labels(pdf)
    firsts = [str(first) for first, _ in pages.values()]
    assert links(pdf) == firsts
    opened = [label for _, label in bookmarks(pdf) if label != "i"]
    assert opened == firsts
    assert (name == "many") == (labels(pdf)[:3] == ["i", "ii", "iii"])


@editions
@pytest.mark.parametrize("name", ["shapes", "many", "plans"])
def test_the_word_file_converted_again_has_the_same_numbers(pack, name, where, mark, tmp_path):
    files = pack(name)
    pages = in_manifest(files[f"{where}manifest{mark}.json"])
    again = office.to_pdf({"pack.docx": files[f"{where}pack{mark}.docx"]}, workdir=tmp_path)
    pdf = again["pack.docx"]
    numbers = stamped(pdf)
    found = {
        mark: int(numbers[page - 1])
        for mark, page in destinations(pdf).items()
        if mark.startswith("Item") and not mark.endswith("End")
    }
    for item, (first, _) in pages.items():
        assert found[f"Item{re.sub(r'[^0-9a-z]', '', item)}Sheet1"] == first
    front = [text for text, number in zip(texts(pdf), numbers, strict=True) if not number.isdigit()]
    for first, last in pages.values():
        shown = f"{first}" if first == last else f"{first} – {last}"
        assert shown in " ".join(front)


def test_items_and_parts_start_on_right_hand_pages_of_a_pack_for_printing(pack):
    files = pack("shapes")
    pages = in_manifest(files["manifest.json"])
    assert all(first % 2 for first, _ in pages.values())
    for name in ("pack.pdf", "public/pack-public.pdf"):
        named = labels(files[name])
        for place, label in enumerate(named, start=1):
            if label.isdigit():
                assert place % 2 == int(label) % 2, f"{name}: {label} is on the wrong side"
    blank = [text for text in texts(files["pack.pdf"]) if "intentionally left blank" in text]
    assert blank


def test_the_public_keep_the_numbers_of_what_is_withheld_or_close_them_up(pack):
    kept = pack("shapes")
    full = in_manifest(kept["manifest.json"])
    public = in_manifest(kept["public/manifest-public.json"])
    first, last = public["6"]
    assert (first, last) == (full["6"][0], full["6(a)"][1])
    assert {item: full[item] for item in public if item != "6"} == {
        item: pages for item, pages in public.items() if item != "6"
    }
    said = " ".join(texts(kept["public/pack-public.pdf"]))
    assert f"Pages {first} to {last} are withheld" in said
    named = labels(kept["public/pack-public.pdf"])
    assert str(first) in named
    assert str(last) not in named

    closed = pack("closed up")
    pages = in_manifest(closed["public/manifest-public.json"])
    assert pages["6"][0] == pages["6"][1]
    numbers = [int(label) for label in labels(closed["public/pack-public.pdf"]) if label.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_withheld_plan_keeps_its_pages_and_its_bookmark_says_the_open_title(pack):
    files = pack("plans")
    full = in_manifest(files["manifest.json"])
    assert full == in_manifest(files["public/manifest-public.json"])
    assert [words for words, _ in bookmarks(files["public/pack-public.pdf"])] == [
        *("1. Updates", "(a) Roads", "(b) Both", "2. Close")
    ]
    toc = [entry.get_title() for entry in pypdfium2.PdfDocument(files["pack.pdf"]).get_toc()]
    assert toc == [
        *("Agenda", "1. Updates", "(a) Roads", "Roads"),
        *("Safer roads: update", "Safer roads: delivery plan"),
        *("(b) Both", "Light: progress report", "Orchid: update", "Orchid: delivery plan"),
        *("2. Close",),
    ]
    said = " ".join(texts(files["public/pack-public.pdf"]))
    assert "Light" in said
    assert "Orchid" not in said


def test_sizes_and_sides_of_pages_are_their_authors(pack):
    files = pack("shapes")
    first = in_manifest(files["manifest.json"])
    with pikepdf.open(io.BytesIO(files["pack.pdf"])) as document:
        pages = dict(zip(labels(files["pack.pdf"]), document.pages, strict=True))
        wide = pages[str(first["4"][0])].mediabox
        turned = pages[str(first["7(c)"][0])]
        assert float(wide[2]) > float(wide[3])
        assert (float(turned.mediabox[2]), int(turned.Rotate)) == (595, 90)


def test_a_number_stands_clear_of_what_fills_a_page(pack):
    """The green page gives up its lower edge; above it nothing has changed."""
    pdf = pack("shapes")["pack.pdf"]
    document = pypdfium2.PdfDocument(pdf)
    place = next(
        place
        for place in range(len(document))
        if document[place].render(scale=0.1).to_pil().getpixel((30, 30))[1] == 102
    )
    picture = document[place].render(scale=1).to_pil()
    assert picture.getpixel((300, 800)) == (51, 102, 51)
    assert picture.getpixel((300, 830)) == (255, 255, 255)
