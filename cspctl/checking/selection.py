"""Which codes are looked for, and how much each matters.

As in Ruff: a code is named whole or by its beginning (``A104``, ``A1``, ``A``); the longer
beginning wins, and of two equally long ones the ``ignore``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cspctl.checking.codes import NEVER_HIDDEN
from cspctl.problems import Severity


class Layer(NamedTuple):
    """One word on what to look for. ``select`` (None: unsaid) forgets the layers before it."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def is_chosen(code: str, layers: Sequence[Layer]) -> bool:
    """Whether a code is looked for; later layers speak last, and without any, all codes are."""
    if code in NEVER_HIDDEN:
        return True
    chosen = True
    for layer in layers:
        if layer.select is not None:
            chosen = False
        wanted = longest(code, (*(layer.select or ()), *layer.extend))
        unwanted = longest(code, layer.ignore)
        if wanted or unwanted:
            chosen = len(wanted) > len(unwanted)
    return chosen


def severity(code: str, severities: Sequence[Mapping[str, Severity]]) -> Severity | None:
    """What was said of a code's severity, the last map first; None when nothing was."""
    if code in NEVER_HIDDEN:
        return None
    for stated in reversed(severities):
        prefix = longest(code, stated)
        if prefix:
            return stated[prefix]
    return None


def longest(code: str, prefixes: Iterable[str]) -> str:
    """The longest of some beginnings of a code; '' when none of them is one."""
    return max((one for one in prefixes if code.startswith(one)), key=len, default="")
