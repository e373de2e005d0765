"""The slips of an edition: pages in the place of what is withheld, or of another format."""

from cspctl.documents.slip import Slip, paper_slip, withheld_slip
from cspctl.pack.numbering import Numbering
from cspctl.pack.sheets import Edition, Sheet


def slip(edition: Edition, sheet: Sheet, place: int, numbering: Numbering) -> Slip:
    """The slip for a sheet that is withheld or of pages, with the range it stands for."""
    pages = numbering.sheets[place] if numbering.counted else None
    numbers = (pages.first, pages.last) if pages else None
    if sheet.kind == "withheld":
        compact = edition.board.board.pack.numbering == "compact"
        return withheld_slip(
            edition.board,
            edition.day,
            edition.directory,
            item=sheet.item,
            title=sheet.title,
            paragraphs=sheet.paragraphs,
            pages=None if compact else numbers,
        )
    return paper_slip(
        edition.board,
        edition.day,
        edition.directory,
        item=sheet.item,
        title=sheet.title,
        file=sheet.file,
        public=edition.public,
        pages=numbers,
    )
