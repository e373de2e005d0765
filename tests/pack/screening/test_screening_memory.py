"""What is remembered of one paper may not be seen in what becomes of another."""

import random
import subprocess
import sys

import pytest
from hostile_papers import REL, parts, with_parts, word

from cspctl.model.board import Screening
from cspctl.pack.screening import memory, package, screen
from cspctl.pack.screening.elements import drop
from cspctl.pack.screening.hazards import GROUPS
from cspctl.pack.screening.memory import Memory
from cspctl.pack.screening.word_styles import Styles
from cspctl.writers.ooxml import parse_xml

STYLES = "word/styles.xml"
QUIET = (
    '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr>{}'
    "</w:rPr></w:style></w:styles>"
)
BODY = '<w:p><w:pPr><w:pStyle w:val="Quiet"/></w:pPr><w:r><w:t>Orchid</w:t></w:r></w:p>'
TRACKED = '<w:rPrChange w:id="9" w:author="Quill"><w:rPr/></w:rPrChange>'
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Seen'
    "</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def styled(looks, body=BODY):
    return with_parts(word(body), **{STYLES: (b"</w:styles>", QUIET.format(looks).encode())})


PAPERS = {
    "hidden": styled("<w:vanish/>"),
    "shown": styled('<w:vanish w:val="0"/>'),
    "hidden and tracked": styled(f"<w:vanish/>{TRACKED}"),
    "tracked": styled(TRACKED),
    "white": styled('<w:color w:val="FFFFFF"/>'),
    "plain": styled(""),
    "bound": word(BOUND),
    "damaged": with_parts(word(), **{STYLES: b"<w:styles><a></w:styles>"}),
    "damaged beside": with_parts(word(), **{"word/theme/theme1.xml": b"<a:theme/>"}),
}


@pytest.fixture
def forgetful(monkeypatch):
    """Screens a paper as if it were the first one."""

    def first(data, policy):
        monkeypatch.setattr(package, "_SOUND", Memory())
        monkeypatch.setattr(package, "_TOLD", Memory())
        return screen(data, "a.docx", policy)

    return first


@pytest.mark.parametrize("choice", ["clean", "warn", "refuse"])
def test_it_makes_no_difference_what_was_screened_before(forgetful, choice):
    policy = Screening(**dict.fromkeys(GROUPS, choice))
    alone = {name: forgetful(data, policy) for name, data in PAPERS.items()}
    assert not {name for name in PAPERS if "damaged" in name and not alone[name].refused}
    names = list(PAPERS) * 3
    random.Random(1).shuffle(names)
    for name in names:
        assert screen(PAPERS[name], "a.docx", policy) == alone[name], name


def test_equal_styles_are_cleaned_in_every_paper():
    made = [screen(PAPERS["hidden and tracked"], "a.docx").data for _ in range(3)]
    assert len(set(made)) == 1
    assert b"Quill" not in parts(made[0])[STYLES]
    assert b"Orchid" not in parts(made[0])["word/document.xml"]


def test_what_is_said_of_styles_is_not_said_of_those_that_were_changed():
    held = package.opened(PAPERS["hidden"])
    assert held.told(STYLES, Styles).hide
    for element in list(held.tree(STYLES).iter("{*}vanish")):
        drop(element)
    held.touch(STYLES)
    assert not held.told(STYLES, Styles).hide
    assert package.opened(PAPERS["hidden"]).told(STYLES, Styles).hide


def test_a_control_loses_where_its_text_came_from_in_every_encoding():
    relation = f'<Relationship Id="rId98" Type="{REL}/customXml" Target="../customXml/x.xml"/>'
    added = {
        "word/_rels/document.xml.rels": (
            b"</Relationships>",
            relation.encode() + b"</Relationships>",
        ),
        "customXml/x.xml": b"<Orchid/>",
    }
    data = with_parts(PAPERS["bound"], **added)
    root = parse_xml(parts(data)["word/document.xml"])
    from lxml import etree

    wide = etree.tostring(root, encoding="UTF-16", xml_declaration=True)
    for paper in (data, with_parts(data, **{"word/document.xml": wide})):
        assert b"dataBinding" not in parts(screen(paper, "a.docx").data)["word/document.xml"]


def test_links_are_read_again_when_their_part_was_changed():
    held = package.opened(word())
    before = held.links("word/document.xml")
    held.unlink("word/document.xml", before[0])
    assert held.links("word/document.xml") == before[1:]
    held.drop(before[1].target)
    assert held.links("word/document.xml") == before[2:]
    held.tree("word/_rels/document.xml.rels").remove(before[2].element)
    held.touch("word/_rels/document.xml.rels")
    assert held.links("word/document.xml") == before[3:]
    held.replace("word/_rels/document.xml.rels", b"<Relationships/>")
    assert held.links("word/document.xml") == ()


def test_memory_has_bounds(monkeypatch):
    monkeypatch.setattr(memory, "_LARGEST", 10)
    monkeypatch.setattr(memory, "_MOST", 20)
    known: Memory[int] = Memory()
    known.put(b"x" * 11, 1)
    assert known.get(b"x" * 11) is None
    for number in range(5):
        known.put(b"%9d" % number, number)
    assert [known.get(b"%9d" % number) for number in range(5)] == [None, None, None, 3, 4]
    assert known.get(b"%9d" % 4, "another question") is None


def test_only_what_a_paper_needs_is_loaded(tmp_path):
    paper = tmp_path / "a.docx"
    paper.write_bytes(word())
    loaded = (
        "import sys; from pathlib import Path; from cspctl.pack.screened import screened\n"
        "names = lambda: {name for name in sys.modules if '.screening.' in name}; first = names()\n"
        "from cspctl.pack.screening import screen\n"
        "screen(Path(sys.argv[1]).read_bytes(), 'a.docx')\n"
        "print(*first, '/', *(names() - first))"
    )
    run = subprocess.run([sys.executable, "-c", loaded, paper], capture_output=True, text=True)
    first, _, then = run.stdout.partition("/")
    assert {name.rpartition(".")[2] for name in first.split()} == {"hazards", "report", "screening"}
    assert not {"pdf", "odf", "sheet_white", "slide_white"} & {
        name.rpartition(".")[2] for name in then.split()
    }
    assert "word_white" in then
