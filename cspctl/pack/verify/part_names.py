"""Names that programs give the parts of a file: the same in every file, and no secret."""

import re

# Stems of the names in Office and OpenDocument files, without their numbers.
_STEMS = (
    "_rels rels content_types docprops app core custom thumbnail customxml item itemprops word "
    "document styles style styleswitheffects settings websettings fonttable fonts font "
    "numbering footnotes endnotes comments comment commentsextended commentsids "
    "commentsextensible people header footer theme themeoverride image media hdphoto chart "
    "charts chartex colors drawing drawings vmldrawing embeddings oleobject package "
    "microsoft_excel_sheet microsoft_excel_worksheet microsoft_word_document printersettings "
    "glossary diagrams data layout quickstyle xl workbook worksheets worksheet sheet "
    "chartsheets sharedstrings calcchain tables table pivottables pivottable pivotcache "
    "pivotcachedefinition pivotcacherecords externallinks externallink connections "
    "querytables querytable metadata persons person threadedcomments threadedcomment ppt "
    "presentation slides slide slidelayouts slidelayout slidemasters slidemaster notesslides "
    "notesslide notesmasters notesmaster handoutmasters handoutmaster presprops viewprops "
    "tablestyles commentauthors authors tags tag activex ctrlprops ctrlprop vbaproject "
    "webextensions content meta manifest meta-inf mimetype configurations pictures thumbnails "
    "object objectreplacements accelerator current basic bibliography"
)
_STANDARD = frozenset(_STEMS.split())
_NUMBERED = re.compile(r"\d+$")


def given_name(path: str) -> str:
    """What of a part's path somebody may have chosen; '' when all of it is a program's.

    >>> given_name("word/media/image12.png"), given_name("word/media/orchid.png")
    ('', 'orchid.png')
    """
    return " ".join(piece for piece in path.split("/") if not _is_standard(piece))


def _is_standard(piece: str) -> bool:
    stem = piece.strip("[]./").lower()
    stem = stem.rpartition(".")[0] or stem
    return _NUMBERED.sub("", stem.removesuffix(".xml")) in _STANDARD
