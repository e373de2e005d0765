"""Papers of one office share the trees of their styles; the merge changes none of them."""

import gc
import io

from docx import Document
from lxml import etree

from cspctl.writers.docx.merge import Part, merge, reading
from cspctl.writers.docx.merge.reading import ONLY_READ, open_source
from cspctl.writers.docx.merge.style_list import settled_styles
from cspctl.writers.docx.merge.styles import Nothing
from cspctl.writers.docx.merge.theme import Theme


def paper(text, numbered="List Number", colour=None):
    document = Document()
    document.add_heading(text, 1)
    document.add_paragraph(text, numbered)
    document.add_table(1, 1, "Light Shading Accent 1").cell(0, 0).text = text
    document.sections[0].footer.paragraphs[0].text = text
    if colour is not None:
        document.styles["Heading 1"].font.name = colour
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(*papers):
    parts = [
        Part(data, f"{n}.docx", f"P{n}", n, "decimal", stamp="Page ")
        for n, data in enumerate(papers, 1)
    ]
    return merge(parts, title="Pack", date="2017-12-13")


def test_what_papers_share_is_as_it_was_after_a_merge():
    first, second = paper("Lamps"), paper("Roads")
    source, other = open_source(first, "a.docx"), open_source(second, "b.docx")
    trees = {kind: source.related_tree(kind) for kind in ONLY_READ}
    assert {kind for kind, tree in trees.items() if tree is not None} == ONLY_READ
    assert all(other.related_tree(kind) is tree for kind, tree in trees.items())
    before = {kind: etree.tostring(tree) for kind, tree in trees.items()}
    packed(first, paper("Parks", colour="Georgia"), second)
    assert {kind: etree.tostring(tree) for kind, tree in trees.items()} == before


def test_a_merge_gives_the_same_bytes_whatever_was_merged_before(monkeypatch):
    papers = [paper("Lamps"), paper("Roads", "List Bullet"), paper("Parks", colour="Georgia")]
    packed(*reversed(papers))
    shared = packed(*papers)
    monkeypatch.setattr(reading, "_shared_tree", reading.parse_xml)
    assert packed(*papers) == shared


def test_a_text_part_under_the_name_of_the_styles_is_nobody_elses():
    """What a paper's parts are called is its own affair; what it links to as styles is shared."""
    data = paper("Lamps")
    source = open_source(data, "a.docx")
    assert source.tree(source.main) is not open_source(data, "b.docx").tree(source.main)
    styles = source.related("styles")
    assert source.tree(styles) is not source.related_tree("styles")


def test_one_styles_part_under_other_defaults_and_themes_is_not_the_same():
    """What a part comes to is remembered by all that it comes to it by, whatever came before."""
    lamps, roads = paper("Lamps"), paper("Roads", colour="Georgia")
    source = open_source(lamps, "a.docx")
    extra = {("pPr", "spacing", "after"): "200"}
    theme = Theme({("minor", "latin"): "Arial"}, {}, "digest")
    ways = [(None, {}), (None, extra), (theme, {}), (theme, extra)]
    settled = [settled_styles(source, *way) for way in ways]
    assert len({id(one) for one in settled}) == 4
    assert [settled_styles(open_source(lamps, "b.docx"), *way) for way in ways] == settled
    assert settled_styles(open_source(roads, "a.docx"), None, {}) is not settled[0]
    normal = [one.looks("paragraph", "Normal", Nothing) for one in settled]
    assert normal[0] == normal[2] != normal[1] == normal[3]
    heading = [one.looks("paragraph", "Heading1", Nothing) for one in settled]
    assert heading[0] == heading[1] != heading[2] == heading[3]
    assert settled[1].looks("paragraph", "Normal", frozenset(extra)) == normal[0]


def test_a_merge_leaves_nothing_that_only_the_collector_would_find():
    papers = [paper("Lamps"), paper("Roads", "List Bullet"), paper("Parks", colour="Georgia")]
    packed(*papers)
    gc.collect()
    gc.disable()
    try:
        packed(*papers)
        assert gc.collect() == 0
    finally:
        gc.enable()
