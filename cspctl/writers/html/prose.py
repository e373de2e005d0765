"""Blocks of prose as HTML: what people wrote, and nothing that a browser would obey.

Every text is escaped. A link is kept when it leads to a web page, an address or a telephone;
of any other kind its words stay.
"""

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from cspctl.documents.blocks import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Runs,
    Table,
    Text,
)
from cspctl.writers.docx.sandbox import clean

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_LOWEST = 6


def prose(blocks: Sequence[Block], top: int = 2) -> Markup:
    """The markup of blocks; ``top`` is the level that their highest heading gets.

    Levels close up: a heading is never more than one below the one before it.
    """
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    return Markup("\n").join(_blocks(blocks, top - highest, top - 1))


def words(runs: Runs) -> Markup:
    """The markup of a line of text."""
    return Markup("").join(map(_run, runs))


def _blocks(blocks: Iterable[Block], shift: int, level: int) -> Iterable[Markup]:
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level + shift, level + 1, _LOWEST)
            yield Markup("<h{0}>{1}{2}</h{0}>").format(
                level, _number(block.number), words(block.runs)
            )
        else:
            yield _block(block, shift, level)


def _block(block: Block, shift: int, level: int) -> Markup:
    match block:
        case Paragraph():
            return Markup("<p>{}{}</p>").format(_number(block.number), words(block.runs))
        case ListBlock():
            return _list(block, shift, level)
        case Table():
            return _table(block)
        case Quote():
            inner = Markup("\n").join(_blocks(block.blocks, shift, level))
            return Markup("<blockquote>{}</blockquote>").format(inner)
        case CodeBlock():
            return Markup('<pre tabindex="0"><code>{}</code></pre>').format(clean(block.text))
        case Rule():
            return Markup("<hr>")
        case Figure():
            return _figure(block)
    raise TypeError(f"no markup for {type(block).__name__}")


def _list(block: ListBlock, shift: int, level: int) -> Markup:
    items = Markup("\n").join(
        Markup("<li>{}</li>").format(_item(item, shift, level)) for item in block.items
    )
    if not block.ordered:
        return Markup("<ul>\n{}\n</ul>").format(items)
    start = Markup(' start="{}"').format(block.start) if block.start != 1 else ""
    return Markup("<ol{}>\n{}\n</ol>").format(start, items)


def _item(blocks: Sequence[Block], shift: int, level: int) -> Markup:
    """A list's item; one that is a single paragraph is a line, without a paragraph's space."""
    if blocks and isinstance(blocks[0], Paragraph):
        rest = Markup("\n").join(_blocks(blocks[1:], shift, level))
        return words(blocks[0].runs) + rest
    return Markup("\n").join(_blocks(blocks, shift, level))


def _table(block: Table) -> Markup:
    """A table in a region that scrolls by itself, and can be reached by keyboard.

    On a phone the style sheet stacks the cells of a row, each behind the name of its column.
    """
    names = [_plain(cell) for cell in block.header]
    label = ", ".join(filter(None, names))
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(words(cell)) if cell else Markup("<td></td>")
        for cell in block.header
    )
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td{}>{}</td>").format(_label(names, place), words(cell))
                for place, cell in enumerate(row)
            )
        )
        for row in block.rows
    )
    return Markup(
        '<div class="scroll" role="group" aria-label="Table: {}" tabindex="0">'
        '<table class="stack">\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table></div>"
    ).format(label, head, rows)


def _label(names: Sequence[str], place: int) -> Markup:
    name = names[place] if place < len(names) else ""
    return Markup(' data-label="{}"').format(name) if name else Markup("")


def _figure(block: Figure) -> Markup:
    """A chart; on a phone it scrolls by itself, so that its words stay legible, and says so.

    The style sheet shows its end first: the latest.
    """
    from cspctl.writers.charts import svg

    # What the chart writer gives is markup of its own making, with every text in it escaped.
    picture = Markup(svg(block.chart, block.width_mm))
    if block.chart.kind == "sparkline":
        return Markup('<span class="spark">{}</span>').format(picture)
    return Markup(
        '<figure class="chart"><p class="sideways" data-screen>'
        "Scroll the chart sideways to see all of it; its numbers are in the table below.</p>\n"
        '<div class="scroll" role="group" aria-label="{}" tabindex="0">\n'
        "{}\n</div><figcaption>{}</figcaption></figure>"
    ).format(f"Chart: {block.caption}", picture, block.caption)


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs).strip()


def _number(number: str | None) -> Markup:
    return Markup('<span class="number">{}</span> ').format(number) if number else Markup("")


def _run(run: Text) -> Markup:
    shown = Markup("<br>\n").join(escape(line) for line in clean(run.text).split("\n"))
    for wanted, element in (
        (run.code, "code"),
        (run.bold, "strong"),
        (run.italic, "em"),
        (run.strike, "s"),
    ):
        if wanted:
            shown = Markup("<{0}>{1}</{0}>").format(element, shown)
    if run.link and _SAFE.match(run.link):
        shown = Markup('<a href="{}">{}</a>').format(clean(run.link), shown)
    return shown
