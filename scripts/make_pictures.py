"""Make the README's pictures from the worked example: a pack page and the terminal.

    .venv/bin/python scripts/make_pictures.py

Needs LibreOffice and poppler's pdftoppm. The terminal is drawn by Rich from what the commands
print, so the picture can show nothing that they do not say.
"""

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
COMMANDS = (
    ["--today", "2017-12-20", "actions", "overdue", "--lead", "enforcement"],
    ["actions", "duplicates"],
)


def main() -> None:
    """Write the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    charts()
    front_sheet()
    terminal()


def charts() -> None:
    """The charts of docs/performance.md, each as the command draws it."""
    picture = str(IMAGES / "actions-by-agency.png")
    run("--today", "2017-12-01", "actions", "stats", "--board", "csp", "--chart", picture)


def front_sheet() -> None:
    """The first page of the example's front sheet, with its page ranges, as PNG."""
    from cspctl.pack import office

    run("pack", "build", "csp", "2017-12-13")
    agenda = ROOT / "build" / "csp-2017-12-13" / "agenda.docx"
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pdf = office.to_pdf({"agenda.docx": agenda.read_bytes()}, workdir=work)["agenda.docx"]
        (work / "agenda.pdf").write_bytes(pdf)
        subprocess.run(
            [
                *("pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile"),
                *(work / "agenda.pdf", IMAGES / "front-sheet"),
            ],
            check=True,
        )


def terminal() -> None:
    """What two commands print, as a drawing of a terminal of 100 columns."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    console = Console(record=True, width=100, file=io.StringIO())
    for command in COMMANDS:
        console.print(Text("$ cspctl " + " ".join(command), style="bold green"))
        console.print(Text(run(*command)), soft_wrap=False)
    svg = console.export_svg(title="cspctl", theme=MONOKAI, unique_id="cspctl")
    # Rich names a font on somebody's server; the reader's own fixed-width font serves as well.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (IMAGES / "terminal.svg").write_text(svg, "utf-8")


def run(*command: str) -> str:
    """A command's answer."""
    done = subprocess.run(
        [sys.executable, "-m", "cspctl", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    main()
