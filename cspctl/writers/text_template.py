"""Text templates: plain text or HTML with Jinja tags, in the same sandbox as the Word templates.

``{{ lead }}`` prints a value, ``{% for %}`` and ``{% if %}`` repeat and choose; a tag that stands
alone on its line takes the line with it. In HTML every value is escaped. See
docs/templates.md for what a template may use.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.writers.docx import sandbox
from cspctl.writers.docx.faults import FILE, REFUSED, TAG, UNKNOWN, suggestion
from cspctl.writers.docx.program import FORBIDDEN, reaches_inside
from cspctl.writers.docx.running import MAX_OUTPUT, counted_loop


def render_text(
    template: bytes, view: Mapping[str, object], *, name: str, html: bool = False
) -> str:
    """Fill a text template (UTF-8); ``name`` is its path for problems.

    Raises CannotRun with a problem for every fault that was found: T401 an unknown variable,
    T402 a faulty tag, T403 not text, T404 refused, or too much work.
    """
    return TextTemplate(template, view, name=name, html=html).render(view)


class TextTemplate:
    """A text template that is read once and filled as often as is wanted.

    ``known`` are the names that every view of it has; ``filters`` are filters besides those of
    docs/templates.md. Reading and filling raise CannotRun as :func:`render_text` does.
    """

    def __init__(
        self,
        template: bytes,
        known: Iterable[str],
        *,
        name: str,
        html: bool = False,
        filters: Mapping[str, Callable[..., Any]] | None = None,
    ) -> None:
        self._name = name
        self._known = tuple(known)
        self._problems: dict[Problem, None] = {}
        self._counting = sandbox.Environment(self._report, self._known)
        # An overlay shares what counts the work, and has delimiters of its own.
        self._environment = self._counting.overlay(
            variable_start_string="{{",
            variable_end_string="}}",
            block_start_string="{%",
            block_end_string="%}",
            comment_start_string="{#",
            comment_end_string="#}",
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=html,
            finalize=sandbox.as_text if html else sandbox.plain,
        )
        self._filters = (*sandbox.FILTERS, *(filters or {}))
        self._environment.filters.update(filters or {})
        tree = self._parsed(template)
        self._check(tree)
        if self._problems:
            raise self._stopping()
        for loop in tree.find_all(nodes.For):
            loop.iter = counted_loop(loop.iter, self._environment)
        try:
            self._compiled = self._environment.from_string(tree)
        except (SyntaxError, RecursionError, MemoryError):  # Python nests twenty loops at most
            self._add(REFUSED, "Its loops are nested too deep.", 1)
            raise self._stopping() from None

    def render(self, view: Mapping[str, object]) -> str:
        """What comes of the template with a view's values."""
        self._counting.iterations = 0
        done = self._run(view)
        if self._problems:
            raise self._stopping()
        return done

    def _parsed(self, template: bytes) -> nodes.Template:
        try:
            source = template.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self._add(FILE, "This template is not text in UTF-8.", 1, "Save it as UTF-8.")
            raise self._stopping() from None
        try:
            return self._environment.parse(source)
        except TemplateSyntaxError as fault:
            self._add(TAG, f"A tag cannot be read: {fault.message}.", fault.lineno)
            raise self._stopping() from None
        except RecursionError:
            self._add(REFUSED, "A tag is nested too deep.", 1)
            raise self._stopping() from None

    def _check(self, tree: nodes.Template) -> None:
        """Note what is refused, and names that nothing has, wherever they stand."""
        names = list(tree.find_all(nodes.Name))
        known = {*self._known, "loop", *(name.name for name in names if name.ctx == "store")}
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, sandbox.NODES) or reaches_inside(node):
                what = FORBIDDEN.get(type(node), "something that is not on the list")
                mend = "A template may name data, loop, compare and use filters, nothing else."
                self._add(REFUSED, f"A tag uses {what}.", node.lineno, mend)
            elif isinstance(node, nodes.Filter) and node.name not in self._filters:
                mend = suggestion(node.name, self._filters)
                self._add(TAG, f"There is no filter '{node.name}'.", node.lineno, mend)
            elif isinstance(node, nodes.Test) and node.name not in sandbox.TESTS:
                mend = suggestion(node.name, sandbox.TESTS)
                self._add(TAG, f"There is no test '{node.name}'.", node.lineno, mend)
            elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
                mend = suggestion(node.name, self._known)
                self._add(UNKNOWN, f"'{node.name}' is not known.", node.lineno, mend)

    def _run(self, view: Mapping[str, object]) -> str:
        pieces: list[str] = []
        size = 0
        try:
            context = self._compiled.new_context(dict(view))
            for piece in self._compiled.root_render_func(context):
                size += len(piece)
                if size > MAX_OUTPUT:
                    raise sandbox.TooMuchWork(f"it writes more than {MAX_OUTPUT:,} characters")
                pieces.append(piece)
        except sandbox.TooMuchWork as fault:
            self._add(REFUSED, f"This is too much work: {fault}.", sandbox.error_line(fault))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as fault:
            message = f"A tag does not fit its value: {fault}."
            self._add(TAG, message, sandbox.error_line(fault))
        except sandbox.NotText as fault:
            message = f"A tag does not fit its value: {fault}."
            self._add(TAG, message, sandbox.error_line(fault))
        except AttributeError as fault:  # a filter for days was given a text, or the like
            message = "A filter does not fit its value."
            self._add(TAG, message, sandbox.error_line(fault))
        return "".join(pieces)

    def _report(self, name: str, known: Iterable[str]) -> None:
        mend = suggestion(name, known)
        self._add(UNKNOWN, f"'{name}' is not known.", sandbox.template_line(), mend)

    def _add(self, code: str, message: str, line: int, mend: str = "") -> None:
        self._problems[error(code, message, Location(self._name, line), mend)] = None

    def _stopping(self) -> CannotRun:
        return CannotRun(*sorted(self._problems, key=lambda problem: problem.location))
