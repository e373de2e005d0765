"""What is looked for in papers: every hazard once, with its code, its words and its mend.

Source: ICO, "How to disclose information safely"; the harm that each does is in docs/screening.md.
"""

from typing import NamedTuple

CLEAN, REFUSE = "clean", "refuse"


class Hazard(NamedTuple):
    """A hazard; its ``id`` is the key under ``screening:`` in board.yaml.

    A ``fixed`` one is no board's choice: nothing that holds it can be used or made safe.
    """

    id: str
    code: str
    what: str
    mend: str
    fixed: bool = False


_ALL = (
    Hazard(
        "changes",
        "S501",
        "tracked changes, which show what was deleted",
        "Accept or reject all changes, and save the paper again.",
    ),
    Hazard(
        "comments",
        "S502",
        "comments",
        "Delete the comments, and save the paper again.",
    ),
    Hazard(
        "hidden_text",
        "S503",
        "text or drawings that are hidden",
        "Show hidden text, delete what is not for readers, and save the paper again.",
    ),
    Hazard(
        "white_text",
        "S504",
        "text in the colour of its background",
        "Select all, look at what is written in white, and delete it or give it a colour.",
    ),
    Hazard(
        "hidden_sheets",
        "S505",
        "hidden sheets",
        "Unhide the sheets, delete what is not for readers, and save the workbook again.",
    ),
    Hazard(
        "hidden_rows",
        "S506",
        "hidden rows or columns",
        "Unhide the rows and columns, delete what is not for readers, and save it again.",
    ),
    Hazard(
        "hidden_slides",
        "S507",
        "hidden slides",
        "Unhide or delete the slides, and save the presentation again.",
    ),
    Hazard(
        "notes",
        "S508",
        "speaker's notes",
        "Delete the notes, and save the presentation again.",
    ),
    Hazard(
        "embedded",
        "S509",
        "files inside the file",
        "Put a picture of it in its place, or name the file as a paper of its own.",
    ),
    Hazard(
        "macros",
        "S510",
        "macros or controls that run",
        "Save it in a format without macros (.docx, .xlsx, .pptx).",
    ),
    Hazard(
        "links",
        "S511",
        "links that fetch something from elsewhere",
        "Put what is linked into the paper itself, and break the link.",
    ),
    Hazard(
        "properties",
        "S512",
        "names of authors, companies or programs' users in its properties",
        "In Word, Excel or PowerPoint: File, Info, Inspect Document, Remove All.",
    ),
    Hazard(
        "forms",
        "S513",
        "form fields",
        "Fill the form in, and print it to a PDF or turn its fields into text.",
    ),
    Hazard(
        "scripts",
        "S514",
        "scripts or actions that run when it is opened",
        "Print it to a new PDF.",
    ),
    Hazard(
        "picture_data",
        "S515",
        "data in pictures about who took them, where and when",
        "Save the picture without its properties, or compress the pictures of the document.",
    ),
    Hazard(
        "password",
        "S520",
        "a password",
        "Ask its author for the file without a password.",
        fixed=True,
    ),
    Hazard(
        "damaged",
        "S521",
        "damage: it cannot be read to its end",
        "Open it in its own program, save it again, or ask its author for it.",
        fixed=True,
    ),
    Hazard(
        "bomb",
        "S522",
        "far more than its size tells: it would fill the memory",
        "Ask its author for a smaller file.",
        fixed=True,
    ),
    Hazard(
        "doctype",
        "S523",
        "a document type declaration, which can read other files",
        "Open it in Word, Excel or PowerPoint and save it again.",
        fixed=True,
    ),
    Hazard(
        "disguised",
        "S524",
        "another kind of file than its name tells, or two files in one",
        "Open it in the program that made it and save it in the format of its name.",
        fixed=True,
    ),
    Hazard(
        "format",
        "S525",
        "a format that is not screened",
        "Save it as .docx, .xlsx, .pptx, .odt, .pdf, .png or .jpg.",
        fixed=True,
    ),
)

HAZARDS = {hazard.id: hazard for hazard in _ALL}
#: Those that a board may set in board.yaml.
GROUPS = tuple(hazard.id for hazard in _ALL if not hazard.fixed)
