"""How a section numbers its notes, and where its endnotes stand.

What a paper's settings say for its whole file is said in each of its sections instead. Notes
count from one in every paper, and endnotes stand at the end of their paper, not of the pack: the
merged file puts them at the ends of sections, and all but a paper's last section pass theirs on.
Source: ECMA-376 Part 1, 17.11.
"""

from copy import deepcopy

from lxml import etree

from cspctl.writers.docx.merge.names import VAL, Element, drop, w
from cspctl.writers.docx.merge.order import child_of

_ORDER = ("pos", "numFmt", "numStart", "numRestart")


def number_notes(section: Element, settings: Element | None, restart: frozenset[str]) -> None:
    """State the numbering of notes; ``restart`` names the kinds that must begin again here.

    A restart is stated only where an earlier paper has notes of that kind: LibreOffice takes the
    first section's word for the whole file, and prints 0 for every note if that says so.
    """
    for kind in ("footnote", "endnote"):
        own = section.find(w(f"{kind}Pr"))
        stated = settings.find(w(f"{kind}Pr")) if settings is not None else None
        said = {
            name: element
            for source in (stated, own)
            for name in _ORDER
            if (element := source.find(w(name)) if source is not None else None) is not None
        }
        if kind == "endnote":
            said.pop("pos", None)  # Word heeds it in the settings only
        again = said.get("numRestart")
        if kind in restart and (again is None or again.get(VAL) == "continuous"):
            said["numRestart"] = etree.Element(w("numRestart"), {w("val"): "eachSect"})
        if own is not None:
            drop(own)
        if said:
            properties = child_of(section, f"{kind}Pr")
            properties.extend(deepcopy(said[name]) for name in _ORDER if name in said)


def endnotes_at_section_end(settings: Element | None) -> bool:
    """Whether a paper prints its endnotes at the end of each of its own sections."""
    stated = settings.find(w("endnotePr")) if settings is not None else None
    where = stated.find(w("pos")) if stated is not None else None
    return where is not None and where.get(VAL) == "sectEnd"
