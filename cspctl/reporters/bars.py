"""Bar charts of plain characters, which a screen reader and grep can follow."""

from collections.abc import Sequence

LONGEST = 40


def bars(rows: Sequence[tuple[str, int, str]]) -> list[str]:
    """A line a row of (label, number, note): label, the number itself, the bar, the note.

    The longest bar has ``LONGEST`` signs at most, and one sign is one where all numbers fit;
    any number above 0 has at least one sign.
    """
    most = max((number for _, number, _ in rows), default=0)
    scale = max(most / LONGEST, 1)
    wide = max((len(label) for label, _, _ in rows), default=0)
    figures = len(str(most))
    lines = []
    for label, number, note in rows:
        bar = "#" * (max(round(number / scale), 1) if number else 0)
        lines.append(" ".join([label.ljust(wide), f"{number:>{figures}}", bar, note]).rstrip())
    return lines
