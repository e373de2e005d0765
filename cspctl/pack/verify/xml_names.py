"""What elements and attributes of Office, OpenDocument and XMP files hold words, and which kind."""

import re
from urllib.parse import unquote

from cspctl.pack.verify.part_names import given_name


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What holds a paragraph's worth of text in Word, PowerPoint, Excel and OpenDocument.
BLOCKS = frozenset(("p", "h", "si", "is", "text"))
GAPS = frozenset(("tab", "br", "cr", "ptab", "s", "line-break"))
# Text that is no part of the sentence around it: codes of fields, what was deleted, positions.
APART = _named(
    "instrText delInstrText delText posOffset align pctWidth pctHeight pctPosHOffset "
    "pctPosVOffset annotation"
)
HYPHEN = "noBreakHyphen"
#: How the elements end in which Excel writes the headers and footers of a sheet.
RUNNING = ("Header", "Footer")
# What Excel writes between the words of a header: sides, fonts, colours, fields.
SHEET_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')

# Attributes in which people, not programs, write.
_NAMING = _named(
    "name descr title alt alias author initials userId displayName uniqueName prompt promptTitle "
    "error errorTitle tooltip Target caption string styleId lastEdited summary href value "
    "display-name desc creator label helpText statusText "
    "displayText instr formatCode"
)
# In these elements of Word the attribute ``w:val`` is a name.
_NAMED_BY_VALUE = _named(
    "name alias tag title aliases default statusText helpText docVar description keywords "
    "category docPartGallery caption placeholder dataBinding listItem"
)


def sort_attribute(
    element: str, name: str, value: str, names: dict[str, None], values: dict[str, None]
) -> None:
    """Put an attribute's value where it belongs: what people wrote, or what programs write.

    ``element`` and ``name`` are without their namespaces.
    """
    if name in _NAMING or (name == "val" and element in _NAMED_BY_VALUE):
        text = unquote(value) if "%" in value else value
        inside = name == "Target" and ":" not in text
        names[given_name(text) if inside else text] = None
    else:
        values[value] = None
