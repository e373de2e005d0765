"""The Word file of a pack against docxcompose: time by the number of papers.

    python bench/merging.py [PAPERS]...

docxcompose is wanted beside cspctl. The papers are those of bench/pack.py, two pages each. Both
merge files that are in memory into one that is written to disk, in turn and in one process; what
is told is processor time. Every number of papers has a process of its own, because cspctl remembers
what it has seen of papers.
"""

import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docx import Document
from docxcompose.composer import Composer
from pack import paper

from cspctl.writers.docx.merge import Part, merge

#: Before a number of papers: only its line of the table.
_ROW = "--row"


def ours(papers: list[bytes], target: Path) -> None:
    """Papers as sections with their own pages, styles, lists and page numbers."""
    parts = [
        Part(data, f"{number}.docx", f"Item{number}", stamp=f"Item {number}, page ")
        for number, data in enumerate(papers, 1)
    ]
    target.write_bytes(merge(parts, title="Pack", date="2026-03-11"))


def theirs(papers: list[bytes], target: Path) -> None:
    """Papers one behind another, each on a new page."""
    composer = Composer(Document(io.BytesIO(papers[0])))
    for data in papers[1:]:
        composer.doc.add_page_break()
        composer.append(Document(io.BytesIO(data)))
    composer.save(str(target))


def main() -> None:
    """Print the table."""
    print("| Papers | cspctl s | a paper, ms | docxcompose s | a paper, ms | Ratio |")
    print("|---:|---:|---:|---:|---:|---:|", flush=True)
    for many in sys.argv[1:] or ["25", "50", "100", "200"]:
        subprocess.run([sys.executable, __file__, _ROW, many], check=True)


def row(many: int) -> None:
    """Print one line of the table."""
    papers = [paper(number, 2, f"{many}") for number in range(1, many + 1)]
    took = []
    with tempfile.TemporaryDirectory() as name:
        for way in (ours, theirs):
            begun = time.process_time()
            way(papers, Path(name) / "pack.docx")
            took.append(time.process_time() - begun)
    each = [f"{seconds:.2f} | {seconds * 1000 / many:.1f}" for seconds in took]
    print(f"| {many} | {each[0]} | {each[1]} | {took[1] / took[0]:.1f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == [_ROW]:
        row(int(sys.argv[2]))
    else:
        main()
