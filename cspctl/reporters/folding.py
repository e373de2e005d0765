"""Text folded to a width, each piece under its own beginning."""

import textwrap


def hung(lead: str, text: str, width: int | None) -> str:
    """``lead`` and ``text``, the text's further lines standing under its first.

    Without a width (a pipe, a file) it is one line. A word is never cut, nor broken at a hyphen.
    """
    text = " ".join(text.split())
    if width is None or len(lead) + len(text) <= width:
        return f"{lead}{text}"
    return textwrap.fill(
        text,
        # A lead that takes the line for itself still leaves room for words.
        max(width, len(lead) + 20),
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
