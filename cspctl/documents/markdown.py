"""Markdown, as officers write it, into blocks.

CommonMark with tables and ~~strikethrough~~. HTML is shown as the text it is, never obeyed;
an image is its alternative text, and no file or address is ever opened for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from cspctl.documents.blocks import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Runs,
    Table,
    Text,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

# Deeper nesting than any paper has; beyond it markdown-it would drop text without a word.
_MAX_NESTING = 100


def parse(text: str) -> tuple[Block, ...]:
    """Read Markdown; every text is Markdown, so there are no errors."""
    from markdown_it.tree import SyntaxTreeNode

    return _blocks(SyntaxTreeNode(_reader().parse(text)).children)


@cache
def _reader() -> MarkdownIt:
    """The reader, made once: minutes are parsed in many small pieces."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING})
    return reader.enable(["table", "strikethrough"])


def numbered(blocks: tuple[Block, ...], start: int = 3) -> tuple[Block, ...]:
    """Number a report's body as committee reports do.

    Headings of level 1 and 2 are sections ``start``, ``start + 1``, ...; each paragraph of a
    section is numbered under it: 3.1, 3.2, ... Lower headings, and paragraphs inside lists and
    quotations or before the first section, have no number.
    """
    section = start - 1
    paragraph = 0
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            section += 1
            paragraph = 0
            block = replace(block, number=str(section))
        elif isinstance(block, Paragraph) and section >= start:
            paragraph += 1
            block = replace(block, number=f"{section}.{paragraph}")
        result.append(block)
    return tuple(result)


def _blocks(nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
    return tuple(_block(node) for node in nodes)


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "heading":
            return Heading(int(node.tag[1:]), _inline(node))
        case "bullet_list" | "ordered_list":
            items = tuple(_blocks(item.children) for item in node.children)
            return ListBlock(node.type == "ordered_list", items, int(node.attrs.get("start", 1)))
        case "blockquote":
            return Quote(_blocks(node.children))
        case "fence" | "code_block":
            return CodeBlock(node.content.removesuffix("\n"))
        case "hr":
            return Rule()
        case "table":
            head, *body = node.children
            rows = tuple(_row(row) for section in body for row in section.children)
            return Table(_row(head.children[0]), rows)
        case _:
            return Paragraph(_inline(node))


def _row(node: SyntaxTreeNode) -> tuple[Runs, ...]:
    return tuple(_inline(cell) for cell in node.children)


def _inline(node: SyntaxTreeNode) -> Runs:
    """Make runs of a block's inline content; equal neighbours become one."""
    tokens = [
        token for inline in node.children if inline.token for token in inline.token.children or ()
    ]
    runs: list[Text] = []
    style = _Style()
    for token in tokens:
        style = style.after(token)
        text = _text_of(token)
        if not text:
            continue
        run = style.run(text, code=token.type == "code_inline")
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            run = replace(run, text=runs.pop().text + run.text)
        runs.append(run)
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class _Style:
    """The marks that are open at a place in a paragraph."""

    bold: int = 0
    italic: int = 0
    strike: int = 0
    link: str | None = None

    def after(self, token: Token) -> _Style:
        """Return the marks that are open after a token."""
        match token.type.rsplit("_", 1)[0]:
            case "strong":
                return replace(self, bold=self.bold + token.nesting)
            case "em":
                return replace(self, italic=self.italic + token.nesting)
            case "s":
                return replace(self, strike=self.strike + token.nesting)
            case "link":
                opened = token.nesting > 0
                return replace(self, link=str(token.attrs.get("href", "")) if opened else None)
            case _:
                return self

    def run(self, text: str, *, code: bool) -> Text:
        """Make a run with these marks."""
        return Text(text, self.bold > 0, self.italic > 0, code, self.strike > 0, self.link or None)


def _text_of(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return "".join(_text_of(child) for child in token.children or ())
        case _:
            return token.content
