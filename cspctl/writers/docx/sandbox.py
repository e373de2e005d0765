"""The Jinja that a template runs in: plain data in, text out, and nothing else in reach.

A template may come from anywhere, so three fences stand around it. Its syntax tree may hold
only the nodes listed here: no calls, no imports, no macros, no attribute with an underscore.
An attribute is a field of a dataclass or a key of a mapping, never Python's own. Loops and
output are counted, and stop at a limit.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from types import FrameType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from cspctl.writers.docx.faults import names_of
from cspctl.writers.docx.tags import DELIMITERS

MAX_ITERATIONS = 1_000_000
MAX_TEXT = 1_000_000  # characters of one value

LOOP = ("depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem")
LOOP_NAMES = (*LOOP, "revindex", "revindex0")
FILTERS = (
    *("capitalize", "count", "d", "default", "first", "items", "join", "last", "length"),
    *("lower", "title", "trim", "upper"),
)
TESTS = ("defined", "even", "none", "odd", "undefined")

NODES: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign),
    *(nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Getattr, nodes.Getitem),
    *(nodes.Slice, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mod, nodes.Neg),
)

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

Report = Callable[[str, Iterable[str]], None]


class TooMuchWork(Exception):
    """A template loops or writes beyond the limits; the text says which, for a user."""


class NotText(Exception):
    """A value cannot be used as the template uses it; the text says why, for a user."""


class Environment(ImmutableSandboxedEnvironment):
    """Jinja for one rendering; ``report`` hears of each unknown name and what was known there."""

    intercepted_binops = frozenset({"+", "-", "%"})

    def __init__(self, report: Report, known: Iterable[str]) -> None:
        super().__init__(
            autoescape=True,
            finalize=as_text,
            undefined=_unknown(report, tuple(known)),
            keep_trailing_newline=True,
            **DELIMITERS,
        )
        self.globals.clear()
        self.filters = {**_filters(self), "_counted": _counted}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.iterations = 0

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look up a field or key; an attribute of nothing is nothing."""
        if obj is None:
            return None
        if isinstance(obj, Undefined):
            obj._fail_with_undefined_error()
            return obj
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
        elif isinstance(obj, LoopContext):
            if attribute in LOOP_NAMES:
                return getattr(obj, attribute)
        elif _is_record(obj) and attribute in obj.__dataclass_fields__:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Look up a key, or an item or slice of a list; past its end there is nothing."""
        if isinstance(obj, (tuple, list, str)) and isinstance(argument, (int, slice)):
            try:
                return obj[argument]
            except IndexError:
                return None
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        return self.getattr(obj, str(argument))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse every call; :data:`NODES` has none, so this is the second lock on that door."""
        raise NotText("a template cannot call anything")

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with whole numbers alone: other operands could make texts without end."""
        for value in (left, right):
            if isinstance(value, Undefined):
                value._fail_with_undefined_error()
                return 0
            if not isinstance(value, int):
                raise NotText(f"'{operator}' is for whole numbers only")
        return super().call_binop(context, operator, left, right)

    def counted(self, value: Any) -> Any:
        """Let a loop have its list and count its turns; nothing is an empty list."""
        if value is None:
            return ()
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()
            return ()
        if isinstance(value, str) or not isinstance(value, (Sequence, Mapping)):
            raise NotText(f"a loop needs a list, and this is {kind_of(value)}")
        self.iterations += len(value)
        if self.iterations > MAX_ITERATIONS:
            raise TooMuchWork(f"its loops take more than {MAX_ITERATIONS:,} turns")
        return value


@pass_context
def _counted(context: Context, value: Any) -> Any:
    """Count the turns of a loop each time it is met, also one over a list in the template itself.

    Jinja calls a filter of constants when it compiles, and then no more, unless it asks for the
    context, which is not there before the template runs.
    """
    assert isinstance(context.environment, Environment)
    return context.environment.counted(value)


def as_text(value: Any) -> Any:
    """Make of a value what may stand in XML; nothing is no text, and only text is text."""
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        text = str.__str__(value)
        if _ODD.search(text):
            text = clean(text)
        return Markup(text) if isinstance(value, Markup) else escape(text)
    if isinstance(value, (int, float)):
        return str(value)
    raise NotText(f"this is {kind_of(value)}, and only text can be printed")


def clean(text: str) -> str:
    """Drop what XML 1.0 does not know; line ends of all kinds become ``\\n``."""
    return _CONTROLS.sub("", _LINE_END.sub("\n", _SURROGATE.sub("\ufffd", text)))


def kind_of(value: object) -> str:
    """Say in a user's words what a value is."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, Mapping) or is_dataclass(value):
        return f"a record (with {', '.join(names_of(value))})"
    return "a list" if isinstance(value, Sequence) else "not data"


def template_line() -> int:
    """Return the line of the template that is being rendered now."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1


def error_line(error: BaseException) -> int:
    """Return the line of the template in which an error rose."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = int(template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return line


def _is_record(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)


def _unknown(report: Report, known: tuple[str, ...]) -> type[Undefined]:
    """Make the type of unknown values: each use is reported, and rendering goes on.

    So one run finds every unknown name that it comes by, not the first alone.
    """

    class Unknown(StrictUndefined):
        """An unknown value."""

        __slots__ = ()

        def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
            if isinstance(self._undefined_obj, LoopContext):
                names: Iterable[str] = LOOP_NAMES
            elif isinstance(self._undefined_obj, type(_NO_OBJECT)):
                names = known
            else:
                names = names_of(self._undefined_obj)
            report(str(self._undefined_name), names)
            return self

        def __str__(self) -> str:  # type: ignore[override]
            self._fail_with_undefined_error()
            return ""

        def __iter__(self) -> Any:
            self._fail_with_undefined_error()
            return iter(())

        def _zero(self, *args: object) -> int:
            self._fail_with_undefined_error()
            return 0

        def _no(self, *args: object) -> bool:
            self._fail_with_undefined_error()
            return False

        __len__ = __neg__ = _zero  # type: ignore[assignment]
        __bool__ = __contains__ = _no  # type: ignore[assignment]
        __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]
        __hash__ = object.__hash__  # type: ignore[assignment]

    return Unknown


_NO_OBJECT = Undefined()._undefined_obj


def _filters(environment: Environment) -> dict[str, Callable[..., Any]]:
    def default(value: Any, instead: Any = "", even_if_false: bool = False) -> Any:
        if isinstance(value, Undefined) or value is None or (even_if_false and not value):
            return instead
        return value

    def joined(value: Any, between: str = "") -> str:
        texts = [plain(item) for item in environment.counted(value)]
        if sum(map(len, texts)) + len(texts) * len(between) > MAX_TEXT:
            raise TooMuchWork(f"a text in it is longer than {MAX_TEXT:,} characters")
        return between.join(texts)

    def items(value: Any) -> Any:
        if isinstance(value, Mapping):
            return tuple(value.items())
        return environment.counted(value) if not value else _refuse("items", value)

    def first(value: Any) -> Any:
        return next(iter(environment.counted(value)), None)

    def last(value: Any) -> Any:
        found = environment.counted(value)
        return found[-1] if isinstance(found, (tuple, list)) and found else None

    def length(value: Any) -> int:
        return len(value) if isinstance(value, str) else len(environment.counted(value))

    return {
        "capitalize": lambda value: plain(value).capitalize(),
        "count": length,
        "d": default,
        "default": default,
        "first": first,
        "items": items,
        "join": joined,
        "last": last,
        "length": length,
        "lower": lambda value: plain(value).lower(),
        "title": lambda value: plain(value).title(),
        "trim": lambda value: plain(value).strip(),
        "upper": lambda value: plain(value).upper(),
    }


def plain(value: Any) -> str:
    """Return a value's text before anything is escaped."""
    text = as_text(value)
    return text.unescape() if isinstance(text, Markup) else str(text)


def _refuse(name: str, value: object) -> NoReturn:
    raise NotText(f"'{name}' cannot be had of {kind_of(value)}")
