"""A file's bytes as text: UTF-8, or UTF-16 as Notepad writes it, and nothing else."""

import re

from cspctl.problems import Location, Problem, error
from cspctl.source.nodes import Source

MAX_BYTES = 32 * 1024 * 1024
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"
# Control characters; a pattern of the whole class would cost every command milliseconds.
_CONTROL_BYTES = bytes({*range(32), 127} - {9, 10, 13})
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def decode(data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    """Turn a file's bytes into text: UTF-8, or UTF-16 as Notepad writes it, with or without BOM."""
    start = Location(file)
    if len(data) > MAX_BYTES:
        return None, [
            error(
                "F001",
                f"This file is too large to be one of a board's files ({len(data):,} bytes).",
                start,
                f"Split it: at most {MAX_BYTES:,} bytes are read.",
            )
        ]
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return None, [_not_text(start, f"This is {what}, not a text file.")]
    try:
        text = data.decode(encoding(data))
    except UnicodeDecodeError as fault:
        return None, [_wrong_bytes(data, file, fault)]
    source = Source(file, text.removeprefix("\ufeff"))
    bad = control_character(source.text)
    if bad:
        line = source.text.count("\n", 0, bad.start())
        column = bad.start() - (source.text.rfind("\n", 0, bad.start()) + 1)
        what = f"There is a control character (U+{ord(bad.group()):04X}) in this file."
        return None, [_not_text(source.location(line, column), what)]
    return source, []


def encoding(data: bytes) -> str:
    """The name of the encoding that a file's bytes are in, by its mark or its zero bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:400]
    # UTF-16 without a byte order mark: every other byte of English text is zero.
    if len(head) >= 4 and head[1::2].count(0) > len(head) // 3 and 0 not in head[0::2]:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > len(head) // 3 and 0 not in head[1::2]:
        return "utf-16-be"
    return "utf-8"


def _not_text(location: Location, message: str) -> Problem:
    mend = "Keep plain text here, saved as UTF-8; papers belong in a meeting's papers folder."
    return error("F001", message, location, mend)


def _wrong_bytes(data: bytes, file: str, fault: UnicodeDecodeError) -> Problem:
    if fault.encoding.startswith("utf-16"):
        message = "This file is damaged: it begins as UTF-16 and does not go on so."
        return error("F001", message, Location(file), "Save it again with the encoding UTF-8.")
    line = data.count(b"\n", 0, fault.start)
    column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1)
    byte = data[fault.start]
    message = f"This file is not UTF-8: byte 0x{byte:02X} cannot be read."
    guess = bytes([byte]).decode("cp1252", "replace")
    if guess.isprintable() and guess != "\ufffd":
        message += f" It looks like '{guess}' saved by an older Windows program (Windows-1252)."
    mend = "Save the file again with the encoding UTF-8."
    return error("F001", message, Location(file, line + 1, column + 1), mend)


def control_character(text: str) -> "re.Match[str] | None":
    """The first character that no text file holds; None in nearly every file."""
    data = text.encode("utf-8", "surrogatepass")
    # The others begin with one of these bytes in UTF-8; most files have neither.
    if len(data.translate(None, _CONTROL_BYTES)) == len(data) and not (
        b"\xc2" in data or b"\xed" in data or b"\xef\xbf" in data
    ):
        return None
    return re.search(CONTROL, text)
