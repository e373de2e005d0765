"""The tags of one part as a Jinja program, checked before it runs (``running``)."""

from collections.abc import Iterable
from types import CodeType

from jinja2 import TemplateSyntaxError, nodes

from cspctl.writers.docx import sandbox
from cspctl.writers.docx.faults import REFUSED, TAG, Faults, suggestion
from cspctl.writers.docx.scan import Placed, Scan
from cspctl.writers.docx.tags import CLOSE, OPEN, TOKEN, Tag

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
    """The tags of one part, checked: ready to run on every view that has fields of these names.

    Faults that can be seen without running are noted in ``faults`` when it is made. ``code`` is
    there once it has run (``running``).
    """

    def __init__(self, scan: Scan, names: Iterable[str], faults: Faults) -> None:
        self.scan = scan
        self.code: CodeType | None = None
        self._faults = faults
        self._parser = sandbox.Environment(lambda name, known: None, ())
        trees = [(placed, tree) for placed in scan.placed for tree in self._trees(placed.tag)]
        named = [name for _, tree in trees for name in tree.find_all(nodes.Name)]
        self.known = (*names, *(name.name for name in named if name.ctx == "store"))
        guarded = {name for _, tree in trees for name in _guarded(tree)}
        for placed, tree in trees:
            self._check(placed.tag, tree, guarded)
        self._match()

    def source(self) -> str:
        """The part in Jinja's language."""
        placed = self.scan.placed
        return TOKEN.sub(
            lambda token: _jinja(placed[int(token.group(1))], int(token.group(1))),
            self.scan.source,
        )

    def tag(self, line: int) -> Tag:
        """The tag that stands on a line of :meth:`source`."""
        placed = self.scan.placed
        return placed[min(max(line - 2, 0), len(placed) - 1)].tag

    def _trees(self, tag: Tag) -> Iterable[nodes.Template]:
        """Parse a tag by itself; a fault is noted and gives no tree."""
        source = source_of(tag)
        if source is None:
            self._check_word(tag)
            return
        try:
            yield self._parser.parse(source)
        except TemplateSyntaxError as error:
            unreadable(tag, error, self._faults)
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
                and node.name not in {*self.known, *guarded, "loop"}
            ):
                self._faults.unknown(node.name, tag.place, tag.source, self.known)

    def _match(self) -> None:
        """See that blocks open and close in pairs, in places that belong together."""
        opened: list[Placed] = []
        for placed in self.scan.placed:
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


def unreadable(tag: Tag, error: TemplateSyntaxError, faults: Faults) -> None:
    """Note that a tag cannot be read."""
    where = tag.place.words(tag.source)
    faults.add(TAG, f"'{tag.source}' cannot be read in {where}: {error.message}.", tag.place)


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
