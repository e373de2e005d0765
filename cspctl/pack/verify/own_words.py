"""Every text that cspctl itself can print: the constants of its own modules, and the templates.

What our own documents say is no secret, also when a withheld paper says the same. The constants
are read from the compiled modules, so that no list has to be kept.
"""

import importlib.util
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.machinery import ModuleSpec, PathFinder
from types import CodeType

from cspctl import template_store
from cspctl.pack.verify.passages import BREAK, Passage, Piece

_PRINTING = (
    *("cspctl.documents", "cspctl.pack", "cspctl.site", "cspctl.writers"),
    "cspctl.queries.withhold",
)
# The theme that openpyxl gives a workbook, and the names that converters give themselves.
_LIBRARIES = ("openpyxl.writer.theme",)
_PROGRAMS = (
    "LibreOffice Writer Calc Impress Draw Microsoft Office Word Excel PowerPoint pikepdf qpdf "
    "pdfium Standard Default Normal Title Heading Caption Worksheets Presentation Application "
    "Slide Layout Master Placeholder Theme Bookmark Annotation Internet Link "
    # What Excel calls the rows to repeat, the area to print and the filters of every workbook.
    "_xlnm.Print_Titles _xlnm.Print_Area _xlnm._FilterDatabase _xlnm.Criteria _xlnm.Extract "
)


@cache
def own_pieces() -> tuple[Piece, ...]:
    """The passages of cspctl's own texts, once a run."""
    from cspctl.pack.verify.unpacking import unpack

    texts = [text for name in (*_PRINTING, *_LIBRARIES) for text in _constants_of(name)]
    found: list[Piece] = [Passage("cspctl", BREAK.join([*dict.fromkeys(texts), _PROGRAMS]))]
    for name in (*template_store.names(), *template_store.names("site")):
        found += unpack(name, template_store.packaged(name))
    return tuple(found)


def _constants_of(name: str) -> Iterator[str]:
    """The texts of a module, and of every module below a package. Nothing is run."""
    top, *below = name.split(".")
    spec = importlib.util.find_spec(top)
    for part in below:
        if spec is not None:
            top = f"{top}.{part}"
            spec = PathFinder.find_spec(top, spec.submodule_search_locations)
    yield from _constants_below(spec)


def _constants_below(spec: ModuleSpec | None) -> Iterator[str]:
    get_code = getattr(spec.loader, "get_code", None) if spec else None
    if spec is None or get_code is None:
        return
    yield from _constants(get_code(spec.name))
    for found in pkgutil.iter_modules(spec.submodule_search_locations or ()):
        name = f"{spec.name}.{found.name}"
        yield from _constants_below(PathFinder.find_spec(name, spec.submodule_search_locations))


def _constants(code: CodeType | None) -> Iterator[str]:
    for constant in _without_docstring(code) if code else ():
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple):
            yield from (text for text in constant if isinstance(text, str))
        elif isinstance(constant, frozenset):
            yield from sorted(text for text in constant if isinstance(text, str))
        elif isinstance(constant, CodeType):
            yield from _constants(constant)


def _without_docstring(code: CodeType) -> list[object]:
    """The constants without the docstring, which nobody prints: the first text there is."""
    constants: list[object] = list(code.co_consts)
    is_function = not code.co_name.startswith("<") and "__module__" not in code.co_names
    if "__doc__" in code.co_names:  # a module or a class
        names = 1 if "__module__" in code.co_names else 0
        del constants[names : names + 1]
    elif is_function and constants and isinstance(constants[0], str):
        del constants[0]
    return constants
