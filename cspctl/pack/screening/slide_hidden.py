"""Hidden slides and hidden drawings of a presentation."""

from cspctl.pack.screening.elements import drop, local
from cspctl.pack.screening.package import Package
from cspctl.pack.screening.report import Log
from cspctl.pack.screening.slide_show import P, Slide, slides

_DRAWN = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart")


def clean(package: Package, log: Log) -> None:
    """Take out slides that are not shown, and drawings switched off on the others."""
    everything = list(slides(package))
    hidden = [
        slide for slide in everything if package.tree(slide.part).get("show") in ("0", "false")
    ]
    gone = [slide for slide in hidden if log.found("hidden_slides", slide.said)]
    if gone and len(gone) == len(everything):
        log.refused("hidden_slides", "every slide")
        return
    for slide in gone:
        _drop(package, slide)
    for slide in slides(package):
        _drawings(package, slide, log)


def _drop(package: Package, slide: Slide) -> None:
    """The slide, its notes and comments, and everything that leads to it."""
    show = package.main()
    number = slide.entry.get("id")
    drop(slide.entry)
    for element in list(package.tree(show).iter()):
        if local(element) == "sldId" and element.get("id") == number:  # a section's list
            drop(element)
    for custom in package.tree(show).findall(f"{P}custShowLst"):
        drop(custom)
    package.touch(show)
    for source, link in list(package.all_links()):
        if not link.external and link.target == slide.part and source in package.parts:
            for element, _ in package.naming(source, link):
                if local(element).startswith("hlink"):
                    drop(element)
                    package.touch(source)
    for link in package.linked(slide.part, "notesSlide", "comments"):
        package.drop(link.target)
    package.drop(slide.part)


def _drawings(package: Package, slide: Slide, log: Log) -> None:
    found = [
        element
        for element in package.tree(slide.part).iter()
        if local(element) in _DRAWN
        and any(
            local(name) == "cNvPr" and name.get("hidden") in ("1", "true")
            for part in element
            if local(part).startswith("nv")
            for name in part
        )
    ]
    if found and log.found("hidden_text", f"{slide.said}, a hidden drawing"):
        for element in found:
            drop(element)
        package.touch(slide.part)
