"""The theme: the fonts and colours that Word offers a person who restyles a template.

The styles name their own, so nothing depends on it; a Word file has to have one. Its effects are
the plainest that ECMA-376 Part 1, 20.1.6, allows.
"""

from templates.look import ACCENT, FONT, GREY, INK, LINK, RULE, TINT

_COLOURS = {
    "dk1": INK,
    "lt1": "FFFFFF",
    "dk2": ACCENT,
    "lt2": TINT,
    "accent1": ACCENT,
    "accent2": GREY,
    "accent3": RULE,
    "accent4": "8A4B08",
    "accent5": "4E6B2F",
    "accent6": "6B3A5B",
    "hlink": LINK,
    "folHlink": "5B3A8C",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> bytes:
    """The theme's part."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    xml = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Board">'
        f'<a:themeElements><a:clrScheme name="Board">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Board"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Board"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
    return xml.encode()
