"""Markdown papers: headings, pictures and links. Title, language and look come from cspctl."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cspctl.pack.access.headings import skipped
from cspctl.pack.access.links import is_vague
from cspctl.pack.access.words import Found, excerpt, tells_nothing
from cspctl.pack.screening.markdown import MAX_BYTES
from cspctl.pack.screening.report import Refusal

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def found(data: bytes) -> Iterator[Found]:
    """Everything that falls short in the text behind the front matter."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).parse(_body(data))
    headings = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            headings.append((int(token.tag[1:]), inline.content))
    # The paper's title is the level above its sections, which may be written # or ##.
    yield from skipped(headings, first=2)
    for token in tokens:
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else 0
            yield from _inline(token.children or [], f"line {line}")


def _inline(tokens: "list[Token]", place: str) -> Iterator[Found]:
    words: list[str] = []
    for token in tokens:
        if token.type == "image" and tells_nothing(token.content):
            name = str(token.attrs.get("src", ""))
            yield "alternative-text", f"{place}, {excerpt(name)}"
        elif token.type == "link_open":
            words = []
        elif token.type == "link_close" and is_vague("".join(words)):
            yield "vague-link", f"{place}, {excerpt(''.join(words))}"
        else:
            words.append(token.content)


def _body(data: bytes) -> str:
    """The text, with blank lines in the place of its front matter so that lines keep counting."""
    if len(data) > MAX_BYTES:
        raise Refusal("bomb")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refusal("damaged") from None
    front = _FRONT.match(text)
    return text if front is None else "\n" * text.count("\n", 0, front.end()) + text[front.end() :]
