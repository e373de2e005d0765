"""What is looked for: every shortcoming once, with its criteria, its words and its mend.

Sources: WCAG 2.2 (the criteria's numbers and names); SI 2018/952, which makes level AA the law for
public bodies; GOV.UK, "Publishing accessible documents" (what WCAG itself does not ask for).
"""

from typing import NamedTuple

#: The criteria that are cited, by their numbers. All are of level A or AA.
CRITERIA = {
    "1.1.1": "Non-text Content",
    "1.3.1": "Info and Relationships",
    "1.3.2": "Meaningful Sequence",
    "1.4.3": "Contrast (Minimum)",
    "1.4.5": "Images of Text",
    "2.4.2": "Page Titled",
    "2.4.4": "Link Purpose (In Context)",
    "2.4.5": "Multiple Ways",
    "2.4.6": "Headings and Labels",
    "3.1.1": "Language of Page",
}
GUIDANCE = "GOV.UK guidance"


class Check(NamedTuple):
    """A shortcoming. ``mend`` is a sentence to a paper's author.

    ``criteria`` are numbers of WCAG 2.2; there are none for what only the guidance asks for.
    """

    id: str
    criteria: tuple[str, ...]
    what: str
    mend: str

    @property
    def source(self) -> str:
        """Who asks for it, in words: ``WCAG 1.1.1 Non-text Content``."""
        named = [f"{number} {CRITERIA[number]}" for number in self.criteria]
        return f"WCAG {', '.join(named)}" if named else GUIDANCE


_ALL = (
    Check(
        "alternative-text",
        ("1.1.1",),
        "A picture, chart or drawing has no alternative text.",
        "Right-click it, choose 'View Alt Text', and write in a sentence what it tells; "
        "mark it as decorative if it tells nothing.",
    ),
    Check(
        "picture-alone",
        ("1.1.1", "1.4.5"),
        "The paper is a picture: nothing in it can be read aloud, searched or enlarged well.",
        "Put it into a Word document with alternative text, and write what it says as text.",
    ),
    Check(
        "table-header",
        ("1.3.1",),
        "A table has no header row.",
        "Mark the first row as its headings: in Word 'Repeat Header Rows' on the Layout tab of "
        "the table, in PowerPoint 'Header Row' on its Design tab.",
    ),
    Check(
        "no-headings",
        ("1.3.1",),
        "It is longer than a page and has no headings.",
        "Give its headings the styles Heading 1, Heading 2 and so on; bold text is no heading.",
    ),
    Check(
        "heading-skipped",
        ("1.3.1",),
        "A level of headings is skipped.",
        "Let each heading be at most one level below the heading before it.",
    ),
    Check(
        "title",
        ("2.4.2",),
        "It has no title in its properties.",
        "Write the paper's title under File, Info, Title, and save it again; for a PDF, do so "
        "in the document it is made from.",
    ),
    Check(
        "language",
        ("3.1.1",),
        "It does not say which language it is in, so a screen reader may mispronounce it.",
        "Select all, choose Review, Language, Set Proofing Language, and English (United "
        "Kingdom); for a PDF, do so in the document it is made from.",
    ),
    Check(
        "small-text",
        (),
        "Its body text is smaller than 12 points.",
        "Set the style Normal to 12 points or more.",
    ),
    Check(
        "contrast",
        ("1.4.3",),
        "Text stands out too little from its background.",
        "Make the text darker or the background lighter: the ratio of their brightness is to be "
        "4.5 to 1 at least, for large letters 3 to 1.",
    ),
    Check(
        "vague-link",
        ("2.4.4",),
        "A link does not say where it leads.",
        "Let the words of the link name what is behind it, such as 'the strategy of 2017'.",
    ),
    Check(
        "untagged",
        ("1.3.1", "1.3.2"),
        "The PDF is not tagged: a screen reader finds no headings, tables or order in it.",
        "Make it again from the document: Save As, PDF, Options, 'Document structure tags for "
        "accessibility'; better still, send the document itself.",
    ),
    Check(
        "bookmarks",
        ("2.4.5",),
        "The PDF is long and has no bookmarks.",
        "Make it again from a document with headings: Save As, PDF, Options, 'Create bookmarks "
        "using Headings'.",
    ),
    Check(
        "scanned",
        ("1.1.1", "1.4.5"),
        "A page is a picture without text, such as a scan.",
        "Send the document that was scanned, or recognise its text (OCR) and tag the PDF.",
    ),
    Check(
        "slide-title",
        ("1.3.1", "2.4.6"),
        "A slide has no title.",
        "Give each slide a title of its own: Review, Check Accessibility, Add Slide Title.",
    ),
    Check(
        "sheet-table",
        ("1.3.1",),
        "A sheet's figures are no table with a header row.",
        "Select them, press Ctrl+T, and tick 'My table has headers'.",
    ),
    Check(
        "merged-cells",
        ("1.3.1", "1.3.2"),
        "Cells are merged, so that a screen reader loses row and column.",
        "Select them, choose Home, 'Unmerge Cells', and write each value in a cell of its own.",
    ),
    Check(
        "sheet-name",
        ("2.4.6",),
        "A sheet is still named as the program named it.",
        "Right-click its tab and name what is on it.",
    ),
    Check(
        "blank-rows",
        ("1.3.2",),
        "Blank rows are used for layout: a screen reader takes them for the end of the table.",
        "Delete them; make rows higher where space is wanted.",
    ),
    Check(
        "not-examined",
        (),
        "It could not be examined.",
        "Open it in the program that made it and run its own accessibility check; send it as "
        ".docx, .xlsx, .pptx, .pdf or .md if you can.",
    ),
)

CHECKS = {check.id: check for check in _ALL}
