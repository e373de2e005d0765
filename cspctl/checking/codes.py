"""What the codes of settings, waivers and the baseline mean, and every code that there is."""

from functools import cache

from cspctl.loading.codes import CODES as SHAPES
from cspctl.loading.codes import Shape
from cspctl.problems import Severity

CODES = (
    Shape(
        "W601",
        Severity.ERROR,
        "Waiver without a reason: it does not say why a problem is let pass.",
        "Whoever reads the file next year must be able to judge whether the reason still holds.",
    ),
    Shape(
        "W602",
        Severity.WARNING,
        "Waiver of nothing: the problem that it lets pass is not there.",
        "The problem was mended, or the waiver stands on the wrong line; a waiver left lying would "
        "hide the next problem of its kind.",
    ),
    Shape(
        "W603",
        Severity.ERROR,
        "Waiver unreadable: it names no known code, or one that cannot be waived.",
        "An unreadable file (F001) is never let pass: nobody knows what stands in it.",
    ),
    Shape(
        "W604",
        Severity.WARNING,
        "Waiver run out: the day until which it let a problem pass is over.",
        "The problem is reported again; the waiver is extended or deleted.",
    ),
    Shape(
        "W605",
        Severity.ERROR,
        "Baseline out of date: it lists a problem that is no longer there.",
        "A baseline only shrinks: what was mended once must not come back unseen. "
        "`cspctl check --write-baseline` takes the entry out.",
    ),
)
# What is never ignored, waived, lowered or put into a baseline: nobody knows what the file says.
NEVER_HIDDEN = frozenset({"F001"})


@cache
def known_codes() -> tuple[str, ...]:
    """Every code that ``check`` can print, sorted."""
    from cspctl.rules import rules

    shapes = (shape.code for shape in (*SHAPES, *CODES))
    return tuple(sorted({*shapes, *(rule.code for rule in rules())}))


def begins_a_code(prefix: str) -> bool:
    """Whether a code or the beginning of one, such as ``A``, ``A1`` or ``A104``, is known."""
    return bool(prefix) and any(code.startswith(prefix) for code in known_codes())
