"""The contrast of two colours. Source: WCAG 2.2, 1.4.3 and "relative luminance"."""

import re

LEAST = 4.5
LEAST_LARGE = 3.0  # from 18 points, or 14 in bold
_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")


def is_colour(text: str | None) -> bool:
    """Whether a text is a colour as six hex digits."""
    return text is not None and _HEX.match(text) is not None


def contrast(one: str, other: str) -> float:
    """The ratio of the brightness of two colours (six hex digits): 1 for equal ones, 21 at most."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def is_low(letters: str, ground: str, *, points: float, bold: bool) -> bool:
    """Whether letters of a size stand out too little from their ground."""
    large = points >= 18 or (bold and points >= 14)
    return contrast(letters, ground) < (LEAST_LARGE if large else LEAST)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
