"""What is true of a Word paper as a whole: its title, its language, the size of its text."""

from collections import Counter
from collections.abc import Iterator

from cspctl.pack.access.office import has_title
from cspctl.pack.access.word_look import Look
from cspctl.pack.access.word_text import each, text_of
from cspctl.pack.access.words import Found
from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package
from cspctl.writers.docx.merge.names import RUN, TBL, VAL, P

SMALLEST = 12.0  # points
_BODY = 300  # letters; a note below a table is no body


def found(package: Package, root: Element, look: Look) -> Iterator[Found]:
    """Title, language and size."""
    if not has_title(package):
        yield "title", ""
    runs = [run for run in each(root, RUN) if text_of(run).strip()]
    if any(not _language(run, look) for run in runs):
        yield "language", ""
    sizes = _sizes(root, look)
    if sizes.total() >= _BODY:
        body = sizes.most_common(1)[0][0]
        if body < SMALLEST:
            yield "small-text", f"{body:g} points"


def _language(run: Element, look: Look) -> str:
    stated = look.stated(run, "lang")
    return stated.get(VAL, "") if stated is not None else ""


def _sizes(root: Element, look: Look) -> Counter[float]:
    """How many letters of prose there are of each size; headings and tables are no prose."""
    sizes: Counter[float] = Counter()
    for paragraph in each(root, P):
        if (
            look.level(paragraph) is not None
            or next(paragraph.iterancestors(TBL), None) is not None
        ):
            continue
        for run in paragraph.iter(RUN):
            letters = len(text_of(run).strip())
            if letters:
                sizes[look.points(run)] += letters
    return sizes
