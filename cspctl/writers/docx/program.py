"""The tags of one part as a Jinja program: checked before it runs, then run within limits."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from cspctl.writers.docx import sandbox
from cspctl.writers.docx.faults import REFUSED, TAG, Faults, suggestion
from cspctl.writers.docx.scan import Placed, Scan
from cspctl.writers.docx.tags import CLOSE, OPEN, TOKEN, Tag

MAX_OUTPUT = 64 * 1024 * 1024  # characters of one part

_CLOSER = {"for": "endfor", "if": "endif"}
_MIDDLE = {"else": ("for", "if"), "elif": ("if",)}
_WORDS = ("for", "endfor", "if", "elif", "else", "endif", "set", "cellbg")
_REFUSED_WORDS = (
    *("autoescape", "block", "break", "call", "continue", "debug", "do", "extends", "filter"),
    *("from", "import", "include", "macro", "raw", "trans", "with"),
)
# Each block tag is parsed by itself, so that one fault never hides the next.
_AROUND = {
    "for": ("", "% endfor %"),
    "if": ("", "% endif %"),
    "elif": ("% if true %", "% endif %"),
    "set": ("", ""),
}


FORBIDDEN: dict[type[nodes.Node], str] = {
    nodes.Call: "a call, which is refused,",
    nodes.Getattr: "a name that begins with an underscore, which is refused,",
    nodes.Getitem: "a name that begins with an underscore, which is refused,",
    nodes.Name: "a name that is kept for Jinja itself",
    nodes.Concat: "'~', which is refused (write two tags side by side),",
}


class Program:
    """One part of a template, ready to run; ``filters`` turn blocks, runs and colours into XML.

    Faults that can be seen without running are noted when it is made.
    """

    def __init__(
        self,
        scan: Scan,
        view: Mapping[str, object],
        faults: Faults,
        filters: Mapping[str, Callable[..., Any]],
    ) -> None:
        self._scan = scan
        self._faults = faults
        self._filters = filters
        self._known = tuple(view)
        trees = [(placed, tree) for placed in scan.placed for tree in self._trees(placed.tag)]
        named = [name for _, tree in trees for name in tree.find_all(nodes.Name)]
        self._known += tuple(name.name for name in named if name.ctx == "store")
        guarded = {name for _, tree in trees for name in _guarded(tree)}
        self._environment = sandbox.Environment(self._report, self._known)
        self._environment.filters.update(filters)
        for placed, tree in trees:
            self._check(placed.tag, tree, guarded)
        self._match()

    def run(self, view: Mapping[str, object]) -> str:
        """Return the part's XML; faults that show themselves on the way are noted."""
        environment = self._environment
        pieces: list[str] = []
        size = 0
        try:
            tree = environment.parse(self._source())
            for loop in tree.find_all(nodes.For):
                loop.iter = counted_loop(loop.iter, environment)
            template = environment.from_string(tree)
            context = template.new_context(dict(view))
            for piece in template.root_render_func(context):
                size += len(piece)
                if size > MAX_OUTPUT:
                    raise sandbox.TooMuchWork(f"it writes more than {MAX_OUTPUT:,} characters")
                pieces.append(piece)
        except sandbox.TooMuchWork as error:
            self._note(error, REFUSED, f"is too much work: {error}")
        except sandbox.NotText as error:
            self._note(error, TAG, f"does not fit its value: {error}")
        except TemplateSyntaxError as error:
            tag = self._tag(error.lineno)
            self._unreadable(tag, error)
        except RecursionError as error:
            self._note(error, REFUSED, "is nested too deep")
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            self._note(error, TAG, f"does not fit its value: {error}")
        return "".join(pieces)

    def _trees(self, tag: Tag) -> Iterable[nodes.Template]:
        """Parse a tag by itself; a fault is noted and gives no tree."""
        source = source_of(tag)
        if source is None:
            self._check_word(tag)
            return
        try:
            yield sandbox.Environment(self._report, ()).parse(source)
        except TemplateSyntaxError as error:
            self._unreadable(tag, error)
        except RecursionError:
            self._faults.add(REFUSED, f"'{tag.source[:60]}' is nested too deep.", tag.place)

    def _check_word(self, tag: Tag) -> None:
        where = tag.place.words(tag.source)
        if tag.word in _REFUSED_WORDS:
            mend = f"A template may use: {', '.join(_WORDS)}."
            self._faults.add(REFUSED, f"'{tag.word}' is not allowed in {where}.", tag.place, mend)
        elif tag.word not in _WORDS:
            message = f"'{tag.source}' is no tag that templates know, in {where}."
            self._faults.add(TAG, message, tag.place, suggestion(tag.word, _WORDS))
        elif tag.rest:
            message = f"'{tag.word}' takes nothing after it, in {where}."
            self._faults.add(TAG, message, tag.place)

    def _check(self, tag: Tag, tree: nodes.Template, guarded: set[str]) -> None:
        """Look through a tag's tree for what is refused and for names that nothing has."""
        where = tag.place.words(tag.source)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, sandbox.NODES) or reaches_inside(node):
                what = FORBIDDEN.get(type(node), "something that is not on the list")
                message = f"'{tag.source}' uses {what} in {where}."
                mend = "A template may name data, loop, compare and use filters, nothing else."
                self._faults.add(REFUSED, message, tag.place, mend)
            for kind, known in ((nodes.Filter, sandbox.FILTERS), (nodes.Test, sandbox.TESTS)):
                if isinstance(node, kind) and node.name not in known:
                    word = "filter" if kind is nodes.Filter else "test"
                    message = f"There is no {word} '{node.name}', in {where}."
                    self._faults.add(TAG, message, tag.place, suggestion(node.name, known))
            if (
                isinstance(node, nodes.Name)
                and node.ctx == "load"
                and node.name not in {*self._known, *guarded, "loop"}
            ):
                self._faults.unknown(node.name, tag.place, tag.source, self._known)

    def _match(self) -> None:
        """See that blocks open and close in pairs, in places that belong together."""
        opened: list[Placed] = []
        for placed in self._scan.placed:
            tag = placed.tag
            where = tag.place.words(tag.source)
            if tag.kind != "block":
                continue
            if tag.word in _CLOSER:
                opened.append(placed)
            elif tag.word in _MIDDLE or tag.word in _CLOSER.values():
                fits = _MIDDLE.get(
                    tag.word, tuple(word for word, end in _CLOSER.items() if end == tag.word)
                )
                if not opened or opened[-1].tag.word not in fits:
                    message = f"'{tag.source}' has no '{fits[-1]}' before it, in {where}."
                    self._faults.add(TAG, message, tag.place)
                    continue
                opener = opened[-1]
                if (opener.container, opener.path) != (placed.container, placed.path):
                    self._faults.add(
                        TAG,
                        f"'{opener.tag.source}' in {opener.tag.place.words(opener.tag.source)} "
                        f"and '{tag.source}' in {where} are not in the same kind of place.",
                        tag.place,
                        "Use {%p for paragraphs, {%tr for rows, {%tc for cells, in both.",
                    )
                if tag.word in _CLOSER.values():
                    opened.pop()
        for placed in opened:
            tag = placed.tag
            self._faults.add(
                TAG,
                f"'{tag.source}' is never closed, in {tag.place.words(tag.source)}.",
                tag.place,
                f"Close it with {{% {_CLOSER[tag.word]} %}}, of the same kind.",
            )

    def _source(self) -> str:
        placed = self._scan.placed
        return TOKEN.sub(
            lambda token: _jinja(placed[int(token.group(1))], int(token.group(1))),
            self._scan.source,
        )

    def _report(self, name: str, known: Iterable[str]) -> None:
        tag = self._tag(sandbox.template_line())
        self._faults.unknown(name, tag.place, tag.source, known)

    def _tag(self, line: int) -> Tag:
        placed = self._scan.placed
        return placed[min(max(line - 2, 0), len(placed) - 1)].tag

    def _note(self, error: Exception, code: str, words: str) -> None:
        tag = self._tag(sandbox.error_line(error))
        message = f"'{tag.source}' in {tag.place.words(tag.source)} {words}."
        self._faults.add(code, message, tag.place)

    def _unreadable(self, tag: Tag, error: TemplateSyntaxError) -> None:
        where = tag.place.words(tag.source)
        message = f"'{tag.source}' cannot be read in {where}: {error.message}."
        self._faults.add(TAG, message, tag.place)


def source_of(tag: Tag) -> str | None:
    """A tag by itself in Jinja's source; None for one that says nothing alone (``endif``)."""
    if tag.kind == "print":
        return f"{OPEN}= {tag.body} ={CLOSE}"
    if tag.word == "cellbg":
        return f"{OPEN}= {tag.rest} ={CLOSE}"
    if tag.word not in _AROUND:
        return None
    before, after = (f"{OPEN}{end}{CLOSE}" if end else "" for end in _AROUND[tag.word])
    return f"{before}{OPEN}% {tag.body} %{CLOSE}{after}"


def _jinja(placed: Placed, index: int) -> str:
    """Write a tag in Jinja's source, on a line of its own."""
    tag = placed.tag
    if tag.kind == "block" and tag.word != "cellbg":
        return f"{OPEN}%\n{tag.body} %{CLOSE}"
    body = tag.body
    if tag.word == "cellbg" and tag.kind == "block":
        body = f"({tag.rest})|_fill"
    elif tag.level == "p":
        body = f"({body})|_blocks({index})"
    elif tag.level == "r":
        body = f"({body})|_runs({index})"
    return f"{OPEN}=\n{body} ={CLOSE}"


def counted_loop(node: nodes.Node, environment: sandbox.Environment) -> nodes.Node:
    """Put the filter that counts a loop's turns around its list."""
    made = nodes.Filter(node, "_counted", [], [], None, None, lineno=node.lineno)
    return made.set_environment(environment)


def _guarded(tree: nodes.Template) -> set[str]:
    """Name the variables for whose absence the template itself provides."""
    provided: list[nodes.Node] = [
        node.node for node in tree.find_all(nodes.Test) if node.name in ("defined", "undefined")
    ]
    provided += [
        node.node
        for node in tree.find_all(nodes.Filter)
        if node.name in ("default", "d") and node.node is not None
    ]
    return {node.name for node in provided if isinstance(node, nodes.Name)}


def reaches_inside(node: nodes.Node) -> bool:
    """Whether a node names something of Python's own."""
    if isinstance(node, nodes.Getattr):
        return node.attr.startswith("_")
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value).startswith("_")
    return isinstance(node, nodes.Name) and (node.name.startswith("_") or node.name == "self")
