"""Presentations: titles of slides, pictures, tables, contrast in the plain cases, links."""

from collections.abc import Iterator

from cspctl.pack.access.contrast import contrast, is_low
from cspctl.pack.access.links import is_vague
from cspctl.pack.access.office import has_title, is_described
from cspctl.pack.access.slide_look import Look
from cspctl.pack.access.words import Found, excerpt
from cspctl.pack.screening.elements import Element
from cspctl.pack.screening.package import Package, opened
from cspctl.pack.screening.report import Refusal
from cspctl.pack.screening.slide_show import A, P, Slide, slides

_OFF = ("0", "false")


def found(data: bytes) -> Iterator[Found]:
    """Everything that falls short on the slides that are shown."""
    package = opened(data)
    if not package.main().startswith("ppt/"):
        raise Refusal("disguised")
    if not has_title(package):
        yield "title", ""
    for slide in slides(package):
        root = package.tree(slide.part)
        if root.get("show") in _OFF:
            continue
        if not _title(root):
            yield "slide-title", slide.said
        yield from _pictures(root, slide)
        yield from _tables(root, slide)
        yield from _contrast(package, root, slide)
        for run in root.iter(f"{A}r"):
            if run.find(f"{A}rPr/{A}hlinkClick") is not None and is_vague(_text(run)):
                yield "vague-link", f"{slide.said}, {excerpt(_text(run))}"


def _title(root: Element) -> str:
    """The words of a slide's title."""
    for shape in root.iter(f"{P}sp"):
        kind = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if kind is not None and kind.get("type") in ("title", "ctrTitle"):
            return "".join(text.text or "" for text in shape.iter(f"{A}t")).strip()
    return ""


def _pictures(root: Element, slide: Slide) -> Iterator[Found]:
    """Pictures, and frames that hold a chart, a diagram or a file; a table is text."""
    for kind, holder in (("pic", "nvPicPr"), ("graphicFrame", "nvGraphicFramePr")):
        for shape in root.iter(f"{P}{kind}"):
            properties = shape.find(f"{P}{holder}/{P}cNvPr")
            is_table = next(shape.iter(f"{A}tbl"), None) is not None
            if properties is not None and not is_table and not is_described(properties):
                yield "alternative-text", f"{slide.said}, {properties.get('name') or 'a picture'}"


def _tables(root: Element, slide: Slide) -> Iterator[Found]:
    for table in root.iter(f"{A}tbl"):
        properties = table.find(f"{A}tblPr")
        if properties is None or properties.get("firstRow", "0") in _OFF:
            yield "table-header", slide.said


def _contrast(package: Package, root: Element, slide: Slide) -> Iterator[Found]:
    look = Look(package, slide.part)
    for shape in root.iter(f"{P}sp"):
        for run in shape.iter(f"{A}r"):
            letters, ground = look.letters(run), look.ground(shape)
            if not (letters and ground and _text(run).strip()):
                continue
            if is_low(letters, ground, points=look.points(run), bold=look.is_bold(run)):
                ratio = contrast(letters, ground)
                yield "contrast", f"{slide.said}, {excerpt(_text(run))}, {ratio:.2f} to 1"


def _text(run: Element) -> str:
    return run.findtext(f"{A}t") or ""
