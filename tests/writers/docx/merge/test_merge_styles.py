"""Styles: a paper's stay its own, equal ones are shared, headings stay headings."""

from docx.shared import Pt
from merge_looking import attribute
from merge_papers import council, new, saved, table, word_2016, xml


def text(document, words, style=None):
    document.add_paragraph(words, style=style)
    return saved(document)


def chain(made, style_id):
    """A style and those it is based on, nearest first."""
    found = []
    while style_id is not None:
        found.append(made.style(style_id))
        style_id = attribute(found[-1], "w:basedOn/@w:val")
    return found


def looks(made, words, path):
    """What the first style that says anything on ``path`` says, for the paragraph of ``words``."""
    style_id = attribute(made.paragraph(words), "w:pPr/w:pStyle/@w:val")
    if style_id is None:
        style_id = attribute(
            made.tree("word/styles.xml"),
            "w:style[@w:type='paragraph' and @w:default='1']/@w:styleId",
        )
    for style in chain(made, style_id):
        if (value := attribute(style, path)) is not None:
            return value
    return attribute(
        made.tree("word/styles.xml"),
        f"w:docDefaults/w:rPrDefault/{path} | w:docDefaults/w:pPrDefault/{path}",
    )


def test_equal_styles_are_held_once(merged):
    made = merged(text(new(), "one", "Heading 2"), text(new(), "two", "Heading 2"))
    names = [str(name) for name in made.find("//w:style/w:name/@w:val", "word/styles.xml")]
    assert [name for name in names if name.lower().startswith("heading")] == ["heading 2"]
    assert attribute(made.paragraph("one"), "w:pPr/w:pStyle/@w:val") == attribute(
        made.paragraph("two"), "w:pPr/w:pStyle/@w:val"
    )


def test_differing_styles_of_one_name_stay_apart_and_stay_headings(merged):
    large = new()
    large.styles["Heading 1"].font.size = Pt(30)
    made = merged(text(new(), "small", "Heading 1"), text(large, "large", "Heading 1"))
    assert looks(made, "small", "w:rPr/w:sz/@w:val") == "28"
    assert looks(made, "large", "w:rPr/w:sz/@w:val") == "60"
    for words in ("small", "large"):
        assert looks(made, words, "w:pPr/w:outlineLvl/@w:val") == "0"
    names = [str(n) for n in made.find("//w:style/w:name/@w:val", "word/styles.xml")]
    assert len({name.lower() for name in names}) == len(names)
    assert "Heading 1 (2)" in names


def test_a_heading_style_without_outline_level_gets_its_own(merged):
    document = new()
    style = document.styles["Heading 3"].element
    style.pPr.remove(style.pPr.find(f"{{{style.nsmap['w']}}}outlineLvl"))
    made = merged(text(new(), "normal"), text(document, "deep", "Heading 3"))
    assert looks(made, "deep", "w:pPr/w:outlineLvl/@w:val") == "2"


def test_text_without_a_style_keeps_its_papers_normal(merged):
    big = new()
    big.styles["Normal"].font.size = Pt(18)
    made = merged(text(new(), "small"), text(new(), "also small"), text(big, "big"))
    assert looks(made, "big", "w:rPr/w:sz/@w:val") == "36"
    assert looks(made, "also small", "w:rPr/w:sz/@w:val") == "22"


def test_differing_defaults_are_worked_into_the_styles(merged):
    made = merged(
        text(council(), "council"),
        text(word_2016(), "word", "Heading 1"),
        text(word_2016(), "plain"),
    )
    assert looks(made, "council", "w:rPr/w:rFonts/@w:ascii") == "Arial"
    assert looks(made, "council", "w:rPr/w:sz/@w:val") == "24"
    assert looks(made, "council", "w:pPr/w:spacing/@w:after") in (None, "0")
    assert looks(made, "plain", "w:rPr/w:rFonts/@w:ascii") == "Calibri"
    assert looks(made, "plain", "w:rPr/w:sz/@w:val") == "22"
    assert looks(made, "plain", "w:pPr/w:spacing/@w:after") == "160"
    assert looks(made, "word", "w:rPr/w:sz/@w:val") == "28"


def test_the_most_common_defaults_become_the_files_own(merged):
    made = merged(text(council(), "a"), text(word_2016(), "b"), text(word_2016(), "c"))
    size = "w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val"
    assert attribute(made.tree("word/styles.xml"), size) == "22"
    assert looks(made, "a", "w:rPr/w:sz/@w:val") == "24"


def test_table_styles_still_win_over_defaults(merged):
    """Table Grid sets no space after; flattened into Normal, the defaults would overrule it."""
    other = word_2016()
    table(other, 2)
    other.add_paragraph("outside")
    made = merged(text(council(), "a"), text(council(), "b"), saved(other))
    cell = made.paragraph("Row 1 column 1")
    style_id = attribute(cell, "w:pPr/w:pStyle/@w:val")
    assert all(
        attribute(style, "w:pPr/w:spacing/@w:after") is None for style in chain(made, style_id)
    )
    assert looks(made, "Row 1 column 1", "w:rPr/w:rFonts/@w:ascii") == "Calibri"
    assert looks(made, "outside", "w:pPr/w:spacing/@w:after") == "160"
    grid = attribute(made.tree(), "//w:tbl/w:tblPr/w:tblStyle/@w:val")
    afters = [attribute(style, "w:pPr/w:spacing/@w:after") for style in chain(made, grid)]
    assert next(after for after in afters if after is not None) == "0"


def theme(document, font, accent):
    part = next(
        rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/theme")
    )
    old = part._blob.decode()
    new_theme = old.replace('latin typeface="Cambria"', f'latin typeface="{font}"')
    new_theme = new_theme.replace('srgbClr val="4F81BD"', f'srgbClr val="{accent}"')
    part._blob = new_theme.encode()
    return document


def test_theme_fonts_and_colours_of_another_theme_are_spelt_out(merged):
    other = theme(new(), "Gill Sans MT", "AA0000")
    shape = xml(
        "<w:p><w:r><w:t>drawn</w:t></w:r><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/>"
        "<wp:docPr id='1' name='x'/><a:graphic><a:graphicData uri='x'><a:solidFill>"
        "<a:schemeClr val='accent1'/></a:solidFill></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )
    other.element.body.insert(0, shape)
    made = merged(text(new(), "a"), text(new(), "b"), text(other, "own theme"))
    assert looks(made, "own theme", "w:rPr/w:rFonts/@w:ascii") == "Gill Sans MT"
    assert looks(made, "a", "w:rPr/w:rFonts/@w:asciiTheme") == "minorHAnsi"
    assert not made.find("//a:schemeClr")
    assert attribute(made.tree(), "//a:srgbClr/@val") == "AA0000"


def test_a_styleref_field_follows_its_style(merged):
    other = new()
    other.styles["Heading 1"].font.size = Pt(30)
    other.add_paragraph("Title", style="Heading 1")
    other.sections[0].header._element.append(
        xml(
            "<w:p><w:fldSimple w:instr='STYLEREF \"Heading 1\" \\n'><w:r><w:t>x</w:t></w:r>"
            "</w:fldSimple></w:p>"
        )
    )
    made = merged(text(new(), "a", "Heading 1"), saved(other))
    (header,) = [
        p for p in made.parts if p.startswith("word/header") and b"STYLEREF" in made.parts[p]
    ]
    assert attribute(made.tree(header), "//w:fldSimple/@w:instr") == 'STYLEREF "Heading 1 (2)" \\n'
