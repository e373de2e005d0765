"""Which variables a Word template uses, read from its tags without running it.

A variable is named by its way from the top: ``items.title`` is the title of each of ``items``,
whatever the template calls one of them in its loop; ``recommendations.1`` is the second of each
pair in ``{% for number, text in recommendations %}``.
"""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from cspctl.writers.docx import sandbox
from cspctl.writers.docx.document import Document
from cspctl.writers.docx.faults import Faults
from cspctl.writers.docx.program import source_of
from cspctl.writers.docx.revisions import accept
from cspctl.writers.docx.scan import Scanner
from cspctl.writers.docx.tags import Tag


class Use(NamedTuple):
    """A variable in a tag. ``printed`` when the tag prints it, and does not only ask or loop.

    ``written`` is its name as the template writes it (``item.title``); ``guarded`` marks one for
    whose absence the tag provides (``is defined``, ``default``).
    """

    path: str
    written: str
    tag: Tag
    printed: bool
    guarded: bool = False


def uses(template: bytes) -> list[Use]:
    """Every use of a variable in a template's parts, in order.

    Tags that cannot be read are passed over: rendering tells of them. Raises PackageError for
    what is no Word file.
    """
    document = Document(template)
    scanner = Scanner(Faults(""))
    found: list[Use] = []
    for part, words in document.texts():
        root = document.root(part)
        accept(root)
        found += _Part().uses([placed.tag for placed in scanner.word_part(root, words).placed])
    title = document.title()
    if title is not None:
        _, element, root = title
        scan = scanner.plain_part(element, root, "document title")
        found += _Part().uses([placed.tag for placed in scan.placed])
    return found


class _Part:
    """Follows the loops of one part, so that a loop's own names lead back to their list."""

    def __init__(self) -> None:
        self._scopes: list[dict[str, str]] = [{}]

    def uses(self, tags: list[Tag]) -> Iterator[Use]:
        environment = sandbox.Environment(lambda name, known: None, ())
        for tag in tags:
            if tag.kind == "block" and tag.word in ("endfor", "endif"):
                if len(self._scopes) > 1:
                    self._scopes.pop()
                continue
            source = source_of(tag)
            if source is None:
                continue
            try:
                tree = environment.parse(source)
            except (TemplateSyntaxError, RecursionError):
                continue
            yield from self._of(tag, tree)

    def _of(self, tag: Tag, tree: nodes.Template) -> Iterator[Use]:
        guarded = any(node.name in ("default", "d") for node in tree.find_all(nodes.Filter)) or any(
            node.name in ("defined", "undefined") for node in tree.find_all(nodes.Test)
        )
        printed = tag.kind == "print" or tag.word == "cellbg"
        for node, path in self._chains(tree):
            yield Use(path, _written(node), tag, printed, guarded)
        loop = tree.find(nodes.For)
        if loop is not None:
            path = self._path(loop.iter)
            targets = loop.target.items if isinstance(loop.target, nodes.Tuple) else None
            self._scopes.append(
                {
                    name.name: path if targets is None else f"{path}.{place}"
                    for place, name in enumerate(targets or [loop.target])
                    if isinstance(name, nodes.Name)
                }
            )
        elif tag.word == "if":
            self._scopes.append({})
        for assigned in tree.find_all(nodes.Assign):
            if isinstance(assigned.target, nodes.Name):
                self._scopes[-1][assigned.target.name] = self._path(assigned.node)

    def _chains(self, node: nodes.Node) -> Iterator[tuple[nodes.Node, str]]:
        """The longest names in a tree, ``item.title`` and not ``item`` too."""
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            if isinstance(node, nodes.Name) and node.ctx != "load":
                return
            path = self._path(node)
            if path:
                yield node, path
                return
        for child in node.iter_child_nodes():
            yield from self._chains(child)

    def _path(self, node: nodes.Node | None) -> str:
        """The way from the top to what a node names; '' for what names nothing of the view."""
        if isinstance(node, nodes.Name):
            known = [scope[node.name] for scope in reversed(self._scopes) if node.name in scope]
            return known[0] if known else "" if node.name == "loop" else node.name
        if isinstance(node, nodes.Getattr):
            before = self._path(node.node)
            return f"{before}.{node.attr}" if before else ""
        if isinstance(node, nodes.Getitem):
            before = self._path(node.node)
            named = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)
            return f"{before}.{node.arg.value}" if named and before else before  # type: ignore[attr-defined]
        if isinstance(node, nodes.Filter):
            return self._path(node.node)
        return ""


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return _written(node.node) if isinstance(node, nodes.Getitem) else ""
