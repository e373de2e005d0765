"""Merges that share papers: each is opened once, and no merge sees what another did to it."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from merge_papers import body, new, png, saved

from cspctl.problems import CannotRun
from cspctl.writers.docx.merge import Part, merge, papers
from cspctl.writers.docx.merge.papers import Papers


def paper(text, font="Georgia"):
    document = new()
    document.styles["Heading 1"].font.name = font
    document.add_heading(text, 1)
    document.add_paragraph(text, "List Number").add_run().add_picture(io.BytesIO(png()))
    body(
        document,
        '<w:p w:rsidR="00AB12CD"><w:bookmarkStart w:id="3" w:name="here"/>'
        '<w:del w:id="9" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        '<w:hyperlink w:anchor="here"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
        '<w:bookmarkEnd w:id="3"/></w:p>',
    )
    document.sections[0].footer.paragraphs[0].text = text
    return saved(document)


def parts(*documents):
    return [
        Part(data, f"{n}.docx", f"P{n}", n, "decimal", stamp=f"Item {n}, page ")
        for n, data in enumerate(documents, 1)
    ]


def packed(shared, *documents):
    return merge(parts(*documents), title="Pack", date="2017-12-13", papers=shared)


@pytest.fixture
def opened(monkeypatch):
    """The names of the papers that were unzipped."""
    names = []
    real = papers.open_source

    def noted(docx, name):
        names.append(name)
        return real(docx, name)

    monkeypatch.setattr(papers, "open_source", noted)
    return names


A, B, C, SLIP = paper("Lamps"), paper("Roads"), paper("Parks", "Arial"), paper("Withheld", "Arial")


def test_a_merge_is_the_same_whatever_was_merged_with_the_same_papers_before():
    alone = [packed(None, A, B, C), packed(None, C, A), packed(None, A, SLIP, C)]
    for order in ((0, 1, 2), (2, 1, 0), (1, 1, 0), (2, 2, 2)):
        shared = Papers()
        editions = [(A, B, C), (C, A), (A, SLIP, C)]
        assert [packed(shared, *editions[place]) for place in order] == [
            alone[place] for place in order
        ]


def test_what_papers_hold_is_as_it_was_after_a_merge():
    shared = Papers()
    packed(shared, A, B)
    source = shared._opened["1.docx", A]
    before = {part: etree.tostring(tree) for part, tree in source._trees.items()}
    assert source.main in before
    packed(shared, A, C)
    packed(shared, A, A)
    assert {part: etree.tostring(tree) for part, tree in source._trees.items()} == before
    copy = shared.source(A, "1.docx")
    assert copy.tree(copy.main) is not source.tree(source.main)
    assert copy.tree(copy.main) is not shared.source(A, "1.docx").tree(copy.main)


def test_each_paper_is_opened_once(opened):
    shared = Papers()
    packed(shared, A, B, C)
    packed(shared, A, B, SLIP)
    assert sorted(opened) == ["1.docx", "2.docx", "3.docx", "3.docx"]


def test_papers_that_would_fill_the_memory_are_opened_again(monkeypatch, opened):
    whole = packed(None, A, B, C)
    del opened[:]
    monkeypatch.setattr(papers, "_MOST", 1)
    shared = Papers()
    assert packed(shared, A, B, C) == whole
    assert shared._opened == {}
    assert opened.count("2.docx") > 1


def test_a_paper_that_cannot_be_read_is_told_of_in_each_merge_by_the_name_it_has_there():
    shared = Papers()
    for name in ("one.docx", "two.docx", "one.docx"):
        with pytest.raises(CannotRun) as told:
            merge([Part(b"PK", name, "P")], title="", date="2017-12-13", papers=shared)
        assert [problem.location.file for problem in told.value.problems] == [name]


def test_links_and_history_in_a_part_that_is_a_header_by_its_reference_only():
    """Such a part is cleaned by nobody; its links are found all the same."""
    document = Document(io.BytesIO(A))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph._p.set(qn("w:rsidR"), "00AB12CD")
    paragraph.add_run().add_picture(io.BytesIO(png(shade=7)))
    rel = next(r for r in document.part.rels.values() if r.reltype.endswith("/header"))
    rel._reltype = rel.reltype.replace("/header", "/headerOfAnotherKind")
    packs = [packed(None, saved(document))]
    shared = Papers()
    packs += [packed(shared, saved(document)), packed(shared, saved(document))]
    assert packs[0] == packs[1] == packs[2]
    found = Document(io.BytesIO(packs[0]))
    merged = next(r for r in found.part.rels.values() if r.reltype.endswith("/header")).target_part
    assert b"00AB12CD" not in merged.blob
    (blip,) = etree.fromstring(merged.blob).iter(qn("a:blip"))
    assert merged.rels[blip.get(qn("r:embed"))].reltype.endswith("/image")
