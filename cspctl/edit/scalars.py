"""Writes a single text so that it reads back as exactly itself, quoted only when it must be."""

import re

# What ends or changes a plain text wherever it stands, and what does so inside { } and [ ].
_BREAKS = re.compile(r":(?=\s|$)|\s#|[\t\r\n\x85\u2028\u2029\ufeff]")
_BREAKS_IN_FLOW = re.compile(r"[,?\[\]{}]|:(?=[,\[\]{}])")
_BAD_FIRST = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?=\s|$)|-{3}|\.{3}|<<$|=$")
_BAD_FIRST_IN_FLOW = re.compile(r"[-?:]")
# Text that editors and other readers of YAML would take for a number, yes/no or nothing.
_TYPED = re.compile(
    r"~|null|true|false|yes|no|on|off|[-+]?\.?\d[\d_,.]*(e[-+]?\d+)?|0[xob][0-9a-f_]+"
    r"|\d+(:\d\d)+(\.\d*)?|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
    "\ufeff": "\\uFEFF",
}
_ONLY_ESCAPED = re.compile(r"[\t\r\n\x85\u2028\u2029\ufeff]")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def plain_is_safe(text: str, *, flow: bool) -> bool:
    """Whether a text needs no quotation marks; ``flow`` says that it stands in { } or [ ]."""
    if not text or text != text.strip() or _BREAKS.search(text) or _BAD_FIRST.match(text):
        return False
    return not (flow and (_BREAKS_IN_FLOW.search(text) or _BAD_FIRST_IN_FLOW.match(text)))


def scalar(text: str, *, flow: bool, bare: bool = False, marks: str = "") -> str:
    """Write a text on one line.

    ``bare`` marks what is no text (a number, a date), which is never quoted for its look;
    ``marks`` are the quotation marks to keep, when the value replaced had some.
    """
    if not marks and plain_is_safe(text, flow=flow) and (bare or not _TYPED.fullmatch(text)):
        return text
    single = marks == "'" or (marks != '"' and '"' in text and "\\" not in text)
    if single and not _ONLY_ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def fits_literal(text: str) -> bool:
    """Whether a text of several lines can be written as a block behind ``|-``."""
    return (
        "\n" in text
        and text[0] not in " \t\n"
        and text[-1] not in " \t\n"
        and not _ONLY_ESCAPED.search(text.replace("\n", ""))
    )


def literal(text: str, column: int, eol: str) -> str:
    """Write a text of several lines as a block behind ``|-``, its lines at ``column``."""
    lines = text.split("\n")
    return "|-" + "".join(eol + (" " * column + line if line else "") for line in lines)
