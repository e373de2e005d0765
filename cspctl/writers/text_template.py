"""Text templates: plain text or HTML with Jinja tags, in the same sandbox as the Word templates.

``{{ lead }}`` prints a value, ``{% for %}`` and ``{% if %}`` repeat and choose; a tag that stands
alone on its line takes the line with it. In HTML every value is escaped. See
docs/templates.md for what a template may use.
"""

from collections.abc import Iterable, Mapping

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from cspctl.problems import CannotRun, Location, Problem, error
from cspctl.writers.docx import sandbox
from cspctl.writers.docx.faults import FILE, REFUSED, TAG, UNKNOWN, suggestion
from cspctl.writers.docx.program import FORBIDDEN, MAX_OUTPUT, counted_loop, reaches_inside


def render_text(
    template: bytes, view: Mapping[str, object], *, name: str, html: bool = False
) -> str:
    """Fill a text template (UTF-8); ``name`` is its path for problems.

    Raises CannotRun with a problem for every fault that was found: T401 an unknown variable,
    T402 a faulty tag, T403 not text, T404 refused, or too much work.
    """
    return _Run(name, view, html=html).text(template)


class _Run:
    def __init__(self, name: str, view: Mapping[str, object], *, html: bool) -> None:
        self._name = name
        self._view = view
        self._problems: dict[Problem, None] = {}
        # An overlay shares what counts the work, and has delimiters of its own.
        self._environment = sandbox.Environment(self._report, view).overlay(
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

    def text(self, template: bytes) -> str:
        """What comes of the template."""
        try:
            source = template.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self._add(FILE, "This template is not text in UTF-8.", 1, "Save it as UTF-8.")
            raise self._stopping() from None
        try:
            tree = self._environment.parse(source)
        except TemplateSyntaxError as fault:
            self._add(TAG, f"A tag cannot be read: {fault.message}.", fault.lineno)
            raise self._stopping() from None
        except RecursionError:
            self._add(REFUSED, "A tag is nested too deep.", 1)
            raise self._stopping() from None
        self._check(tree)
        done = self._run(tree) if not self._problems else ""
        if self._problems:
            raise self._stopping()
        return done

    def _check(self, tree: nodes.Template) -> None:
        """Note what is refused, and names that nothing has, wherever they stand."""
        names = list(tree.find_all(nodes.Name))
        known = {*self._view, "loop", *(name.name for name in names if name.ctx == "store")}
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, sandbox.NODES) or reaches_inside(node):
                what = FORBIDDEN.get(type(node), "something that is not on the list")
                mend = "A template may name data, loop, compare and use filters, nothing else."
                self._add(REFUSED, f"A tag uses {what}.", node.lineno, mend)
            elif isinstance(node, nodes.Filter) and node.name not in sandbox.FILTERS:
                mend = suggestion(node.name, sandbox.FILTERS)
                self._add(TAG, f"There is no filter '{node.name}'.", node.lineno, mend)
            elif isinstance(node, nodes.Test) and node.name not in sandbox.TESTS:
                mend = suggestion(node.name, sandbox.TESTS)
                self._add(TAG, f"There is no test '{node.name}'.", node.lineno, mend)
            elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in known:
                mend = suggestion(node.name, self._view)
                self._add(UNKNOWN, f"'{node.name}' is not known.", node.lineno, mend)

    def _run(self, tree: nodes.Template) -> str:
        for loop in tree.find_all(nodes.For):
            loop.iter = counted_loop(loop.iter, self._environment)
        pieces: list[str] = []
        size = 0
        try:
            compiled = self._environment.from_string(tree)
            for piece in compiled.root_render_func(compiled.new_context(dict(self._view))):
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
        return "".join(pieces)

    def _report(self, name: str, known: Iterable[str]) -> None:
        mend = suggestion(name, known)
        self._add(UNKNOWN, f"'{name}' is not known.", sandbox.template_line(), mend)

    def _add(self, code: str, message: str, line: int, mend: str = "") -> None:
        self._problems[error(code, message, Location(self._name, line), mend)] = None

    def _stopping(self) -> CannotRun:
        return CannotRun(*sorted(self._problems, key=lambda problem: problem.location))
