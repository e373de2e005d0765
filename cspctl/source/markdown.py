"""A Markdown file in two: front matter, and the body behind it."""

import re
from typing import NamedTuple

from cspctl.problems import Problem, error
from cspctl.source.composing import parse
from cspctl.source.nodes import Mapping, Source


class FrontMatter(NamedTuple):
    """A Markdown file in two: its YAML head (None when there is none) and its body."""

    head: Mapping | None
    body: Source


def split_markdown(source: Source) -> tuple[FrontMatter, list[Problem]]:
    """Split a Markdown file into front matter and body, each with its true lines."""
    lines = re.findall(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", source.text)
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter(None, source), []
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            head = Source(source.file, "".join(lines[1:number]), source.first_line + 1)
            body = Source(source.file, "".join(lines[number + 1 :]), source.first_line + number + 1)
            if not head.text.strip():
                return FrontMatter(None, body), []
            top, problems = parse(head)
            return FrontMatter(top, body), problems
    message = "The front matter that begins with --- does not end."
    problem = error("F001", message, source.location(0), "Write --- on a line behind it.")
    return FrontMatter(None, Source(source.file, "", source.first_line)), [problem]
