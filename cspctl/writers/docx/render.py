"""Word templates: a Word file with Jinja tags, and data, into a Word file.

Tags are typed in Word like any text. Word may cut them into pieces, and may turn the quotation
marks in them into typographic ones; both are put right. Tags work in the body, in tables, text
boxes and content controls, in headers, footers, footnotes and endnotes, in the instructions of
fields, in attributes such as a picture's alternative text or a bookmark's name, and in the
document's title (File > Info).

====================================  ===========================================================
``{{ board.name }}``                  prints a value; text keeps the look of the run it stands in
``{% for a in actions %}...``         repeats what stands between, inside one paragraph (or from
``{% endfor %}``                      one paragraph to another of the same place)
``{% if a.lead %}...{% elif b %}``    prints one part or another; ``{% else %}`` serves loops too,
``...{% else %}...{% endif %}``       for a list that is empty
``{% set first = actions[0] %}``      gives a value a name
``{%p for a in actions %}``           repeats paragraphs (and tables between them): the tag stands
``{%p endfor %}``                     alone in a paragraph, which goes away with it
``{%tr for a in actions %}``          repeats rows: the tag stands alone in a row of its own, which
``{%tr endfor %}``                    goes away; the rows between the two tags are repeated
``{%tc for m in months %}``           repeats cells of a row, in the same way
``{%tc endfor %}``
``{%r if a.late %}`` ``{%r endif %}`` leaves out or repeats runs: text with its own look, pictures
``{{r a.words }}``                    prints runs (bold, links), each with the look of the tag
                                      too; a range of pages becomes live page references
``{{p paper.body }}``                 is replaced by blocks (documents/blocks.py) or by a text, line
                                      by line; the tag stands alone in its paragraph, and plain
                                      paragraphs take the style of that paragraph; a chart
                                      becomes a picture with its words, caption and table
``{% cellbg a.colour %}``             shades the table cell it stands in: ``C00000``, ``#c00000``
                                      or nothing for no shade
``{# not printed #}``                 a note; ``{#p note #}`` takes its paragraph away with it
====================================  ===========================================================

``for``, ``if`` and their ends may all be written with ``p``, ``tr``, ``tc`` or ``r``; the two
ends of one block are written alike. Inside a loop there is ``loop.index`` (from 1),
``loop.first``, ``loop.last``, ``loop.length`` and the like. Filters: ``upper``, ``lower``,
``capitalize``, ``title``, ``trim``, ``join(", ")``, ``default("none")``, ``length``, ``first``,
``last``, ``items``. Tests: ``is defined``, ``is none``, ``is odd``, ``is even``. Values compare
(``==``, ``<``, ``in``), whole numbers add, subtract and have remainders (``loop.index % 2``).

Nothing (``None``) prints as nothing, has nothing inside, and is an empty list; yes/no values
print as ``yes`` and ``no``. A line end in a value becomes Word's line break, a tab its tab;
characters that XML does not know are dropped. Printing a list or a record is a fault.

Codes of the problems: T401 an unknown variable, T402 a faulty tag, T403 not a Word file that can
be used, T404 refused: out of the sandbox, or too much work. The line of a problem's location is
the number of the paragraph in its part, counted from 1 with those in tables and text boxes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from cspctl.documents import blocks as prose
from cspctl.writers import ooxml
from cspctl.writers.docx.blocks import BlockWriter
from cspctl.writers.docx.document import Document
from cspctl.writers.docx.faults import FILE, TAG, Faults
from cspctl.writers.docx.finish import finish
from cspctl.writers.docx.names import VAL, w
from cspctl.writers.docx.program import Program
from cspctl.writers.docx.references import page_range
from cspctl.writers.docx.revisions import accept
from cspctl.writers.docx.running import run
from cspctl.writers.docx.sandbox import NotText, clean, kind_of
from cspctl.writers.docx.scan import Scan, Scanner
from cspctl.writers.properties import CoreProperties, set_properties
from cspctl.writers.remembered import remembered

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_BLOCKS = (
    *(prose.Heading, prose.Paragraph, prose.ListBlock, prose.Table),
    *(prose.Quote, prose.CodeBlock, prose.Rule, prose.Figure),
)


def render(
    template: bytes,
    view: Mapping[str, object],
    *,
    name: str,
    properties: CoreProperties | None = None,
) -> bytes:
    """Fill a Word template; the same arguments give the same bytes.

    ``view`` is plain data: text, whole numbers, yes/no, ``None``, tuples, lists, mappings, frozen
    dataclasses, and sequences of blocks or runs. ``name`` is the template's path for problems.
    ``properties`` are the document's own; its title is the template's rendered one unless given.

    Raises CannotRun with a problem for every fault that was found.
    """
    faults = Faults(name)
    names = tuple(view)
    try:
        ready = _sound(template, names) or _prepared(template, names, faults)
        document = ready.document.again()
        if not faults.hopeless:
            for part, program in ready.programs.items():
                _run(document, part, program, view, faults)
    except ooxml.PackageError as error:
        mend = "Save it in Word as a Word document (.docx)."
        faults.add(FILE, f"The template cannot be used: {error}.", mend=mend)
        raise faults.stopping() from error
    if faults.found:
        raise faults.stopping()
    set_properties(document.parts, properties or CoreProperties())
    return document.packed()


class _Ready(NamedTuple):
    """A template that has been read: what all that is printed on it has in common."""

    document: Document
    programs: Mapping[str, Program]


@remembered(16)
def _sound(template: bytes, names: tuple[str, ...]) -> _Ready | None:
    """A template, read for views of these fields; None when it has faults, to be told anew."""
    faults = Faults("")
    ready = _prepared(template, names, faults)
    return None if faults.found else ready


def _prepared(template: bytes, names: tuple[str, ...], faults: Faults) -> _Ready:
    """Read the tags of every part, so that all faults are found in one run."""
    document = Document(template)
    scanner = Scanner(faults)
    programs: dict[str, Program] = {}
    for part, words in document.texts():
        root = document.root(part)
        accept(root)
        scan = scanner.word_part(root, words)
        if scan.placed:
            programs[part] = Program(scan, names, faults)
        else:
            document.put(part, root)
    title = document.title()
    if title is not None:
        part, element, root = title
        scan = scanner.plain_part(element, root, "document title")
        if scan.placed:
            programs[part] = Program(scan, names, faults)
    return _Ready(document, programs)


def _run(
    document: Document, part: str, program: Program, view: Mapping[str, object], faults: Faults
) -> None:
    xml = run(program, view, faults, _filters(document, part, program.scan))
    if faults.hopeless:
        return
    try:
        root = ooxml.parse_xml(xml.encode())
    except ooxml.PackageError as error:
        faults.add(TAG, f"The tags in {part} do not leave a sound document: {error}.")
        return
    finish(root)
    document.put(part, root)


def _filters(document: Document, part: str, scan: Scan) -> dict[str, Callable[..., Any]]:
    """Make the filters behind ``{{p``, ``{{r`` and ``cellbg``; they get the tag's number."""
    writer = BlockWriter(
        document.styles,
        document.numbering,
        lambda url: document.link(part, url),
        lambda data: document.picture(part, data),
    )

    @pass_context
    def blocks(_: Context, value: Any, index: int) -> Markup:
        paragraph = scan.placed[index].element
        style = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        made = writer.elements(_as_blocks(value), None if style is None else style.get(VAL))
        return _markup(made)

    @pass_context
    def runs(_: Context, value: Any, index: int) -> Markup:
        look = scan.placed[index].element
        if isinstance(value, prose.PageRange):
            return _markup(page_range(value, look))
        return _markup(writer.runs(_as_runs(value), look))

    return {"_blocks": blocks, "_runs": runs, "_fill": _fill}


def _markup(elements: Sequence[etree._Element]) -> Markup:
    return Markup("".join(etree.tostring(made, encoding="unicode") for made in elements))


def _as_blocks(value: Any) -> Sequence[prose.Block]:
    if isinstance(value, _BLOCKS):
        return (value,)
    if isinstance(value, (tuple, list)) and all(isinstance(item, _BLOCKS) for item in value):
        return value
    if isinstance(value, str):
        lines = clean(value).split("\n")
        return tuple(prose.Paragraph((prose.Text(line),)) for line in lines if line)
    runs = tuple(_as_runs(value))
    return (prose.Paragraph(runs),) if runs else ()


def _as_runs(value: Any) -> Sequence[prose.Text]:
    if isinstance(value, Undefined):
        value = str(value)  # which reports it
    if value is None:
        return ()
    if isinstance(value, prose.Text):
        return (value,)
    if isinstance(value, str):
        return (prose.Text(str.__str__(value)),) if value else ()
    if isinstance(value, (tuple, list)) and all(isinstance(item, prose.Text) for item in value):
        return value
    raise NotText(f"this is {kind_of(value)}, and only prose can be put here")


def _fill(value: Any) -> str:
    if value is None or isinstance(value, Undefined) or value in ("", "auto"):
        return str(value) if isinstance(value, Undefined) else "auto"
    found = _COLOUR.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise NotText(f"'{value}' is no colour: six figures of 0 to 9 and A to F are wanted")
    return found.group(1).upper()
