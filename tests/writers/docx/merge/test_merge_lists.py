"""Lists: every paper counts for itself, whatever ids its author's Word gave."""

from merge_looking import attribute
from merge_papers import new, saved, xml

ABSTRACT = (
    '<w:abstractNum w:abstractNumId="70"><w:nsid w:val="11111111"/>'
    '<w:multiLevelType w:val="multilevel"/>{extra}<w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/>{tie}<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    "</w:abstractNum>"
)


def listed(words, *, restart=None, extra="", tie=""):
    """A paper with two lists on one definition; the second may restart."""
    document = new()
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(ABSTRACT.format(extra=extra, tie=tie)))
    again = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
        if restart
        else ""
    )
    for num, override in (("91", ""), ("92", again)):
        numbering.append(
            xml(f'<w:num w:numId="{num}"><w:abstractNumId w:val="70"/>{override}</w:num>')
        )
        document.element.body.insert(
            0,
            xml(
                f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
                f"</w:pPr><w:r><w:t>{words} {num}</w:t></w:r></w:p>"
            ),
        )
    return document


def num(made, words):
    num_id = attribute(made.paragraph(words), "w:pPr/w:numPr/w:numId/@w:val")
    (found,) = made.find("//w:num[@w:numId=$id]", "word/numbering.xml", id=num_id)
    return found


def test_lists_of_two_papers_have_definitions_of_their_own(merged):
    made = merged(saved(listed("first")), saved(listed("second")))
    of = {
        words: attribute(num(made, words), "w:abstractNumId/@w:val")
        for words in ("first 91", "first 92", "second 91", "second 92")
    }
    assert of["first 91"] == of["first 92"] != of["second 91"] == of["second 92"]
    nsids = made.find("//w:nsid/@w:val", "word/numbering.xml")
    assert len(set(nsids)) == len(nsids) == 2


def test_restarts_are_kept(merged):
    made = merged(saved(listed("a")), saved(listed("b", restart=5)))
    assert attribute(num(made, "b 92"), "w:lvlOverride/w:startOverride/@w:val") == "5"
    assert attribute(num(made, "b 91"), "w:lvlOverride/w:startOverride/@w:val") is None


def test_a_list_that_is_defined_nowhere_counts_nothing(merged):
    document = new()
    document.element.body.insert(
        0, xml('<w:p><w:pPr><w:numPr><w:numId w:val="4711"/></w:numPr></w:pPr></w:p>')
    )
    made = merged(saved(document))
    assert [str(v) for v in made.find("//w:numId/@w:val")] == ["0"]


def test_styles_that_count_are_never_shared(merged):
    def paper(words):
        document = new()
        document.add_paragraph(words, style="List Number")
        document.add_paragraph(f"{words} point", style="List Bullet")
        return saved(document)

    made = merged(paper("one"), paper("two"))
    ids = {
        words: attribute(made.paragraph(words), "w:pPr/w:pStyle/@w:val")
        for words in ("one", "two", "one point", "two point")
    }
    ids["one"], ids["two"] = (
        attribute(made.find("//w:p[string(.)=$t]", t=t)[0], "w:pPr/w:pStyle/@w:val")
        for t in ("one", "two")
    )
    assert ids["one"] != ids["two"]
    assert ids["one point"] == ids["two point"]
    lists = [attribute(made.style(ids[w]), "w:pPr/w:numPr/w:numId/@w:val") for w in ("one", "two")]
    assert lists[0] != lists[1]


def test_numbered_headings_stay_tied_to_their_levels(merged):
    def paper(words):
        document = listed(words, tie='<w:pStyle w:val="Heading1"/>')
        style = document.styles["Heading 1"].element
        style.pPr.insert(0, xml('<w:numPr><w:numId w:val="91"/></w:numPr>'))
        document.add_paragraph(f"{words} heading", style="Heading 1")
        return saved(document)

    made = merged(paper("one"), paper("two"))
    ids = [
        attribute(made.paragraph(f"{words} heading"), "w:pPr/w:pStyle/@w:val")
        for words in ("one", "two")
    ]
    ties = [str(v) for v in made.find("//w:lvl/w:pStyle/@w:val", "word/numbering.xml")]
    assert ties == ids
    assert attribute(made.style(ids[1]), "w:pPr/w:numPr/w:ilvl/@w:val") == "0"


def test_a_list_style_comes_along(merged):
    document = listed("plain", extra='<w:numStyleLink w:val="Legal"/>')
    document.styles.element.append(
        xml(
            '<w:style w:type="numbering" w:customStyle="1" w:styleId="Legal">'
            '<w:name w:val="Legal"/><w:pPr><w:numPr><w:numId w:val="93"/></w:numPr></w:pPr>'
            "</w:style>"
        )
    )
    numbering = document.part.numbering_part.element
    real = ABSTRACT.replace('"70"', '"80"').format(extra='<w:styleLink w:val="Legal"/>', tie="")
    numbering.insert(0, xml(real))
    numbering.append(xml('<w:num w:numId="93"><w:abstractNumId w:val="80"/></w:num>'))
    made = merged(saved(listed("other")), saved(document))
    link = attribute(made.tree("word/numbering.xml"), "//w:numStyleLink/@w:val")
    back = attribute(made.tree("word/numbering.xml"), "//w:styleLink/@w:val")
    assert link == back
    style_num = attribute(made.style(link), "w:pPr/w:numPr/w:numId/@w:val")
    assert made.find("//w:num[@w:numId=$id]", "word/numbering.xml", id=style_num)
