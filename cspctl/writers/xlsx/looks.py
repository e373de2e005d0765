"""How the cells of a workbook look: 12-point Arial, boxes, text at the top left of its cell."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

TITLE = "Log title"
NOTE = "Log note"
HEADING = "Log heading"
TEXT = "Log text"
DATE = "Log date"
TYPED = "Log typed"
LINE = 15.5  # points: a line of 12-point Arial

_FONT = "Arial"
_GREY = Side("thin", color="FF7F7F7F")
_BOX = Border(left=_GREY, right=_GREY, top=_GREY, bottom=_GREY)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)


def named_styles() -> list[NamedStyle]:
    """The styles, made anew: a style belongs to one workbook."""
    plain = Font(name=_FONT, size=12)
    return [
        NamedStyle(TITLE, font=Font(name=_FONT, size=16, bold=True)),
        NamedStyle(NOTE, font=plain),
        NamedStyle(
            HEADING,
            # White on this blue: a contrast of 11 to 1.
            font=Font(name=_FONT, size=12, bold=True, color="FFFFFFFF"),
            fill=PatternFill("solid", fgColor="FF1F3864"),
            border=_BOX,
            alignment=Alignment(wrap_text=True),
        ),
        NamedStyle(TEXT, font=plain, border=_BOX, alignment=_TOP),
        NamedStyle(DATE, number_format="dd/mm/yyyy", font=plain, border=_BOX, alignment=_TOP),
        # Excel's Text: a note that begins with - or = is a note.
        NamedStyle(TYPED, number_format="@", font=plain, border=_BOX, alignment=_TOP),
    ]
