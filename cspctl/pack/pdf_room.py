"""Where numbers can stand on pages, looked for before the PDF is put together."""

from cspctl.pack.draft import Draft
from cspctl.pack.kept import Kept, Runner
from cspctl.pack.pdf.lettering import Letters
from cspctl.pack.pdf.room import SIZE, Room
from cspctl.pack.pdf_plan import bound_of


def look_for_room(draft: Draft, kept: Kept, run: Runner) -> Room:
    """Find, and keep, the free spots of pages that do not print their numbers themselves."""
    sheets = [sheet for sheet in bound_of(draft) if sheet.own and not sheet.pages.places]
    letters = Letters([text for sheet in sheets for text in sheet.stamps()], kept)
    asked = [
        (sheet.pages.pdf, max(letters.width(text, SIZE) for text in sheet.stamps()))
        for sheet in sheets
    ]
    room = Room(kept)
    room.look(asked, run)
    return room
