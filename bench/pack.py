"""A pack built by cspctl against docxtpl, docxcompose, LibreOffice and pypdf (pack_peer.py).

    python bench/pack.py [--rounds N] [PAPERS PAGES]...

docxtpl, docxcompose, pypdf and reportlab are wanted beside cspctl. Papers are made up, Word files
all, as the others can put nothing else into a Word file; every fifth lies on its side, and every
tenth is restricted. cspctl builds both editions of its pack, screens every paper and verifies the
public edition; the others build one. Times are of whole processes, cold and after one changed
paper, medians of the rounds. ``converter`` is LibreOffice alone on the same papers: two processes
started by hand, each with half of them and a new profile; ``in our profile`` is the same as cspctl
starts it. Processor time is split into what cspctl and its helpers took and what LibreOffice took
(Linux only, as it is read from /proc).
"""

import argparse
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pypdfium2
from docx import Document
from docx.enum.section import WD_ORIENT

from cspctl.pack.counting import pages
from cspctl.pack.office import find_soffice, to_pdf

HERE = Path(__file__).parent
MEETING = "packs/b/2026-03-11"
#: What one would ask LibreOffice for to have the same PDFs as a pack needs: tagged, with bookmarks.
_YES = '{"type":"boolean","value":"true"}'
TAGGED = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{_YES},"ExportBookmarks":{_YES}}}'
#: Runs cspctl, and says how much memory its own process took at most, in MB, and the processor
#: time of cspctl (with its helpers) and of all that it started besides.
MEASURED = """
import atexit, json, os, resource
from pathlib import Path
from cspctl.pack import workers

helped, peaks = [], []

def spent(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

def peak(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return max(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))

def close(self, close=workers.Workers.close):
    helped.extend(spent(process.pid) for process in self._processes)
    peaks.extend(peak(process.pid) for process in self._processes)
    close(self)

def tell():
    took = os.times()
    print(json.dumps({
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "helper": max(peaks, default=0),
        "own": took.user + took.system + sum(helped),
        "converter": took.children_user + took.children_system - sum(helped),
    }))

workers.Workers.close = close
atexit.register(tell)
from cspctl.__main__ import main
main()
"""


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


@dataclass
class Took:
    """What one way of building the pack took, one value for each round."""

    cold: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    told: list[dict[str, float]] = field(default_factory=list)

    def line(self, name: str, converter: float, kept: str) -> str:
        """The rest of a row of the table."""
        cold, changed = median(self.cold), median(self.changed)
        own = [" / ".join(f"{self.middle(key, when):.1f}" for when in (0, 1)) for key in _SPLIT]
        most = [f"{max(told[key] for told in self.told)}" for key in ("mb", "helper") if self.told]
        return (
            f"{name} | {cold:.1f} | {changed:.1f} | {cold / converter:.2f} | {changed / cold:.2f} "
            f"| {own[0] if self.told else ''} | {own[1] if self.told else ''} "
            f"| {' + '.join(most)} | {kept} |"
        )

    def middle(self, key: str, when: int) -> float:
        """The median of something told, cold (0) or after a change (1)."""
        return median([told[key] for told in self.told[when::2]]) if self.told else 0.0


_SPLIT = ("own", "converter")


def by_hand(papers: dict[str, bytes], folder: Path) -> float:
    """Seconds that two LibreOffices take, each with half of the papers and a profile of its own."""
    names = [folder / f"{name}.docx" for name in papers]
    for path, data in zip(names, papers.values(), strict=True):
        path.write_bytes(data)
    begun = time.perf_counter()
    running = [
        subprocess.Popen(
            [
                *(find_soffice(), f"-env:UserInstallation={(folder / f'by-hand-{half}').as_uri()}"),
                *("--headless", "--convert-to", TAGGED, "--outdir", folder / "by-hand"),
                *names[half::2],
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for half in (0, 1)
    ]
    for process in running:
        process.wait()
    took = time.perf_counter() - begun
    made = list((folder / "by-hand").glob("*.pdf"))
    assert len(made) == len(papers), "LibreOffice left papers out"
    return took


def build_ours(folder: Path, papers: dict[str, bytes], changed: bytes, took: Took) -> bytes:
    """Build cspctl's pack twice; its Word file is answered."""
    workspace(folder, papers)
    build = [sys.executable, "-c", MEASURED, "pack", "build", "b", "2026-03-11"]
    for times in (took.cold, took.changed):
        seconds, said = run(build, folder)
        times.append(seconds)
        took.told.append(json.loads(said.splitlines()[-1]))
        (folder / MEETING / "papers" / "paper001.docx").write_bytes(changed)
    return (folder / "build" / "b-2026-03-11" / "pack.docx").read_bytes()


def build_theirs(folder: Path, papers: dict[str, bytes], changed: bytes, took: Took) -> bytes:
    """Build the others' pack twice; its Word file is answered."""
    folder.mkdir()
    for name, data in papers.items():
        (folder / f"{name}.docx").write_bytes(data)
    for times in (took.cold, took.changed):
        seconds, said = run([sys.executable, str(HERE / "pack_peer.py"), str(folder)], folder)
        times.append(seconds)
        (folder / "paper001.docx").write_bytes(changed)
    print("peer's steps:", json.loads(said), "cores:", os.cpu_count(), file=sys.stderr)
    return (folder / "pack.docx").read_bytes()


def compare(many: int, total: int, rounds: int, *, peer: bool) -> None:
    """One line of the table for each way of building the pack; they take turns."""
    lengths = [total // many + (number < total % many) for number in range(many)]
    papers = {f"paper{n + 1:03}": paper(n + 1, length) for n, length in enumerate(lengths)}
    changed = paper(1, lengths[0], "changed")
    ours, theirs, converter, profiled, spent = Took(), Took(), [], [], []
    ours_kept = theirs_kept = ""
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            converter.append(by_hand(papers, folder))
            begun, before = time.perf_counter(), os.times()
            to_pdf({f"{n}.docx": d for n, d in papers.items()}, workdir=folder, processes=2)
            profiled.append(time.perf_counter() - begun)
            after = os.times()
            spent.append(
                after.children_user + after.children_system
                - before.children_user - before.children_system
            )  # fmt: skip
            docx = build_ours(folder / "ours", papers, changed, ours)
            if not number:
                ours_kept = kept(docx, papers, folder)
            if peer and not number:
                docx = build_theirs(folder / "theirs", papers, changed, theirs)
                theirs_kept = kept(docx, papers, folder)
    alone = median(converter)
    print(f"| {many} | {total} | {ours.line('cspctl', alone, ours_kept)}")
    if peer:
        print(f"| {many} | {total} | {theirs.line('peer', alone, theirs_kept)}")
    print(f"| {many} | {total} | converter | {alone:.1f} | | 1.00 | | | | | |")
    as_ours = median(profiled)
    print(
        f"| {many} | {total} | in our profile | {as_ours:.1f} | | {as_ours / alone:.2f} | | "
        f"| {median(spent):.1f} | | |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[15, 230, 60, 360])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    print(
        "| Papers | Pages | | Cold s | Changed s | Cold / converter | Changed / cold "
        "| cspctl's CPU s | LibreOffice's CPU s | MB | Kept |"
    )
    print("|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---|")
    for many, total in zip(asked.sizes[::2], asked.sizes[1::2], strict=True):
        compare(many, total, asked.rounds, peer=not asked.no_peer)


if __name__ == "__main__":
    main()
