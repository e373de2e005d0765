"""RAG and state, read from letters, words, signs and the colour of a cell."""

import colorsys
import re
from dataclasses import dataclass

from cspctl.queries.standing import RAG_WORDS
from cspctl.readers.tables import Cell

_RAG = {
    "R": "r red overdue",
    "A": "a amber yellow orange at-risk",
    "G": "g green on-track on-target",
    "B": "b blue",
}
_CLOSED = "closed close complete completed done finished discharged achieved c action-complete"
_OPEN = (
    "open opened ongoing on-going outstanding live in-progress active pending not-started started "
    "carried-forward partially-complete part-complete partly-complete underway o not-complete "
    "incomplete"
)
_SIGNS = {"🔴": "red ", "🟠": "amber ", "🟡": "amber ", "🟢": "green ", "🔵": "blue "}
_RAG_OF = {word: letter for letter, words in _RAG.items() for word in words.split()}
_CLOSED_WORDS, _OPEN_WORDS = set(_CLOSED.split()), set(_OPEN.split())


@dataclass(frozen=True, slots=True)
class Status:
    """What a cell says: ``rag`` a letter, ``state`` open or closed, '' where it says nothing;
    ``rest`` is text that was not understood; ``remark`` a clause on what is odd."""

    rag: str = ""
    state: str = ""
    rest: str = ""
    remark: str = ""


def read_status(cell: Cell, *, yes_means_closed: bool = False) -> Status:
    """Read a cell of a RAG, status or state column."""
    text = cell.text
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    colour = colour_of(cell.fill)
    if not text.strip():
        return Status(rag=colour)
    rag, state, left = "", "", []
    for part in re.split(r"[\n/;:,()|]|\s[-–—]\s", text):
        folded = "-".join(re.findall(r"[a-z]+|\d+", part.casefold()))
        if not folded or re.fullmatch(r"\d+-days?-overdue", folded):  # the dates say it
            continue
        if yes_means_closed and folded in ("yes", "y", "no", "n"):
            state = state or ("closed" if folded.startswith("y") else "open")
        elif folded in _RAG_OF:
            rag = rag or _RAG_OF[folded]
        elif folded in _CLOSED_WORDS:
            state = state or "closed"
        elif folded in _OPEN_WORDS:
            state = state or "open"
        else:
            left.append(part.strip())
    remark = ""
    if rag and colour and rag != colour:
        remark = f"says {RAG_WORDS[rag].lower()} and is coloured {RAG_WORDS[colour].lower()}"
    if not rag and not state:
        rag = colour
    return Status(rag, state, cell.text if left else "", remark)


def colour_of(fill: str) -> str:
    """The RAG letter of a cell's colour; '' for white, grey and what is none of them."""
    if not re.fullmatch(r"[0-9A-F]{6}", fill):
        return ""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.25 or not 0.1 < light < 0.96:
        return ""
    degrees = hue * 360
    if degrees < 18 or degrees >= 335:
        return "R"
    if degrees < 68:
        return "A"
    if degrees < 170:
        return "G"
    return "B" if 185 <= degrees < 260 else ""
