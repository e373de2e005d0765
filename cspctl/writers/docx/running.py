"""Runs a part's program on a view, within limits; a template is compiled once for many views."""

from collections.abc import Callable, Iterable, Mapping
from types import CodeType
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from cspctl.writers.docx import sandbox
from cspctl.writers.docx.faults import REFUSED, TAG, Faults
from cspctl.writers.docx.program import Program, unreadable

MAX_OUTPUT = 64 * 1024 * 1024  # characters of one part


def run(
    program: Program,
    view: Mapping[str, object],
    faults: Faults,
    filters: Mapping[str, Callable[..., Any]],
) -> str:
    """Return the part's XML; faults that show themselves on the way are noted in ``faults``.

    ``filters`` turn blocks, runs and colours into XML. Those that write into one document must
    be marked with ``jinja2.pass_context``: others Jinja calls when it compiles, where it can.
    """

    def report(name: str, known: Iterable[str]) -> None:
        tag = program.tag(sandbox.template_line())
        faults.unknown(name, tag.place, tag.source, known)

    def note(error: Exception, code: str, words: str) -> None:
        tag = program.tag(sandbox.error_line(error))
        faults.add(code, f"'{tag.source}' in {tag.place.words(tag.source)} {words}.", tag.place)

    environment = sandbox.Environment(report, program.known)
    environment.filters.update(filters)
    pieces: list[str] = []
    size = 0
    try:
        if program.code is None:
            program.code = _compiled(program.source(), environment)
        template = environment.template_class.from_code(environment, program.code, {})
        context = template.new_context(dict(view))
        for piece in template.root_render_func(context):
            size += len(piece)
            if size > MAX_OUTPUT:
                raise sandbox.TooMuchWork(f"it writes more than {MAX_OUTPUT:,} characters")
            pieces.append(piece)
    except sandbox.TooMuchWork as error:
        note(error, REFUSED, f"is too much work: {error}")
    except sandbox.NotText as error:
        note(error, TAG, f"does not fit its value: {error}")
    except TemplateSyntaxError as error:
        unreadable(program.tag(error.lineno), error, faults)
    except RecursionError as error:
        note(error, REFUSED, "is nested too deep")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        note(error, TAG, f"does not fit its value: {error}")
    return "".join(pieces)


def _compiled(source: str, environment: sandbox.Environment) -> CodeType:
    """The source as Python's code, which looks its filters up in the environment that runs it."""
    tree = environment.parse(source)
    for loop in tree.find_all(nodes.For):
        loop.iter = counted_loop(loop.iter, environment)
    return environment.compile(tree)


def counted_loop(node: nodes.Node, environment: sandbox.Environment) -> nodes.Node:
    """Put the filter that counts a loop's turns around its list."""
    made = nodes.Filter(node, "_counted", [], [], None, None, lineno=node.lineno)
    return made.set_environment(environment)
