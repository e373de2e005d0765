"""Writes the tables at the end of docs/files.md: every key of every record, from the models.

Run it after a change to cspctl/model: ``python scripts/make_files_page.py``.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import cspctl.model
from cspctl.model.kinds import Choice, Kind, Many, Of, Off, Text, Word
from cspctl.model.record import Record, specs

PAGE = Path(__file__).parent.parent / "docs" / "files.md"
HEADING = "## Every key"


def records() -> Iterator[type[Record]]:
    """Every record class of the models, module by module."""
    for found in pkgutil.iter_modules(cspctl.model.__path__):
        module = importlib.import_module(f"cspctl.model.{found.name}")
        for thing in vars(module).values():
            own = getattr(thing, "__module__", "") == module.__name__
            if own and isinstance(thing, type) and issubclass(thing, Record) and specs(thing):
                yield thing


def tables() -> str:
    """The whole part of the page, from its heading on."""
    lines = [
        HEADING,
        "",
        "Made from the models by `scripts/make_files_page.py`; keys in bold must be there.",
    ]
    for record in records():
        lines += ["", f"### {record.__name__}", "", (record.__doc__ or "").split("\n")[0], ""]
        lines += ["| Key | Takes | Meaning |", "|---|---|---|"]
        for key, spec in specs(record).items():
            name = f"**`{key}`**" if spec.required else f"`{key}`"
            lines.append(f"| {name} | {takes(spec.kind)} | {spec.doc.replace('|', '/')} |")
    return "\n".join(lines) + "\n"


def takes(kind: Kind) -> str:
    """What a kind of value is, in words."""
    if isinstance(kind, Many):
        return f"{takes(kind.of)}, one or a list" if kind.or_one else f"list of {takes(kind.of)}"
    if isinstance(kind, Choice):
        return " / ".join(f"`{option}`" for option in kind.options)
    if isinstance(kind, Of):
        return f"{kind.record().__name__}, or yes or no" if kind.switch else kind.record().__name__
    if isinstance(kind, Off):
        return f"{kind.record().__name__}, or no"
    return kind.name if isinstance(kind, Word) else "text" if isinstance(kind, Text) else ""


def page(text: str) -> str:
    """The page with its tables made anew."""
    return text.split(HEADING)[0].rstrip() + "\n\n" + tables()


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
