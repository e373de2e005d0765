"""Damaged papers: merged or named, never a traceback."""

import random

import pytest
from lxml import etree
from merge_papers import SHAPES, defaults, new, saved, shaped

from cspctl.problems import CannotRun
from cspctl.writers.docx.merge import Part, merge
from cspctl.writers.ooxml import read_package, write_package

NONSENSE = ["", "-1", "zzz", "99999999999", "#x"]


def damaged(shape, chance):
    """A paper with some elements of one part lost, moved or given nonsense."""
    parts = read_package(shaped(shape))
    name = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 6)):
        elements = [element for element in root.iter() if element is not root]
        if not elements:
            break
        hurt, other = chance.choice(elements), chance.choice(elements)
        how = chance.choice(["lose", "spoil", "move"])
        if how == "lose":
            hurt.getparent().remove(hurt)
        elif how == "spoil" and hurt.attrib:
            hurt.set(chance.choice(list(hurt.attrib)), chance.choice(NONSENSE))
        elif how == "move" and hurt is not other and hurt not in other.iterancestors():
            other.append(hurt)
    parts[name] = etree.tostring(root)
    return write_package(parts)


def faults(parts):
    try:
        merge(parts, title="Pack", date="2017-12-13")
    except CannotRun as fault:
        return {(problem.location.file, problem.code) for problem in fault.problems}
    return set()


@pytest.mark.parametrize("shape", SHAPES)
def test_damage_is_borne_or_named(shape):
    for seed in range(5):
        paper = damaged(shape, random.Random(f"{shape} {seed}"))
        parts = [Part(shaped("empty"), "front.docx", "A"), Part(paper, "hurt.docx", "B")]
        assert faults(parts) <= {("hurt.docx", "C701")}


def test_defaults_that_the_schema_does_not_know_stop_nobody(merged):
    odd = defaults(new(), '<w:sz w:val="24"/>', '<w:unheardOf w:val="1"/>')
    odd.add_paragraph("Lamps")
    assert merged(shaped("council"), shaped("council"), saved(odd)).paragraph("Lamps") is not None
