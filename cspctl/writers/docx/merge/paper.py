"""What the caller says of each Word file that goes into the merged one."""

from dataclasses import dataclass
from typing import Literal

from cspctl.writers.docx.merge.names import VAL, Element, w


@dataclass(frozen=True, slots=True)
class Part:
    """One Word file and its place in the merged one.

    Attributes:
        docx: the file.
        name: what messages call it, a path relative to the workspace.
        bookmark: letters and digits; the merged file has a bookmark of this name on the part's
            first paragraph and one with ``End`` behind it in its last.
        first_page: the number of its first page; None lets the numbers run on.
        page_format: how its page numbers are printed; None leaves what its author chose.
        stamp: the words before the pack's page number in its footers, with the space behind them;
            None stamps nothing.
        starts: whether its first page is the next one or the next right-hand one.
    """

    docx: bytes
    name: str
    bookmark: str
    first_page: int | None = None
    page_format: Literal["lowerRoman", "lowerLetter", "decimal"] | None = None
    stamp: str | None = None
    starts: Literal["nextPage", "oddPage"] = "nextPage"


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a yes/no element such as ``w:titlePg`` is there and not switched off."""
    element = parent.find(w(name)) if parent is not None else None
    return element is not None and element.get(VAL) not in ("0", "false", "off")
