"""The letters of page stamps and blank pages: a subset of Liberation Sans, embedded.

The font is the one that the templates' Arial becomes in LibreOffice (same widths), and lies
beside this file with its licence (SIL OFL 1.1). Sources: ISO 32000-1, 9.6.2 and 9.7.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from cspctl.pack.kept import NOTHING_KEPT, Kept, recall

if TYPE_CHECKING:
    import pikepdf

_FILE = "LiberationSans-Regular.ttf"
#: Six letters that mark a subset; one pack has one subset, so they need not vary.
_NAME = "/CSPCTL+LiberationSans"
#: Dates of the font editor, and what joins and kerns letters: page numbers need neither.
_NOT_NEEDED = ("FFTM", "GSUB", "GPOS", "GDEF", "kern")
#: How a line of Liberation Sans divides, in shares of the font's size.
DESCENT = 0.212
LINE = 1.149


class _Cut(NamedTuple):
    """A subset of the font: the file, its letters' glyphs, their widths, and its measures."""

    data: bytes
    glyphs: dict[str, int]
    widths: list[int]
    box: list[int]
    ascent: int
    descent: int


@lru_cache(maxsize=2)  # both editions of a pack have the same letters
def _cut_answer(letters: str) -> bytes:
    """The subset as bytes: a line of JSON, then the file."""
    data, *rest = _cut(letters)
    return json.dumps(rest).encode() + b"\n" + data


def _from_bytes(answer: bytes) -> _Cut:
    line, _, data = answer.partition(b"\n")
    return _Cut(data, *json.loads(line))


def _cut(letters: str) -> _Cut:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    with (files(__package__) / "fonts" / _FILE).open("rb") as file:
        font = TTFont(file, recalcTimestamp=False)
        for table in _NOT_NEEDED:
            if table in font:
                del font[table]  # the subsetter would read it whole before it drops it
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
    made = BytesIO()
    font.save(made)
    unit = 1000 / font["head"].unitsPerEm  # widths are in thousandths of the size
    order = {name: number for number, name in enumerate(font.getGlyphOrder())}
    head, metrics = font["head"], font["hhea"]
    return _Cut(
        made.getvalue(),
        {chr(code): order[name] for code, name in font.getBestCmap().items()},
        [round(font["hmtx"][name][0] * unit) for name in font.getGlyphOrder()],
        [round(edge * unit) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
        round(metrics.ascent * unit),
        round(metrics.descent * unit),
    )


class Letters:
    """The font with the characters of ``texts``."""

    def __init__(self, texts: Iterable[str], kept: Kept = NOTHING_KEPT) -> None:
        letters = "".join(sorted(set("".join(texts)) | {" "}))
        self._cut = _from_bytes(recall(kept, "letters", _cut_answer, letters))
        self._glyphs = self._cut.glyphs
        self._widths = self._cut.widths
        self._codes = {char: f"{glyph:04X}" for char, glyph in self._glyphs.items()}

    def encode(self, text: str) -> str:
        """The text as a string of this font in a content stream; unknown letters as a box."""
        return "<" + "".join([self._codes.get(char, "0000") for char in text]) + ">"

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in points."""
        return float(sum(self._widths[self._glyphs.get(char, 0)] for char in text)) * size / 1000


class Lettering(Letters):
    """The font of one PDF, embedded."""

    def __init__(self, pdf: "pikepdf.Pdf", texts: Iterable[str], kept: Kept = NOTHING_KEPT) -> None:
        super().__init__(texts, kept)
        self.object = self._embed(pdf, self._cut)

    def _embed(self, pdf: "pikepdf.Pdf", cut: _Cut) -> "pikepdf.Object":
        from pikepdf import Array, Dictionary, Name

        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(_NAME),
            Flags=32,  # ordinary letters
            FontBBox=Array(cut.box),
            ItalicAngle=0,
            Ascent=cut.ascent,
            Descent=cut.descent,
            CapHeight=729,
            StemV=80,
            FontFile2=pdf.make_stream(cut.data, Length1=len(cut.data)),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(_NAME),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([0, Array(self._widths)]),
            CIDToGIDMap=Name.Identity,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name(_NAME),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _to_unicode(self) -> bytes:
        """What each glyph says, for search, copying and screen readers."""
        pairs = sorted((glyph, char) for char, glyph in self._glyphs.items())
        lines = [
            f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for glyph, char in pairs
        ]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode()
