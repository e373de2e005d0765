"""A pack built by cspctl against docxtpl, docxcompose, LibreOffice and pypdf (pack_peer.py).

    python bench/pack.py PAPERS PAGES [PAPERS PAGES]...

docxtpl, docxcompose, pypdf and reportlab are wanted beside cspctl. Papers are made up, Word files
all, as the others can put nothing else into a Word file; every fifth lies on its side. cspctl
builds both editions of its pack, screens every paper and verifies the public edition; the others
build one. Times are of whole processes, cold and after one changed paper; ``converter`` is
LibreOffice alone on the same papers, in two processes.
"""

import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from docx import Document
from docx.enum.section import WD_ORIENT

from cspctl.pack.counting import pages
from cspctl.pack.office import to_pdf

HERE = Path(__file__).parent
MEETING = "packs/b/2026-03-11"
#: Runs cspctl and says how much memory its own process took at most, in MB.
MEASURED = (
    "import atexit, resource, sys\n"
    "atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))\n"
    "from cspctl.__main__ import main\n"
    "main()\n"
)


def paper(number: int, length: int, said: str = "") -> bytes:
    """A paper of so many pages with headings, lists, a table and a footer."""
    chance = random.Random(number)
    words = ["the", "board", "noted", "partners", "report", "progress", "against", "targets"]
    words += [f"matter{number:03}"]
    document = Document()
    section = document.sections[0]
    section.footer.paragraphs[0].text = f"Report {number}"
    if number % 5 == 0:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for page in range(length):
        document.add_heading(f"Section {page + 1} {said}")
        for _ in range(3):
            document.add_paragraph(" ".join(chance.choices(words, k=60)))
        for _ in range(3):
            document.add_paragraph(" ".join(chance.choices(words, k=8)), "List Number")
        table = document.add_table(3, 3, "Table Grid")
        for cell in table._cells:
            cell.text = chance.choice(words)
        if page < length - 1:
            document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workspace(folder: Path, papers: dict[str, bytes]) -> None:
    """A board whose agenda has an item for each paper; every tenth is restricted."""
    (folder / MEETING / "papers").mkdir(parents=True)
    board = "id: b\nname: The Board\npack: {duplex: no}\n"
    (folder / "packs" / "b" / "board.yaml").write_text(board)
    items = [
        f"  - {{title: {name}, {'restricted: yes, ' if place % 10 == 9 else ''}"
        f"papers: [{{file: papers/{name}.docx, cover: no}}]}}\n"
        for place, name in enumerate(papers)
    ]
    (folder / MEETING / "agenda.yaml").write_text("items:\n" + "".join(items))
    for name, data in papers.items():
        (folder / MEETING / "papers" / f"{name}.docx").write_bytes(data)


def run(command: list[str], folder: Path) -> tuple[float, str]:
    """Seconds and answer of a whole process."""
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - begun, done.stdout


def kept(docx: bytes, papers: dict[str, bytes], folder: Path) -> str:
    """Of the papers, how many have their own number of pages and their side in the Word file.

    The merged file is converted again; papers are found by the heading of their first section.
    """
    alone = to_pdf({f"{name}.docx": data for name, data in papers.items()}, workdir=folder)
    merged = to_pdf({"pack.docx": docx}, workdir=folder)["pack.docx"]
    document = pypdfium2.PdfDocument(merged)
    starts = []
    for place in range(len(document)):
        text = document[place].get_textpage().get_text_bounded()
        if re.search(r"^Section 1\b", text, re.M):
            starts.append(place)
    starts.append(len(document))
    same = upright = 0
    for number, name in enumerate(papers):
        if number + 1 >= len(starts):
            break
        own = [document[place].get_size() for place in range(starts[number], starts[number + 1])]
        same += len(own) == pages(alone[f"{name}.docx"])
        upright += all((wide > high) == ((number + 1) % 5 == 0) for wide, high in own)
    return f"{same} / {upright} of {len(papers)}"


def compare(many: int, total: int) -> None:
    """One line of the table for each way of building the pack."""
    lengths = [total // many + (number < total % many) for number in range(many)]
    papers = {f"paper{n + 1:03}": paper(n + 1, length) for n, length in enumerate(lengths)}
    changed = paper(1, lengths[0], "changed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "ours", folder / "theirs"
        workspace(ours, papers)
        theirs.mkdir()
        for name, data in papers.items():
            (theirs / f"{name}.docx").write_bytes(data)
        begun = time.perf_counter()
        to_pdf({f"{n}.docx": d for n, d in papers.items()}, workdir=folder, processes=2)
        converter = time.perf_counter() - begun

        build = [sys.executable, "-c", MEASURED, "pack", "build", "b", "2026-03-11"]
        cold, said = run(build, ours)
        (ours / MEETING / "papers" / "paper001.docx").write_bytes(changed)
        warm, _ = run(build, ours)
        docx = (ours / "build" / "b-2026-03-11" / "pack.docx").read_bytes()
        line = f"| {many} | {total} | cspctl | {cold:.1f} | {warm:.1f} | {cold / converter:.2f} |"
        print(f"{line} {warm / cold:.2f} | {said.split()[-1]} | {kept(docx, papers, folder)} |")

        peer = [sys.executable, str(HERE / "pack_peer.py"), str(theirs)]
        cold, said = run(peer, folder)
        (theirs / "paper001.docx").write_bytes(changed)
        warm, _ = run(peer, folder)
        docx = (theirs / "pack.docx").read_bytes()
        line = f"| {many} | {total} | peer | {cold:.1f} | {warm:.1f} | {cold / converter:.2f} |"
        print(f"{line} {warm / cold:.2f} | | {kept(docx, papers, folder)} |")
        print(f"| {many} | {total} | converter | {converter:.1f} | | 1.00 | | | |")
        print("peer's steps:", json.loads(said), "cores:", os.cpu_count(), file=sys.stderr)


def main() -> None:
    """Print the table."""
    print(
        "| Papers | Pages | | Cold s | Changed s | Cold / converter | Changed / cold | MB | Kept |"
    )
    print("|---:|---:|---|---:|---:|---:|---:|---:|---|")
    sizes = [int(size) for size in sys.argv[1:]] or [15, 230, 60, 360]
    for many, total in zip(sizes[::2], sizes[1::2], strict=True):
        compare(many, total)


if __name__ == "__main__":
    main()
