"""A pack put together the way a Python developer would: docxtpl, docxcompose, LibreOffice, pypdf.

    python bench/pack_peer.py FOLDER

FOLDER holds papers (``*.docx``); it writes ``pack.docx`` and ``pack.pdf`` there, and prints the
seconds of each step as JSON.
"""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

from docx import Document
from docxcompose.composer import Composer
from docxtpl import DocxTemplate
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def convert(files: list[Path], out: Path) -> None:
    """One call of LibreOffice for all files."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def front_sheet(folder: Path, items: list[dict[str, str]]) -> Path:
    """The agenda with its page ranges."""
    template = Document()
    template.add_heading("Agenda")
    table = template.add_table(3, 2)
    table.cell(0, 0).text = "{%tr for item in items %}"
    table.cell(1, 0).text, table.cell(1, 1).text = "{{ item.title }}", "{{ item.pages }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    template.save(str(folder / "template.docx"))
    front = DocxTemplate(folder / "template.docx")
    front.render({"items": items})
    front.save(folder / "front.docx")
    return folder / "front.docx"


def stamp(page: object, number: int) -> None:
    """Write the page's number near its lower edge."""
    canvas = io.BytesIO()
    size = (float(page.mediabox.width), float(page.mediabox.height))
    overlay = Canvas(canvas, pagesize=size)
    overlay.drawRightString(size[0] - 36, 17, f"Page {number}")
    overlay.save()
    page.merge_page(PdfReader(canvas).pages[0])


def main() -> None:
    """Make both packs."""
    folder = Path(sys.argv[1])
    papers = sorted(folder.glob("paper*.docx"))
    out = folder / "out"
    steps: dict[str, float] = {}
    begun = time.perf_counter()

    def done(step: str) -> None:
        steps[step] = round(time.perf_counter() - begun - sum(steps.values()), 2)

    convert(papers, out)
    done("convert")
    items, first = [], 1
    for paper in papers:
        last = first + len(PdfReader(out / f"{paper.stem}.pdf").pages) - 1
        items.append({"title": paper.stem, "pages": f"{first} - {last}"})
        first = last + 1
    front = front_sheet(folder, items)
    convert([front], out)
    done("front sheet")
    writer = PdfWriter()
    writer.append(out / "front.pdf")
    fronts = len(writer.pages)
    for paper in papers:
        writer.append(out / f"{paper.stem}.pdf", outline_item=paper.stem)
    for number, page in enumerate(writer.pages[fronts:], start=1):
        stamp(page, number)
    writer.write(folder / "pack.pdf")
    done("PDF")
    composer = Composer(Document(str(front)))
    for paper in papers:
        composer.doc.add_page_break()
        composer.append(Document(str(paper)))
    composer.save(str(folder / "pack.docx"))
    done("DOCX")
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
